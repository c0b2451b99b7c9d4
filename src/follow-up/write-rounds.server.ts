import type { Work } from '#access/work.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { RoundInput } from '#follow-up/entry-input.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/** Adds the promise's follow-up periods, of any length and rhythm; returns their ids in the order given. */
export async function addRounds(
  { tx, municipalityId }: Work,
  promiseId: string,
  rounds: readonly RoundInput[],
): Promise<string[]> {
  if (rounds.length === 0) return [];
  const rows = rounds.map((round) => ({
    municipality_id: municipalityId,
    id: newId(),
    promise_id: promiseId,
    label: round.label,
    period_from: round.period.from,
    period_to: round.period.to,
    opens: round.opens ?? null,
    due: round.due ?? null,
    lock_on: round.lockOn ?? null,
    locked_at: null,
    lock_hash: null,
  }));
  await tx.withTables<FollowUpTables>().insertInto('round').values(rows).execute();
  return rows.map((row) => row.id);
}
