import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import type { Words } from '#dialogue/question-form.ts';
import { MOST_STATEMENTS, type Dots, type LeftOut, type Statement, type Suggested } from '#dialogue/statement.ts';
import { loadDots, loadStatements } from '#dialogue/statement-queries.server.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';

/** What is written of a statement. */
export type StatementWritten = { readonly words: Words; readonly state: Statement['state'] };

/**
 * Adds a statement of the office's own. `id` is the page's, so that the same form sent twice is one.
 * @throws AppError `forbidden`, `not-found` for another dialogue's statement too, `statements-full`
 */
export async function addStatement(
  work: Work,
  dialogueId: string,
  { id, words }: { readonly id: string; readonly words: Words },
): Promise<void> {
  await mustWriteDialogue(work, dialogueId);
  if (await makeStatement(work, { id, dialogueId, origin: 'office', words }))
    await note(work, 'statement-added', dialogueId);
}

/**
 * Gives a statement other words, or hides or shows it. Votes stand: whoever changes what it says should rather hide it and write another.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`
 */
export async function reviseStatement(
  work: Work,
  dialogueId: string,
  sent: StatementWritten & { readonly id: string; readonly expectedNo: number },
): Promise<void> {
  await mustWriteDialogue(work, dialogueId);
  const found = (await loadStatements(work, dialogueId)).find(({ id }) => id === sent.id);
  if (found === undefined) throw new AppError('not-found');
  if (found.no !== sent.expectedNo) throw new AppError('edited-meanwhile');
  await writeVersion(work, sent.id, sent.expectedNo + 1, sent);
  await note(work, 'statement-revised', dialogueId);
}

/**
 * Takes what a resident suggested as a statement, with the words that the office gives it, or leaves it out. The suggestion is
 * erased either way. `reason`: why it was left out; it alone is kept.
 * @throws AppError `forbidden`, `not-found` where somebody else has read it already, `statements-full`
 */
export async function readSuggestion(
  work: Work,
  dialogueId: string,
  { id, taken }: { readonly id: string; readonly taken: Words | LeftOut },
): Promise<void> {
  const { tx, municipalityId } = work;
  await mustWriteDialogue(work, dialogueId);
  const { rows } = await sql<Suggested>`delete from statement_suggested
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} and id = ${id} returning id`.execute(tx);
  if (rows.length === 0) throw new AppError('not-found');
  if (typeof taken === 'string') {
    await note(work, 'suggestion-left-out', dialogueId, { reason: taken });
    return;
  }
  await makeStatement(work, { id, dialogueId, origin: 'resident', words: taken });
  await note(work, 'suggestion-taken', dialogueId);
}

/**
 * Writes how many dots were set on paper for and against each statement; what was counted before is replaced, and stays in its version.
 * @throws AppError `forbidden`, `not-found` for a statement that is not the dialogue's, `edited-meanwhile`
 */
export async function countDots(
  work: Work,
  dialogueId: string,
  { expectedNo, counts }: { readonly expectedNo: number; readonly counts: Dots },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await mustWriteDialogue(work, dialogueId);
  const known = new Set((await loadStatements(work, dialogueId)).map(({ id }) => id));
  if (Object.keys(counts).some((id) => !known.has(id))) throw new AppError('not-found');
  if (((await loadDots(work, dialogueId))?.no ?? 0) !== expectedNo) throw new AppError('edited-meanwhile');
  await tx
    .withTables<DialogueTables>()
    .insertInto('dots')
    .values({
      municipality_id: municipalityId,
      dialogue_id: dialogueId,
      no: expectedNo + 1,
      counts: JSON.stringify(counts),
      by_person: actor.personId,
    })
    .execute();
  await note(work, 'dots-counted', dialogueId);
}

/** Whether it was new. */
async function makeStatement(
  work: Work,
  {
    id,
    dialogueId,
    origin,
    words,
  }: { readonly id: string; readonly dialogueId: string; readonly origin: Statement['origin']; readonly words: Words },
): Promise<boolean> {
  const { tx, municipalityId } = work;
  const there = await loadStatements(work, dialogueId);
  if (there.some((one) => one.id === id)) return false;
  if (there.length >= MOST_STATEMENTS) throw new AppError('statements-full');
  const { rows: taken } = await sql`select from statement
    where municipality_id = ${municipalityId} and id = ${id}`.execute(tx);
  if (taken.length > 0) throw new AppError('not-found');
  await tx
    .withTables<DialogueTables>()
    .insertInto('statement')
    .values({ municipality_id: municipalityId, id, dialogue_id: dialogueId, origin })
    .execute();
  await writeVersion(work, id, 1, { words, state: 'shown' });
  return true;
}

async function writeVersion(
  { tx, municipalityId, actor }: Work,
  statementId: string,
  no: number,
  { words, state }: StatementWritten,
): Promise<void> {
  await tx
    .withTables<DialogueTables>()
    .insertInto('statement_version')
    .values({
      municipality_id: municipalityId,
      statement_id: statementId,
      no,
      words: JSON.stringify(words),
      state,
      by_person: actor.personId,
    })
    .execute();
}

async function note(
  work: Work,
  type: string,
  dialogueId: string,
  data: { readonly reason?: LeftOut } = {},
): Promise<void> {
  const event = registerEvent(work, type, dialogueId);
  await appendAudit(work.tx, { ...event, data: { ...event.data, ...data } });
}
