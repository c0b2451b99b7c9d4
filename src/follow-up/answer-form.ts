import { z } from 'zod';
import { PROGRESS, type Progress } from '#follow-up/follow-up-record.ts';
import { PROGRESS_WORDS } from '#follow-up/progress-words.ts';
import { DRAFT_FIELDS, type AnswerDraft, type DraftField } from '#follow-up/request-record.ts';
import { amountTyped } from '#checking/swedish-number.ts';

/** The statuses that an answerer chooses among. "Inte genomförd" has a button of its own. */
export const PROGRESS_CHOICES = PROGRESS.filter((one) => one !== 'not-done');

/** What an answer says: a result, that there is nothing to tell, or that it was not done. */
export type Answer = {
  readonly kind: 'report' | 'nothing-to-report';
  readonly body: string | null;
  readonly count: number | null;
  readonly unit: string | null;
  readonly next: string | null;
  readonly progress: Progress | null;
  readonly reason: string | null;
};

/** How the form was sent, by the button that was pressed. */
export const WAYS = ['skicka', 'inget', 'inte'] as const;
export type Way = (typeof WAYS)[number];
const REASON_OF = { skicka: 'reason', inget: 'nothing', inte: 'notDone' } as const satisfies Record<Way, DraftField>;

/** The longest that each field may be, in characters: the database's own limits. */
const LONGEST: Readonly<Record<DraftField, number>> = {
  body: 20_000,
  count: 20,
  unit: 200,
  next: 4_000,
  progress: 20,
  reason: 4_000,
  nothing: 4_000,
  notDone: 4_000,
};
const NAMES: Readonly<Record<DraftField, string>> = {
  body: 'Det ni gjorde',
  count: 'Antalet',
  unit: 'Det som räknas',
  next: 'Det som händer härnäst',
  progress: 'Statusen',
  reason: 'Skälet',
  nothing: 'Skälet',
  notDone: 'Skälet',
};

const shape = Object.fromEntries(
  DRAFT_FIELDS.map((name) => [
    name,
    z
      .string()
      .max(LONGEST[name], `${NAMES[name]} får ha högst ${LONGEST[name].toLocaleString('sv-SE')}\u00a0tecken.`)
      .optional(),
  ]),
) as Record<DraftField, z.ZodOptional<z.ZodString>>;
/** As it was typed; a draft of an older form keeps what is known. */
const Draft = z.object(shape);

export type FieldErrors = { readonly [field in DraftField]?: string };

/** What was typed, or what is too long to be kept, a sentence per field. */
export function draftOf(
  typed: Readonly<Record<string, unknown>>,
): { readonly draft: AnswerDraft } | { readonly errors: FieldErrors } {
  const parsed = Draft.safeParse(typed);
  if (!parsed.success) return { errors: errorsOf(parsed.error) };
  return { draft: Object.fromEntries(Object.entries(parsed.data).filter(([, text]) => text !== undefined)) };
}

function errorsOf(fault: z.ZodError): FieldErrors {
  return Object.fromEntries(fault.issues.map(({ path, message }) => [String(path[0]), message]));
}

/**
 * The answer that a draft makes by one of the buttons, or what is missing in it, a sentence per field. A change of status
 * has its reason, and so have "inget att rapportera" and "inte genomförd".
 * @param lastProgress what the party last said of the point in an earlier round
 */
export function answerOf(
  draft: AnswerDraft,
  way: Way,
  lastProgress: Progress | null,
): { readonly answer: Answer } | { readonly errors: FieldErrors } {
  const body = words(draft.body);
  const count = countOf(draft.count ?? '');
  const reason = words(draft[REASON_OF[way]]);
  const progress = way === 'skicka' ? progressOf(draft.progress ?? '') : way === 'inte' ? 'not-done' : null;
  const errors: { [field in DraftField]?: string } = {};
  if (way === 'skicka' && body === null) errors.body = 'Skriv vad ni gjorde. En mening räcker.';
  if (way === 'skicka' && progress === null) errors.progress = 'Välj hur det går.';
  if (count === 'wrong') errors.count = 'Skriv antalet med siffror, till exempel 12.';
  if (typeof count === 'number' && way !== 'inget' && words(draft.unit) === null)
    errors.unit = 'Skriv vad du räknar, till exempel vandringar.';
  if (way === 'inget' && reason === null) errors.nothing = 'Skriv varför det inte finns något att rapportera.';
  if (way === 'inte' && reason === null) errors.notDone = 'Skriv varför det inte blev gjort.';
  if (way === 'skicka' && reason === null && progress !== null && lastProgress !== null && progress !== lastProgress)
    errors.reason = `Statusen var ”${PROGRESS_WORDS[lastProgress].word}” förra gången. Skriv varför den är ändrad.`;
  if (Object.keys(errors).length > 0) return { errors };
  const told = way !== 'inget';
  return {
    answer: {
      kind: told && body !== null ? 'report' : 'nothing-to-report',
      body: told ? body : null,
      count: told && typeof count === 'number' ? count : null,
      unit: told && typeof count === 'number' ? words(draft.unit) : null,
      next: words(draft.next),
      progress,
      reason,
    },
  };
}

function progressOf(value: string): Progress | null {
  return value === 'not-done' ? null : (PROGRESS.find((one) => one === value) ?? null);
}

/** Above what anybody counts, and within what the record takes. */
const MOST = 1e11;

/** "12", "1 200", "2,5"; null where nothing is written. */
export function countOf(typed: string): number | null | 'wrong' {
  if (typed.trim() === '') return null;
  const count = amountTyped(typed);
  return count === null || count >= MOST ? 'wrong' : count;
}

function words(text: string | undefined): string | null {
  const trimmed = (text ?? '').replaceAll('\r\n', '\n').trim();
  return trimmed === '' ? null : trimmed;
}
