import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { newId } from '#platform/uuid.server.ts';

export type DialogueRows = { readonly dialogueId: string; readonly dialogueSlug: string; readonly inputId: string };

/** A row in every table of a dialogue. */
export async function dialogueRows(work: Work): Promise<DialogueRows> {
  const { tx, municipalityId: m } = work;
  const dialogueId = newId();
  const form = standardForm('Vad är viktigt i Norrvik?', ['Torget']);
  const days = { heldFrom: '2021-09-01', heldTo: '2021-09-30', feedbackDue: '2021-12-01' };
  const input = { definition: 'police' as const, areaId: null, place: 'Torget', ...days, form };
  await beginDialogue(work, { id: dialogueId, kind: 'resident', input });
  await stepDialogue(work, dialogueId, 'open');
  const { open, slug } = await loadDialogue(work, dialogueId);
  const inputId = newInputId();
  await receiveInput(tx, m, {
    id: inputId,
    dialogueId,
    versionId: open?.versionId ?? '',
    channel: 'web',
    lang: 'sv',
    day: '2021-09-02',
    answers: { trygg: 3, gora: 'Fler lampor vid skolan.' },
  });
  const [theme, version, old, oldVersion, coding] = [newId(), newId(), newId(), newId(), newId()];
  await sql`insert into input_review (municipality_id, id, input_id, no, verdict, reason, answers)
    values (${m}, ${newId()}, ${inputId}, 1, 'masked', 'Ett namn är borttaget.', '{"gora": "Fler lampor."}')`.execute(
    tx,
  );
  await sql`insert into contact (municipality_id, id, dialogue_id, input_id, address, address_hash, end_hash, lang, erase_after)
    values (${m}, ${newId()}, ${dialogueId}, ${inputId}, '\\x00', ${'a'.repeat(64)}, ${'b'.repeat(64)}, 'sv', '2022-09-30')`.execute(
    tx,
  );
  await sql`insert into theme (municipality_id, id) values (${m}, ${theme}), (${m}, ${old})`.execute(tx);
  await sql`insert into theme_version (municipality_id, id, theme_id, no, name, parent_id, state, reason)
    values (${m}, ${version}, ${theme}, 1, 'Belysning', null, 'used', null),
      (${m}, ${oldVersion}, ${old}, 1, 'Lampor', ${theme}, 'merged', 'Samma sak.')`.execute(tx);
  await sql`insert into theme_onward (municipality_id, theme_version_id, to_theme) values (${m}, ${oldVersion}, ${theme})`.execute(
    tx,
  );
  await sql`insert into coding (municipality_id, id, input_id, no, place, time_of_day)
    values (${m}, ${coding}, ${inputId}, 1, 'Skolan', 'evening')`.execute(tx);
  await sql`insert into coding_theme (municipality_id, coding_id, theme_id) values (${m}, ${coding}, ${theme})`.execute(
    tx,
  );
  return { dialogueId, dialogueSlug: slug, inputId };
}
