import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addEntryVersion } from '#follow-up/add-entry-version.server.ts';
import { figuresOfVersion } from '#follow-up/entry-figures.server.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';
import { entrySubject, loadPlace, type EntryAt, type EntryPlace } from '#follow-up/entry-place.server.ts';
import type { EntryKind, Progress } from '#follow-up/follow-up-record.ts';
import { closeRequests } from '#follow-up/request-close.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';

export type EntryChange = EntryAt & {
  readonly told?: 'together' | 'apart';
  /** The version that the editor saw; 0 where there was none. */
  readonly expectedNo: number;
  readonly kind: Exclude<EntryKind, 'silence'>;
  readonly body: string | null;
  readonly progress: Progress | null;
  readonly reason: string | null;
  readonly nextStep: string | null;
  /** All the figures of the new version; left out, those of the last version stay. */
  readonly figures?: readonly FigureInput[];
  /** What was done on a day, which bears "genomförd" out. */
  readonly activity?: { readonly day: string; readonly body: string } | null;
  /** What is corrected, for readers; needed once the round is locked. */
  readonly correctionNote?: string | null;
  /** `YYYY-MM-DD` in Sweden. */
  readonly today: string;
};

export type EntryChanged = { readonly entryId: string; readonly versionId: string; readonly no: number };

/**
 * Writes what a party says of a point in a round, or says it anew; every earlier version stays. In a locked round it is
 * a correction, which readers see.
 * @throws AppError `edited-meanwhile` where somebody has saved since; `status-needs-reason` where the status is changed
 *   (or is "inte genomförd") without a reason of its own; `done-without-evidence`; `round-locked` for a correction that
 *   does not say what it corrects; `entry-empty`; `entry-not-found`; `forbidden`
 */
export async function changeEntry(work: Work, change: EntryChange): Promise<EntryChanged> {
  const place = await loadPlace(work, change);
  const fixed = place.locked || place.closed;
  authorize(
    work.actor,
    fixed ? 'entry:correct' : 'entry:answer',
    entrySubject(place, work.municipalityId, change.today),
  );
  const last = await lastVersion(work, change);
  if ((last?.no ?? 0) !== change.expectedNo) throw new AppError('edited-meanwhile');
  refuseUnsound(change, last, place);
  const { activity = null } = change;
  if (activity !== null) await addActivities(work, [{ ...activity, pointId: change.pointId, partyId: change.partyId }]);
  if (change.progress === 'done' && !(await isBorneOut(work, change, last)))
    throw new AppError('done-without-evidence');
  const { kind, body, progress, reason, nextStep } = change;
  const words = { kind, body, progress, reason, nextStep };
  const told = change.told ?? 'apart';
  if (last === null) {
    const [written] = await addEntries(work, [{ ...words, ...at(change), told, figures: change.figures ?? [] }]);
    if (written === undefined) throw new AppError('entry-not-found');
    await closeRequests(work, change);
    return { entryId: written.id, versionId: written.versionId, no: 1 };
  }
  const figures = change.figures ?? (await figuresOfVersion(work, last.version_id));
  const versionId = await addEntryVersion(work, {
    ...words,
    saidLate: last.said_late && progress === last.progress,
    internalNote: last.internal_note,
    entryId: last.entry_id,
    pointId: change.pointId,
    no: last.no + 1,
    correctionNote: place.locked ? (change.correctionNote ?? undefined) : undefined,
    figures,
  });
  await closeRequests(work, change);
  await appendAudit(work.tx, {
    municipalityId: work.municipalityId,
    type: place.locked ? 'entry-corrected' : 'entry-changed',
    subjectId: last.entry_id,
    personId: work.actor.personId,
    data: { version: versionId, no: last.no + 1, progress, via: work.actor.via },
  });
  return { entryId: last.entry_id, versionId, no: last.no + 1 };
}

const at = ({ roundId, pointId, partyId }: EntryAt): EntryAt => ({ roundId, pointId, partyId });

type Last = {
  entry_id: string;
  version_id: string;
  no: number;
  kind: EntryKind;
  progress: Progress | null;
  reason: string | null;
  internal_note: string | null;
  said_late: boolean;
};

async function lastVersion({ tx, municipalityId }: Work, change: EntryChange): Promise<Last | null> {
  const { rows } = await sql<Last>`
    select e.id as entry_id, v.id as version_id, v.no, v.kind, v.progress, v.reason, v.internal_note, v.said_late
    from entry e join entry_version v on (v.municipality_id, v.entry_id) = (e.municipality_id, e.id)
    where e.municipality_id = ${municipalityId} and e.round_id = ${change.roundId} and e.point_id = ${change.pointId}
      and e.party_id = ${change.partyId} and e.told = ${change.told ?? 'apart'}
    order by v.no desc limit 1`.execute(tx);
  return rows[0] ?? null;
}

function refuseUnsound(change: EntryChange, last: Last | null, place: EntryPlace): void {
  const { kind, body, progress, reason, correctionNote = null } = change;
  if (kind === 'report' ? body === null : reason === null) throw new AppError('entry-empty');
  if (place.locked && correctionNote === null) throw new AppError('round-locked');
  const changed = last !== null && last.progress !== null && last.progress !== progress;
  const stale = reason === null || (changed && reason === last.reason);
  if (stale && (changed || progress === 'not-done')) throw new AppError('status-needs-reason');
}

/** As the database's own wall says it (`is_borne_out`), asked beforehand so that the form can tell it by the field. */
async function isBorneOut({ tx, municipalityId }: Work, place: EntryAt, last: Last | null): Promise<boolean> {
  const { rows } = await sql`
    select from activity a where a.municipality_id = ${municipalityId} and a.point_id = ${place.pointId}
      and a.party_id = ${place.partyId} and a.trashed_at is null
    union all
    select from entry_version w where w.municipality_id = ${municipalityId} and w.entry_id = ${last?.entry_id ?? null}
      and ((w.progress = 'done' and w.source_import is not null)
        or exists (select from evidence h where (h.municipality_id, h.entry_version_id) = (w.municipality_id, w.id)))
    limit 1`.execute(tx);
  return rows.length > 0;
}
