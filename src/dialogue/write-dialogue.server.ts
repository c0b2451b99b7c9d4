import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import type { Definition, DialogueKind } from '#dialogue/dialogue.ts';
import type { DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { ensureUsualThemes } from '#dialogue/write-theme.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { freeSlug, slugOf } from '#places/slug.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { newId } from '#platform/uuid.server.ts';

/** What is written of a dialogue. Days are inclusive at both ends. */
export type DialogueInput = {
  readonly definition: Definition;
  readonly areaId: string | null;
  readonly place: string | null;
  readonly heldFrom: string;
  readonly heldTo: string;
  /** The last day on which those who took part are told what came of it. */
  readonly feedbackDue: string | null;
  readonly form: QuestionForm;
};

/** A dialogue as it stands, to be written again; with other questions where they are given. */
export function inputOf(dialogue: DialogueRead, form: QuestionForm = dialogue.form): DialogueInput {
  const { areaId, definition, feedbackDue, heldFrom, heldTo, place } = dialogue;
  return { areaId, definition, feedbackDue, heldFrom, heldTo, place, form };
}

/**
 * Begins a dialogue. `id` is the page's own, so that the same form sent twice is one dialogue. Its word in the address is made of
 * the title and never changes.
 * @throws AppError `forbidden`, `not-found` for no such area
 */
export async function beginDialogue(
  work: Work,
  { id, kind, input }: { readonly id: string; readonly kind: DialogueKind; readonly input: DialogueInput },
): Promise<string> {
  const { tx, municipalityId, actor } = work;
  authorize(actor, 'dialogue:write', jointScope(municipalityId, input.areaId));
  const { rows } = await sql<{ id: string; slug: string }>`
    select id, slug from dialogue where municipality_id = ${municipalityId}`.execute(tx);
  if (rows.some((row) => row.id === id)) return id;
  await ensureUsualThemes(work);
  const wanted = slugOf(`${input.form.title.sv} ${input.heldFrom.slice(0, 4)}`) || 'dialog';
  await tx
    .withTables<DialogueTables>()
    .insertInto('dialogue')
    .values({
      municipality_id: municipalityId,
      id,
      slug: freeSlug(wanted, new Set(rows.map(({ slug }) => slug))),
      kind,
    })
    .execute();
  await writeVersion(work, { dialogueId: id, no: 1, input });
  await note(work, 'dialogue-begun', id, { no: 1, kind });
  return id;
}

/**
 * Adds a version of a dialogue. While people answer, what they are asked stays the version that was opened.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile` where another version has come since `expectedNo`
 */
export async function reviseDialogue(
  work: Work,
  id: string,
  { expectedNo, input }: { readonly expectedNo: number; readonly input: DialogueInput },
): Promise<void> {
  const dialogue = await mustWriteDialogue(work, id);
  authorize(work.actor, 'dialogue:write', jointScope(work.municipalityId, input.areaId));
  if (dialogue.no !== expectedNo) throw new AppError('edited-meanwhile');
  await writeVersion(work, { dialogueId: id, no: expectedNo + 1, input });
  await note(work, 'dialogue-revised', id, { no: expectedNo + 1 });
}

/**
 * Opens a dialogue's latest version for answers, or closes it. What is so already is left.
 * @throws AppError `forbidden`, `not-found`
 */
export async function stepDialogue(work: Work, id: string, step: 'open' | 'closed'): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const dialogue = await mustWriteDialogue(work, id);
  const same = step === 'open' ? dialogue.open?.versionId === dialogue.versionId : dialogue.open === null;
  if (dialogue.step === step && same) return;
  await tx
    .withTables<DialogueTables>()
    .insertInto('dialogue_step')
    .values({
      municipality_id: municipalityId,
      dialogue_id: id,
      no: dialogue.steps + 1,
      step,
      dialogue_version_id: dialogue.versionId,
      by_person: actor.personId,
    })
    .execute();
  await note(work, step === 'open' ? 'dialogue-opened' : 'dialogue-closed', id, { no: dialogue.no });
}

async function writeVersion(
  { tx, municipalityId, actor }: Work,
  { dialogueId, no, input }: { readonly dialogueId: string; readonly no: number; readonly input: DialogueInput },
): Promise<void> {
  const { form } = input;
  if (input.areaId !== null) {
    const { rows } =
      await sql`select from area where municipality_id = ${municipalityId} and id = ${input.areaId}`.execute(tx);
    if (rows.length === 0) throw new AppError('not-found');
  }
  await tx
    .withTables<DialogueTables>()
    .insertInto('dialogue_version')
    .values({
      municipality_id: municipalityId,
      id: newId(),
      dialogue_id: dialogueId,
      no,
      title: form.title.sv,
      definition: input.definition,
      area_id: input.areaId,
      place: input.place,
      held_from: input.heldFrom,
      held_to: input.heldTo,
      feedback_due: input.feedbackDue,
      form: JSON.stringify(form),
      content: contentHash(JSON.parse(JSON.stringify(input))),
      by_person: actor.personId,
    })
    .execute();
}

async function note(
  work: Work,
  type: string,
  subjectId: string,
  data: { readonly no: number; readonly kind?: string },
): Promise<void> {
  const event = registerEvent(work, type, subjectId);
  await appendAudit(work.tx, { ...event, data: { ...event.data, ...data } });
}
