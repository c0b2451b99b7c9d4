import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { addNotice } from '#platform/mail/notices.server.ts';
import { promiseState } from '#promise/promise-state.ts';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { approveEntry } from '#follow-up/entry-approval.server.ts';
import { loadGrid, type PromiseGrid } from '#follow-up/grid-queries.server.ts';
import type { Bulk } from '#follow-up/grid-bulk.ts';
import type { GridCell } from '#follow-up/grid.ts';
import { periodName } from '#follow-up/period-name.ts';

export type BulkWork = Bulk & { readonly today: string };
export type BulkDone = { readonly said: 'status' | 'paminda' | 'godkanda'; readonly count: number };

/**
 * One thing done with several points of a round, all of it or nothing.
 * @throws AppError as the use case of each: `edited-meanwhile` where somebody has saved since the page was drawn, …
 */
export async function changeSeveral(work: Work, slug: string, bulk: BulkWork): Promise<BulkDone> {
  const page = await loadGrid(work, slug, bulk.today);
  if (page === null) throw new AppError('promise-not-found');
  if (bulk.act === 'remind') return { said: 'paminda', count: await remind(work, page, bulk) };
  const cells = bulk.rows.map(({ pointId, partyId }) => {
    const row = page.grid.rows.find((one) => one.pointId === pointId && one.party.id === partyId);
    const cell = row?.cells.find(({ roundId }) => roundId === bulk.roundId);
    if (cell === undefined) throw new AppError('entry-not-found');
    if (cell.entries.some(({ at }) => at > bulk.seen)) throw new AppError('edited-meanwhile');
    return { pointId, partyId, cell };
  });
  if (bulk.act !== 'status') authorize(work.actor, 'entry:approve', { municipalityId: work.municipalityId });
  let count = 0;
  for (const { cell, ...who } of cells) {
    // Whoever ticks every row and approves for one party means that party's.
    const own = { municipalityId: work.municipalityId, parties: [who.partyId] };
    if (bulk.act !== 'status' && !can(work.actor, 'entry:approve', own)) continue;
    const done = bulk.act === 'status' ? await setStatus(work, bulk, who, cell) : await approve(work, bulk, cell);
    if (done) count += 1;
  }
  return { said: bulk.act === 'status' ? 'status' : 'godkanda', count };
}

/** Who has said nothing gets an entry without a result, which says why: the reason that was written for all. */
async function setStatus(
  work: Work,
  { roundId, progress, reason, today }: BulkWork,
  who: { readonly pointId: string; readonly partyId: string },
  cell: GridCell,
): Promise<boolean> {
  const last = cell.entries.at(-1) ?? null;
  if (last?.progress === progress) return false;
  const said = last === null || last.kind === 'silence' ? null : last;
  await changeEntry(work, {
    ...who,
    roundId,
    told: last?.told ?? 'apart',
    expectedNo: last?.no ?? 0,
    kind: said?.kind === 'report' ? 'report' : 'nothing-to-report',
    body: said?.body ?? null,
    progress,
    reason,
    nextStep: said?.nextStep ?? null,
    today,
  });
  return true;
}

async function approve(work: Work, { today }: BulkWork, cell: GridCell): Promise<boolean> {
  const waiting = cell.entries.filter(({ kind, key }) => kind !== 'silence' && key === null);
  for (const { versionId } of waiting)
    await approveEntry(work, { entryVersionId: versionId, verdict: 'approved', comment: null, today });
  return waiting.length > 0;
}

/** A reminder to those who are asked about the chosen points and have not answered: one each, however many points. */
async function remind(work: Work, { promise, grid }: PromiseGrid, bulk: BulkWork): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const round = grid.rounds.find(({ id }) => id === bulk.roundId);
  if (round === undefined) throw new AppError('round-not-found');
  const state = promiseState(promise, bulk.today);
  authorize(actor, 'request:send', { municipalityId, state, areas: promise.areas.map(({ id }) => id) });
  const { rows } = await sql<{ personId: string; points: number }>`
    select q.person_id as "personId", count(distinct q.point_id)::int as points from request q
    where q.municipality_id = ${municipalityId} and q.round_id = ${bulk.roundId} and q.state = 'waiting'
      and (q.point_id || '.' || q.party_id) = any(${bulk.rows.map((row) => `${row.pointId}.${row.partyId}`)}::text[])
    group by q.person_id order by q.person_id`.execute(tx);
  const data = { promise: promise.title, round: periodName(round), due: round.due };
  for (const { personId, points } of rows) {
    const step = `asked-by-hand-${bulk.today}`;
    await addNotice(work, { personId, kind: 'report-reminder', subjectId: round.id, step, data: { ...data, points } });
  }
  await appendAudit(tx, {
    municipalityId,
    type: 'reminded-by-hand',
    subjectId: round.id,
    personId: actor.personId,
    data: { people: rows.map(({ personId }) => personId), via: actor.via },
  });
  return rows.length;
}
