import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { figuresOfVersion } from '#follow-up/entry-figures.server.ts';
import type { EntryKind, Progress } from '#follow-up/follow-up-record.ts';
import { periodName } from '#follow-up/period-name.ts';
import { PROGRESS_WORDS } from '#follow-up/progress-words.ts';
import type { TextPart } from '#promise/version-text.ts';

type EntryVersionText = {
  readonly versionId: string;
  readonly no: number;
  readonly at: Date;
  readonly byPerson: string | null;
  readonly kind: EntryKind;
  readonly parts: readonly TextPart[];
};

/** What one party has said of a point for one round, from its first version to its last. */
export type EntryHistory = {
  readonly entryId: string;
  readonly round: string;
  readonly party: string;
  readonly versions: readonly EntryVersionText[];
};

type Row = {
  entry_id: string;
  label: string | null;
  period_from: string;
  period_to: string;
  party: string;
  version_id: string;
  no: number;
  at: Date;
  by_person: string | null;
  kind: EntryKind;
  body: string | null;
  next_step: string | null;
  internal_note: string | null;
  progress: Progress | null;
  reason: string | null;
  correction_note: string | null;
};

const KIND: Readonly<Record<EntryKind, string | null>> = {
  report: null,
  'nothing-to-report': 'inget att rapportera',
  silence: 'ingen uppföljning lämnad',
};

/** Every version of every answer about a point, the latest round first. */
export async function entryHistories(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  pointId: string,
): Promise<EntryHistory[]> {
  const { rows } = await sql<Row>`
    select e.id as entry_id, r.label, r.period_from, r.period_to, y.name as party, v.id as version_id, v.no, v.at,
      v.by_person, v.kind, v.body, v.next_step, v.internal_note, v.progress, v.reason, v.correction_note
    from entry e
    join round r on (r.municipality_id, r.id) = (e.municipality_id, e.round_id)
    join party y on (y.municipality_id, y.id) = (e.municipality_id, e.party_id)
    join entry_version v on (v.municipality_id, v.entry_id) = (e.municipality_id, e.id)
    where e.municipality_id = ${municipalityId} and e.point_id = ${pointId}
    order by r.period_from desc, y.name, e.id, v.no`.execute(tx);
  return [...Map.groupBy(rows, ({ entry_id }) => entry_id)].flatMap(([entryId, versions]) => {
    const [first] = versions;
    if (first === undefined) return [];
    const period = { from: first.period_from, to: first.period_to };
    return [
      {
        entryId,
        round: periodName({ label: first.label, period }),
        party: first.party,
        versions: versions.map((row) => ({
          versionId: row.version_id,
          no: row.no,
          at: row.at,
          byPerson: row.by_person,
          kind: row.kind,
          parts: partsOf(row),
        })),
      },
    ];
  });
}

function partsOf(row: Row): TextPart[] {
  const said: readonly (readonly [string, string | null])[] = [
    ['Svar', KIND[row.kind]],
    ['Resultat', row.body],
    ['Status', row.progress === null ? null : PROGRESS_WORDS[row.progress].word],
    ['Skäl', row.reason],
    ['Nästa steg', row.next_step],
    ['Vad som rättades', row.correction_note],
  ];
  return [
    ...said.flatMap(([label, text]) => (text === null ? [] : [{ label, text, internal: false }])),
    ...(row.internal_note === null ? [] : [{ label: 'Anteckning (intern)', text: row.internal_note, internal: true }]),
  ];
}

/**
 * Says again what an older version of an answer said: a new version with its words and figures. In a locked round it is a
 * visible correction.
 * @throws AppError `entry-not-found` where there is no such version, or it was silence; and as `changeEntry`
 */
export async function restoreEntry(
  work: Work,
  asked: { readonly versionId: string; readonly expectedNo: number; readonly today: string },
): Promise<void> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<
    Row & { round_id: string; point_id: string; party_id: string; told: 'together' | 'apart' }
  >`
    select v.id as version_id, v.no, v.kind, v.body, v.next_step, v.progress, v.reason, e.round_id, e.point_id, e.party_id, e.told
    from entry_version v join entry e on (e.municipality_id, e.id) = (v.municipality_id, v.entry_id)
    where v.municipality_id = ${municipalityId} and v.id = ${asked.versionId}`.execute(tx);
  const [old] = rows;
  if (old === undefined || old.kind === 'silence') throw new AppError('entry-not-found');
  const note = `Återställd till version ${old.no}.`;
  await changeEntry(work, {
    roundId: old.round_id,
    pointId: old.point_id,
    partyId: old.party_id,
    told: old.told,
    expectedNo: asked.expectedNo,
    kind: old.kind,
    body: old.body,
    progress: old.progress,
    reason: old.reason ?? note,
    nextStep: old.next_step,
    figures: await figuresOfVersion(work, old.version_id),
    correctionNote: note,
    today: asked.today,
  });
}
