import { sql } from 'kysely';
import { z } from 'zod';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { asksFirst, KINDS, type RetentionKind } from '#places/retention.ts';
import { erase, listHash, oldOf } from '#report-back/forget-old.server.ts';
import { whoWrote } from '#report-back/history-writers.server.ts';

/** So many of a list are told by name; the list itself is all of them. */
const TOLD = 100;
const RECEIPTS = 100;

type DueList = {
  readonly kind: RetentionKind;
  /** Null: kept for ever. */
  readonly days: number | null;
  readonly count: number;
  /** Approving is approving this list, and no longer one. */
  readonly listed: string;
  readonly named: readonly { readonly id: string; readonly words: string; readonly on: string }[];
};

type Receipt = {
  readonly no: number;
  readonly kind: string;
  readonly day: string;
  readonly days: number;
  readonly gone: number;
  readonly listed: string;
  /** Null: by the municipality's setting, at night. */
  readonly approvedBy: string | null;
};

export type ErasurePage = { readonly due: readonly DueList[]; readonly receipts: readonly Receipt[] };

/** What is due on a Swedish day, kind by kind, and what has been erased before. @throws AppError `forbidden` */
export async function loadErasurePage(work: Work, today: string): Promise<ErasurePage> {
  authorize(work.actor, 'municipality:administer', registerScope(work.municipalityId));
  const due: DueList[] = [];
  for (const kind of KINDS) {
    const { days, ids } = await oldOf(work, kind, today);
    due.push({ kind, days, count: ids.length, listed: listHash(ids), named: await named(work, kind, ids) });
  }
  return { due, receipts: await receiptsOf(work) };
}

/** An approval as it is sent: the list that the person has looked through. */
export const ApprovalInput = z.object({ kind: z.enum(KINDS), listed: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * Erases a list that somebody has looked through and approved, and writes the receipt.
 * @throws AppError `forbidden`, `erasure-list-changed` where it is another list by now, or something else holds a part of it
 */
export async function approveErasure(
  work: Work,
  { kind, listed }: z.output<typeof ApprovalInput>,
  today: string,
): Promise<void> {
  authorize(work.actor, 'municipality:administer', registerScope(work.municipalityId));
  const { days, ids } = await oldOf(work, kind, today);
  if (days === null || ids.length === 0 || listHash(ids) !== listed) throw new AppError('erasure-list-changed');
  const gone = await erase(work, kind, { days, ids, today });
  // All of it or nothing: the receipt has the list that was approved.
  if (gone !== ids.length) throw new AppError('erasure-list-changed');
  const event = registerEvent(work, 'erasure-approved', null);
  await appendAudit(work.tx, { ...event, data: { ...event.data, kind, gone, listed } });
}

async function receiptsOf(work: Work): Promise<Receipt[]> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<Omit<Receipt, 'approvedBy'> & { by: string | null }>`
    select no, kind, day, days, gone, listed, by_person as by from erasure
    where municipality_id = ${municipalityId} order by no desc limit ${RECEIPTS}`.execute(tx);
  const writers = await whoWrote(
    work,
    rows.map(({ by }) => by),
  );
  return rows.map(({ by, ...receipt }) => {
    const { name, does } = writers(by);
    return { ...receipt, approvedBy: by === null && !asks(receipt.kind) ? null : (name ?? does) };
  });
}

const asks = (kind: string): boolean => KINDS.some((one) => one === kind && asksFirst(one));

/** A list in words that say which each is: to those who look after the municipality alone. */
async function named(
  { tx, municipalityId: m }: Work,
  kind: RetentionKind,
  ids: readonly string[],
): Promise<DueList['named']> {
  const some = ids.slice(0, TOLD);
  if (some.length === 0) return [];
  const day = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'Europe/Stockholm', 'YYYY-MM-DD')`;
  const queries = {
    answers: sql`select q.id, v.label as words, ${day('q.draft_at')} as "on" from request q
      join round v on (v.municipality_id, v.id) = (q.municipality_id, q.round_id)
      where q.municipality_id = ${m} and q.id = any(${some}::uuid[])`,
    links: sql`select l.token_hash as id, v.label as words, ${day('l.expires_at')} as "on" from report_link l
      join round v on (v.municipality_id, v.id) = (l.municipality_id, l.round_id)
      where l.municipality_id = ${m} and l.token_hash = any(${some}::text[])`,
    documents: sql`select i.id, f.name as words, ${day('i.at')} as "on" from import i
      join file f on (f.municipality_id, f.sha256) = (i.municipality_id, i.file_sha256)
      where i.municipality_id = ${m} and i.id = any(${some}::uuid[])`,
    activities: sql`select a.id, left(a.body, 100) as words, ${day('a.trashed_at')} as "on" from activity a
      where a.municipality_id = ${m} and a.id = any(${some}::uuid[])`,
    points: sql`select p.id, ${day('p.trashed_at')} as "on", (select left(v.body, 100) from point_version v
        where (v.municipality_id, v.point_id) = (p.municipality_id, p.id) order by no desc limit 1) as words
      from point p where p.municipality_id = ${m} and p.id = any(${some}::uuid[])`,
    memos: sql`select v.id, ${day('v.at')} as "on",
        'Version ' || v.no || ', ' || coalesce(c.registry_number, 'utan diarienummer') as words from memo_version v
      join council_case c on (c.municipality_id, c.id) = (v.municipality_id, v.case_id)
      where v.municipality_id = ${m} and v.id = any(${some}::uuid[])`,
    dialogues: sql`select d.id, ${day('s.at')} as "on", v.title as words from dialogue d
      join lateral (select s.at from dialogue_step s where (s.municipality_id, s.dialogue_id) = (d.municipality_id, d.id)
        order by s.no desc limit 1) s on true
      join lateral (select v.title from dialogue_version v where (v.municipality_id, v.dialogue_id) = (d.municipality_id, d.id)
        order by v.no desc limit 1) v on true
      where d.municipality_id = ${m} and d.id = any(${some}::uuid[])`,
  } as const;
  const { rows } = await sql<DueList['named'][number]>`
    select id, coalesce(words, 'utan namn') as words, "on" from (${queries[kind]}) as told order by "on", id`.execute(
    tx,
  );
  return rows;
}
