import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { oldBefore } from '#platform/old-before.server.ts';

/** More than this waits until the next night. */
const MOST = 10_000;

/** Questions that are not open any longer, with something that was written and never sent so many days ago. */
export async function oldAnswers({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from request where municipality_id = ${municipalityId} and state <> 'waiting'
      and draft_at < ${oldBefore(today, days)} limit ${MOST}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Takes away what was written and never sent. */
export async function forgetAnswers({ tx, municipalityId }: Work, ids: readonly string[]): Promise<number> {
  const { numAffectedRows: gone } = await sql`update request set draft = null, draft_at = null
    where municipality_id = ${municipalityId} and id = any(${ids}::uuid[]) and state <> 'waiting'`.execute(tx);
  return Number(gone ?? 0n);
}

/** Personal links that opened nothing any more so many days ago, by their hashes. */
export async function oldLinks({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ hash: string }>`
    select token_hash as hash from report_link where municipality_id = ${municipalityId}
      and least(revoked_at, expires_at) < ${oldBefore(today, days)} limit ${MOST}`.execute(tx);
  return rows.map(({ hash }) => hash);
}

/** Removes links; one that still opens something the database keeps. */
export async function forgetLinks({ tx, municipalityId }: Work, hashes: readonly string[]): Promise<number> {
  const { numAffectedRows: gone } = await sql`delete from report_link
    where municipality_id = ${municipalityId} and token_hash = any(${hashes}::text[])`.execute(tx);
  return Number(gone ?? 0n);
}

/** Activities that have lain in the trash for so many days. */
export async function oldActivities({ tx, municipalityId }: Work, today: string, days: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from activity where municipality_id = ${municipalityId}
      and trashed_at < ${oldBefore(today, days)} limit ${MOST}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Removes activities and their pictures; one that is not in the trash the database keeps (migration 0020). */
export async function forgetActivities({ tx }: Work, ids: readonly string[]): Promise<number> {
  const { rows } = await sql<{ gone: number }>`select forget_trashed_activities(${ids}::uuid[]) as gone`.execute(tx);
  return rows[0]?.gone ?? 0;
}
