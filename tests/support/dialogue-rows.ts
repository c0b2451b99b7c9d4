import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { reviewInput } from '#dialogue/review-input.server.ts';
import { castVotes } from '#dialogue/cast-votes.server.ts';
import { addStatement, countDots } from '#dialogue/write-statement.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { walkRows, type WalkRows } from './walk-rows.ts';
import { keepRegisterList } from '#situation/register.server.ts';
import { newId } from '#platform/uuid.server.ts';

export type DialogueRows = {
  readonly dialogueId: string;
  readonly dialogueSlug: string;
  readonly inputId: string;
  readonly statementId: string;
  readonly suggestedId: string;
  readonly voter: string;
} & WalkRows;

/** A row in every table of a dialogue. */
export async function dialogueRows(work: Work): Promise<DialogueRows> {
  const { tx, municipalityId: m } = work;
  const dialogueId = newId();
  const form = standardForm({ sv: 'Vad är viktigt i Norrvik?' }, ['Torget']);
  const days = { heldFrom: '2021-09-01', heldTo: '2021-09-30', feedbackDue: '2021-12-01' };
  const input = { definition: 'police' as const, areaId: null, place: 'Torget', ...days, form };
  await beginDialogue(work, { id: dialogueId, kind: 'resident', input });
  await stepDialogue(work, dialogueId, 'open');
  const { open, slug } = await loadDialogue(work, dialogueId);
  const inputId = newInputId();
  const sent = {
    id: inputId,
    dialogueId,
    versionId: open?.versionId ?? '',
    channel: 'web' as const,
    lang: 'sv' as const,
    day: '2021-09-02',
    answers: { trygg: 3, gora: 'Fler lampor vid skolan.' },
  };
  await receiveInput(tx, m, sent);
  // And one that waits to be looked at.
  await receiveInput(tx, m, { ...sent, id: newInputId(), answers: { gora: 'Ring 070-123 45 67.' } });
  const hash = (sign: string): string => sign.repeat(64);
  await sql`insert into dialogue_contact (municipality_id, id, dialogue_id, input_id, address_hash, address, token_hash, end_hash,
      lang, asked_on, erase_on)
    values (${m}, ${newInputId()}, ${dialogueId}, ${inputId}, ${hash('a')}, '', ${hash('b')}, ${hash('c')}, 'sv', '2021-09-02',
      '2023-09-02')`.execute(tx);
  await sql`insert into dialogue_contact_told values (${m}, ${dialogueId}, ${hash('a')}, ${`promised:${inputId}`}, '2022-01-01')`.execute(
    tx,
  );
  const reviewed = { inputId, expectedNo: 0, verdict: 'hidden' as const, reason: 'Hot', texts: new Map() };
  await reviewInput(work, dialogueId, reviewed);
  const [statementId, suggestedId, voter] = [newId(), newInputId(), newInputId()];
  await addStatement(work, dialogueId, { id: statementId, words: { sv: 'Torget är ljust nog.' } });
  await castVotes(tx, m, {
    dialogueId,
    voter,
    day: '2021-09-02',
    votes: new Map([[statementId, 1]]),
    suggested: { id: suggestedId, body: 'Bussen ska gå oftare.', lang: 'sv' },
  });
  await countDots(work, dialogueId, { expectedNo: 0, counts: { [statementId]: { agree: 3, disagree: 1 } } });
  const ids = { dialogueId, dialogueSlug: slug, inputId, statementId, suggestedId, voter };
  const rows = [{ kind: 'sex' as const, label: 'Kvinnor', people: 500 }];
  await keepRegisterList(work, { id: newId(), areaId: null, year: 2021, source: 'SCB', rows });
  return { ...ids, ...(await walkRows(work)) };
}
