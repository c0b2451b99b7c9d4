import type { Work } from '#access/work.server.ts';
import { loadDialogue, loadVersion } from '#dialogue/dialogue-queries.server.ts';
import { draftWords, elementOf, freeWord, questionDraft, type QuestionDraft } from '#dialogue/question-draft.ts';
import { questionFaults, withMoved, withQuestion, type FormFaults } from '#dialogue/question-faults.ts';
import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import { type ElementType, type QuestionForm } from '#dialogue/question-form.ts';
import { inputOf, reviseDialogue } from '#dialogue/write-dialogue.server.ts';
import { mergeForms, withTheirs, type FormClash } from '#places/merge-forms.ts';
import { AppError } from '#platform/errors.ts';

export type QuestionSent = {
  /** The version that the writer saw. */
  readonly no: number;
  readonly draft: QuestionDraft;
  /** The fields where the writer chose what somebody else had saved. */
  readonly theirs: readonly string[];
};

export type QuestionSaved =
  /** `taken`: what another has saved meanwhile in fields that this writer left alone. */
  | { readonly kind: 'saved'; readonly changed: boolean; readonly taken: readonly string[] }
  /** Nothing is written: what was typed, and what a person must put right or choose. `no` is the version to go on from. */
  | {
      readonly kind: 'open';
      readonly no: number;
      readonly draft: QuestionDraft;
      readonly faults: FormFaults;
      readonly clashes: readonly FormClash[];
    };

/**
 * Saves a question as it was typed. Who saves second gets both texts, field by field, and chooses; other questions, and fields that
 * only one of the two has changed, are taken as they are saved.
 * @throws AppError `not-found` for no such dialogue or question, `edited-meanwhile` (in the same moment), `forbidden`
 */
export async function saveQuestion(work: Work, id: string, name: string, sent: QuestionSent): Promise<QuestionSaved> {
  const dialogue = await loadDialogue(work, id);
  const seen = sent.no === dialogue.no ? dialogue.form : (await loadVersion(work, id, sent.no)).form;
  const [now, before] = [dialogue.form, seen].map((form) => form.elements.find((one) => one.name === name));
  if (now === undefined || before === undefined) throw new AppError('not-found');
  const current = questionDraft(now);
  const typed = withTheirs(sent.draft, current, sent.theirs);
  const {
    form: draft,
    clashes,
    taken,
  } = mergeForms(questionDraft(before), current, typed, draftWords(dialogue.form.elements));
  const form = withQuestion(dialogue.form, elementOf(now.type, name, draft), null);
  const faults = faultsOf(form, name, draft);
  if (Object.keys(faults).length > 0 || clashes.length > 0)
    return { kind: 'open', no: dialogue.no, draft, faults, clashes };
  const changed = JSON.stringify(QuestionFormShape.parse(form)) !== JSON.stringify(dialogue.form);
  if (changed) await reviseDialogue(work, id, { expectedNo: dialogue.no, input: inputOf(dialogue, form) });
  return { kind: 'saved', changed, taken };
}

export type NewQuestion = {
  readonly type: ElementType;
  readonly draft: QuestionDraft;
  /** The question that it comes after; null: last. */
  readonly after: string | null;
};

/**
 * Adds a question. Its name is made of the Swedish words and never changes.
 * @returns the name, or what is wrong
 * @throws AppError `not-found`, `edited-meanwhile` (in the same moment), `forbidden`
 */
export async function addQuestion(
  work: Work,
  id: string,
  { type, draft, after }: NewQuestion,
): Promise<{ readonly name: string } | { readonly faults: FormFaults }> {
  const dialogue = await loadDialogue(work, id);
  const name = freeWord(draft['title.sv'], new Set(dialogue.form.elements.map((one) => one.name)));
  const form = withQuestion(dialogue.form, elementOf(type, name, draft), after);
  const faults = faultsOf(form, name, draft);
  if (Object.keys(faults).length > 0) return { faults };
  await reviseDialogue(work, id, { expectedNo: dialogue.no, input: inputOf(dialogue, form) });
  return { name };
}

function faultsOf(form: QuestionForm, name: string, { only }: QuestionDraft): FormFaults {
  // A condition names one question: what was ticked of another would be lost in silence.
  const asked = new Set(only.map((one) => one.split('=')[0]));
  return { ...questionFaults(form, name), ...(asked.size > 1 ? { only: 'Välj svar på en enda fråga.' } : {}) };
}

export type QuestionStep = 'up' | 'down' | 'out';

/**
 * Moves a question one place, or takes it out.
 * @returns the version that it was done to, which `restoreForm` brings back
 * @throws AppError `not-found`, `usage` where another question's condition stands in the way, `edited-meanwhile`, `forbidden`
 */
export async function arrangeQuestion(work: Work, id: string, name: string, step: QuestionStep): Promise<number> {
  const dialogue = await loadDialogue(work, id);
  const { form } = dialogue;
  if (!form.elements.some((one) => one.name === name)) throw new AppError('not-found');
  const elements = form.elements.filter((one) => one.name !== name);
  await replaceForm(work, id, {
    expectedNo: dialogue.no,
    form: step === 'out' ? { ...form, elements } : withMoved(form, name, step),
  });
  return dialogue.no;
}

/**
 * Puts other questions in place of all that there are.
 * @throws AppError `not-found`, `usage` for a form that does not hold, `edited-meanwhile`, `forbidden`
 */
export async function replaceForm(
  work: Work,
  id: string,
  { expectedNo, form }: { readonly expectedNo: number; readonly form: QuestionForm },
): Promise<void> {
  const read = QuestionFormShape.safeParse(form);
  if (!read.success) {
    const [issue] = read.error.issues;
    const other = form.elements[Number(issue?.path[1])]?.title.sv;
    const isCondition = issue?.path[2] === 'visibleIf' && other !== undefined;
    const what = isCondition
      ? `Frågan ”${other}” ställs bara till dem som svarade något på en fråga som måste stå före den. Ändra den först.`
      : (issue?.message ?? '');
    throw new AppError('usage', { what });
  }
  const dialogue = await loadDialogue(work, id);
  await reviseDialogue(work, id, { expectedNo, input: inputOf(dialogue, read.data) });
}

/**
 * Brings the questions of an earlier version back, as a new version.
 * @throws AppError `not-found`, `edited-meanwhile`, `forbidden`
 */
export async function restoreForm(
  work: Work,
  id: string,
  { expectedNo, to }: { readonly expectedNo: number; readonly to: number },
): Promise<void> {
  const { form } = await loadVersion(work, id, to);
  await replaceForm(work, id, { expectedNo, form });
}
