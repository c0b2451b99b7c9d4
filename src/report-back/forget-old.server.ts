import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { registerScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { forgetWords, oldWords } from '#dialogue/forget-words.server.ts';
import {
  forgetActivities,
  forgetAnswers,
  forgetLinks,
  oldActivities,
  oldAnswers,
  oldLinks,
} from '#follow-up/forget-old.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { asksFirst, KINDS, type Counts, type RetentionKind } from '#places/retention.ts';
import { loadSettings } from '#places/settings.server.ts';
import { forgetPoints, oldPoints } from '#promise/forget-points.server.ts';
import type { ReportBackTables } from '#report-back/tables.ts';

type Step = {
  /** What is old enough on the Swedish day, by id: for the page that tells what will go, and for the night. */
  readonly old: (work: Work, today: string, days: number) => Promise<readonly string[]>;
  /** Answers with how many went. */
  readonly forget: (work: Work, ids: readonly string[]) => Promise<number>;
};

const STEPS: Readonly<Record<RetentionKind, Step>> = {
  answers: { old: oldAnswers, forget: forgetAnswers },
  links: { old: oldLinks, forget: forgetLinks },
  documents: { old: oldDocuments, forget: forgetDocuments },
  activities: { old: oldActivities, forget: forgetActivities },
  points: { old: oldPoints, forget: forgetPoints },
  memos: { old: oldMemos, forget: forgetMemos },
  dialogues: { old: oldWords, forget: forgetWords },
};

const MOST_DOCUMENTS = 1_000;
const MOST_MEMOS = 1_000;

/** Documents that were discarded so many days ago. */
async function oldDocuments({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from import where municipality_id = ${municipalityId} and state = 'discarded'
      and coalesce(discarded_at, at) < ${oldBefore(today, days)} limit ${MOST_DOCUMENTS}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Removes documents with what was read in them; one that was not discarded the database keeps (migration 0020). */
async function forgetDocuments({ tx }: Work, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_discarded(${ids}::uuid[]) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}

/** Drafts of memos in cases that were archived so many days ago. */
async function oldMemos({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select v.id from memo_version v
    join lateral (select step, at from case_step s where (s.municipality_id, s.case_id) = (v.municipality_id, v.case_id)
      order by no desc limit 1) s on s.step = 'archived' and s.at < ${oldBefore(today, days)}
    where v.municipality_id = ${municipalityId} and is_forgettable_memo(v.municipality_id, v.id)
    order by v.id limit ${MOST_MEMOS}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Removes drafts with their proposals; one that was sent to somebody the database keeps (migration 0036). */
async function forgetMemos({ tx }: Work, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_memo_drafts(${ids}::uuid[]) as gone`.execute(tx);
  return Number(rows[0]?.gone ?? 0);
}

/** What is old enough of a kind on the Swedish day `today`, by id and in order; nothing where it is kept for ever. */
export async function oldOf(work: Work, kind: RetentionKind, today: string): Promise<Old> {
  const { keep } = await loadSettings(work);
  const days = keep[kind];
  return { days, ids: days === null ? [] : (await STEPS[kind].old(work, today, days)).toSorted() };
}
type Old = { readonly days: number | null; readonly ids: readonly string[] };

/** Erases what is told and writes the receipt; answers with how many went. */
export async function erase(
  work: Work,
  kind: RetentionKind,
  { days, ids, today }: { readonly days: number; readonly ids: readonly string[]; readonly today: string },
): Promise<number> {
  const { tx, municipalityId, actor } = work;
  const gone = ids.length === 0 ? 0 : await STEPS[kind].forget(work, ids);
  if (gone === 0) return 0;
  const db = tx.withTables<ReportBackTables>();
  const latest = await db
    .selectFrom('erasure')
    .select('no')
    .where('municipality_id', '=', municipalityId)
    .orderBy('no', 'desc')
    .limit(1)
    .executeTakeFirst();
  const receipt = { no: (latest?.no ?? 0) + 1, kind, day: today, days, gone, listed: listHash(ids) };
  await db
    .insertInto('erasure')
    .values({ municipality_id: municipalityId, ...receipt, by_person: actor.personId })
    .execute();
  return gone;
}

/** What a list holds, in one hash: the same list, the same hash. */
export function listHash(ids: readonly string[]): string {
  return contentHash({ format: 'loftet-erasure/1', ids: ids.toSorted() });
}

/** What would go on the Swedish day `today`, if nothing changes until then. */
export async function countOld(work: Work, today: string): Promise<Counts> {
  authorize(work.actor, 'municipality:administer', registerScope(work.municipalityId));
  const { keep } = await loadSettings(work);
  const counts = zeros();
  for (const kind of KINDS) {
    const days = keep[kind];
    if (days !== null) counts[kind] = (await STEPS[kind].old(work, today, days)).length;
  }
  return counts;
}

/**
 * Takes away what the municipality has decided to keep no longer than until the Swedish day `today`, but what asks first. Again the same day it
 * does nothing more, and then it tells the audit chain nothing.
 */
export async function forgetOld(work: Work, today: string): Promise<Counts> {
  const { keep } = await loadSettings(work);
  const counts = zeros();
  for (const kind of KINDS) {
    const days = keep[kind];
    if (days === null || asksFirst(kind)) continue;
    counts[kind] = await erase(work, kind, { days, ids: await STEPS[kind].old(work, today, days), today });
  }
  if (KINDS.some((kind) => counts[kind] > 0))
    await appendAudit(work.tx, {
      ...registerEvent(work, 'retention-done', null),
      data: { ...counts, via: work.actor.via },
    });
  return counts;
}

function zeros(): Record<RetentionKind, number> {
  return { answers: 0, links: 0, documents: 0, activities: 0, points: 0, memos: 0, dialogues: 0 };
}
