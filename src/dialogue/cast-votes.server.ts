import { sql } from 'kysely';
import type { Vote } from '#dialogue/opinion-votes.ts';
import { MOST_SUGGESTED } from '#dialogue/statement.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';

/** What one page of statements was sent with. `day`: in Sweden. */
export type VotesSent = {
  readonly dialogueId: string;
  /** The random id of the form: whoever votes on the next ones too is the same voter. */
  readonly voter: string;
  readonly day: string;
  readonly votes: ReadonlyMap<string, Vote>;
  /** A statement of one's own, with an id that is the same when the same is sent again. */
  readonly suggested: { readonly id: string; readonly body: string; readonly lang: Lang } | null;
};

/**
 * Stores votes and a suggested statement, once however often they are sent: the first vote of a voter on a statement stands.
 * No audit event tells of a vote: its hour would stand there.
 * @throws AppError `not-found` for a statement that is not the dialogue's, `suggestions-full` where too many wait
 */
export async function castVotes(tx: Tx, municipalityId: string, sent: VotesSent): Promise<void> {
  const { dialogueId, voter, day, votes, suggested } = sent;
  if (votes.size > 0) {
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from statement
      where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId}
        and id = any(${[...votes.keys()]}::uuid[])`.execute(tx);
    if (rows[0]?.count !== votes.size) throw new AppError('not-found');
    await tx
      .withTables<DialogueTables>()
      .insertInto('vote')
      .values(
        [...votes].map(([statement, value]) => ({
          municipality_id: municipalityId,
          statement_id: statement,
          voter,
          value,
          day,
        })),
      )
      .onConflict((conflict) => conflict.columns(['municipality_id', 'statement_id', 'voter']).doNothing())
      .execute();
  }
  if (suggested === null) return;
  const { rows } = await sql<{ waiting: number; there: boolean }>`
    select count(*)::int as waiting, exists (select from statement
      where municipality_id = ${municipalityId} and id = ${suggested.id}) as there
    from statement_suggested where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId}`.execute(tx);
  const [found] = rows;
  if (found?.there === true) return;
  if ((found?.waiting ?? 0) >= MOST_SUGGESTED) throw new AppError('suggestions-full');
  await tx
    .withTables<DialogueTables>()
    .insertInto('statement_suggested')
    .values({ municipality_id: municipalityId, dialogue_id: dialogueId, day, ...suggested })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
    .execute();
}
