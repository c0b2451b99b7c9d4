import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { whoWrote } from '#report-back/history-writers.server.ts';

type CaseEvent = {
  readonly no: number;
  readonly at: Date;
  readonly personId: string | null;
  readonly person: string | null;
  readonly type: string;
  readonly subjectId: string | null;
  readonly data: unknown;
  readonly prev: string;
  readonly hash: string;
};

/** The events about any of these, oldest first, as they stand in the chain. */
export async function caseEvents(work: Work, subjects: readonly string[]): Promise<CaseEvent[]> {
  const { tx, municipalityId } = work;
  const { rows } = await sql<Omit<CaseEvent, 'person'>>`
    select no::int as no, at, person_id as "personId", type, subject_id as "subjectId", data, prev, hash from audit_event
    where municipality_id = ${municipalityId} and subject_id = any(${subjects}::uuid[]) order by no`.execute(tx);
  const writers = await whoWrote(
    work,
    rows.map(({ personId }) => personId),
  );
  return rows.map((event) => ({ ...event, person: writers(event.personId).name }));
}

/**
 * Events as a file. Each event's hash is made of its own fields and `prev`, so that it can be worked out again; that none
 * between them is missing shows the municipality's whole chain only.
 */
export function eventsJson(municipalityId: string, events: readonly CaseEvent[]): string {
  return `${JSON.stringify({ format: 'loftet-events/1', chain: 'loftet-audit/1', municipalityId, events }, null, 1)}\n`;
}
