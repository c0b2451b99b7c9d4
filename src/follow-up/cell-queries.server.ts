import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Target } from '#checking/report.ts';
import { wordDifference } from '#checking/word-difference.ts';
import { PER_WORDS } from '#promise/field-labels.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import type { CellPage, VersionTold } from '#follow-up/cell.ts';
import { entrySubject, loadPlace, type EntryAt } from '#follow-up/entry-place.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { loadMarks } from '#follow-up/grid-queries.server.ts';
import { gridOf, saidBefore } from '#follow-up/grid.ts';
import { periodName } from '#follow-up/period-name.ts';
import { numberWritten } from '#checking/swedish-number.ts';

/**
 * One cell of the grid with its history; null where the promise has no such point, party or round.
 * @throws AppError `entry-not-found`
 */
export async function loadCell(work: Work, slug: string, at: EntryAt, today: string): Promise<CellPage | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const place = await loadPlace(work, at);
  if (place.promiseId !== promise.id) return null;
  const followUp = await loadFollowUp(tx, municipalityId, promise.id);
  const grid = gridOf(promise, followUp, await loadMarks(tx, municipalityId, promise.id), today);
  const row = grid.rows.find((one) => one.pointId === at.pointId && one.party.id === at.partyId);
  const round = grid.rounds.find((one) => one.id === at.roundId);
  const point = promise.points.find((one) => one.id === at.pointId);
  const cell = row?.cells.find((one) => one.roundId === at.roundId);
  if (row === undefined || round === undefined || point === undefined || cell === undefined) return null;
  const entry = cell.entries.findLast(({ kind }) => kind !== 'silence') ?? cell.entries.at(-1) ?? null;
  const earlier = saidBefore(row, round.id);
  const subject = entrySubject(place, municipalityId, today);
  return {
    promise: { slug: promise.slug, title: promise.title, period: promise.period },
    point: { id: point.id, number: point.number, body: point.body, target: targetWords(point.target) },
    party: row.party,
    round,
    entry,
    before:
      earlier === null
        ? null
        : {
            label: periodName(grid.rounds.find(({ id: one }) => one === earlier.roundId) ?? round),
            entry: earlier,
            difference: wordDifference(earlier.body ?? '', entry?.body ?? ''),
          },
    activities: followUp.activities
      .filter(({ pointId, partyId }) => pointId === at.pointId && partyId === at.partyId)
      .filter(({ day }) => day >= round.period.from && day <= round.period.to)
      .map(({ id: one, day, body, count, unit }) => ({
        id: one,
        day,
        body,
        amount: count === null ? null : `${numberWritten(count)}${unit === null ? '' : `\u00a0${unit}`}`,
      })),
    history: entry === null ? [] : await loadHistory(work, entry.id),
    may: {
      change: can(actor, place.locked || place.closed ? 'entry:correct' : 'entry:answer', subject),
      approve: can(actor, 'entry:approve', subject),
    },
  };
}

function targetWords(target: Target | null): string | null {
  if (target === null) return null;
  const often = target.per === null ? '' : ` ${PER_WORDS[target.per]}`;
  return `minst ${numberWritten(target.atLeast)}\u00a0${target.unit}${often}`;
}

/** Every version of an entry, the latest first, with its party's key. */
async function loadHistory({ tx, municipalityId }: Work, entryId: string): Promise<VersionTold[]> {
  const { rows } = await sql<VersionTold>`
    select v.id as "versionId", v.no, v.kind, v.body, v.progress, v.reason, v.correction_note as "correctionNote", v.at,
      p.name as by, k.verdict as key, k.comment
    from entry e join entry_version v on (v.municipality_id, v.entry_id) = (e.municipality_id, e.id)
    left join person p on p.id = v.by_person
    left join entry_approval k on (k.municipality_id, k.entry_version_id, k.party_id) = (e.municipality_id, v.id, e.party_id)
    where e.municipality_id = ${municipalityId} and e.id = ${entryId}
    order by v.no desc`.execute(tx);
  return rows;
}
