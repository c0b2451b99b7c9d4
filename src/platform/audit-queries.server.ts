import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';

export type AuditFilter = {
  readonly type: string | null;
  readonly personId: string | null;
  /** These people's events only: of the installation's chain, a municipality sees what its own people did. */
  readonly people?: readonly string[];
  /** Swedish days, `YYYY-MM-DD`, both inclusive. */
  readonly from: string | null;
  readonly to: string | null;
};

export type AuditTold = {
  readonly no: number;
  readonly at: Date;
  readonly personId: string | null;
  readonly type: string;
  readonly subjectId: string | null;
  readonly data: unknown;
  readonly hash: string;
};

/** A municipality's events, the latest first, that match; those before the event numbered `before` only, where given. */
export async function listAudit(
  tx: Tx,
  municipalityId: string,
  { type, personId, people, from, to }: AuditFilter,
  { before, most }: { readonly before: number | null; readonly most: number },
): Promise<AuditTold[]> {
  const { rows } = await sql<AuditTold>`
    select no, at, person_id as "personId", type, subject_id as "subjectId", data, hash from audit_event
    where municipality_id = ${municipalityId}
      and (${before}::bigint is null or no < ${before}::bigint)
      and (${type}::text is null or type = ${type})
      and (${personId}::uuid is null or person_id = ${personId}::uuid)
      and (${people ?? null}::uuid[] is null or person_id = any(${people ?? null}::uuid[]))
      and (${from}::date is null or at >= (${from}::date)::timestamp at time zone 'Europe/Stockholm')
      and (${to}::date is null or at < (${to}::date + 1)::timestamp at time zone 'Europe/Stockholm')
    order by no desc limit ${most}`.execute(tx);
  return rows;
}

/** The types and people that a municipality's events have, for choosing among them. */
export async function auditChoices(
  tx: Tx,
  municipalityId: string,
  people: readonly string[] | null = null,
): Promise<{ readonly types: readonly string[]; readonly people: readonly string[] }> {
  const { rows } = await sql<{ types: string[]; people: string[] }>`
    select coalesce(array_agg(distinct type), '{}') as types,
      coalesce(array_agg(distinct person_id) filter (where person_id is not null), '{}') as people
    from audit_event where municipality_id = ${municipalityId}
      and (${people}::uuid[] is null or person_id = any(${people}::uuid[]))`.execute(tx);
  return rows[0] ?? { types: [], people: [] };
}
