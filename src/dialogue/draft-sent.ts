import { FACT_TEXTS, type FactsDraft } from '#dialogue/facts-draft.ts';
import { DRAFT_TEXTS, type DraftChoice, type QuestionDraft } from '#dialogue/question-draft.ts';
import { MOST_CHOICES } from '#dialogue/question-form.ts';
import { LANGS } from '#platform/texts/languages.ts';

/** A question as it was typed in its form. Fields have the draft's own names. */
export function questionSent(sent: FormData): QuestionDraft {
  const one = reader(sent);
  return {
    ...(texts(DRAFT_TEXTS, one) as QuestionDraft),
    required: one('required') !== '',
    only: sent.getAll('only').map(String),
    choices: choicesSent(sent, 'choices'),
    places: choicesSent(sent, 'places'),
    most: one('most'),
    from: one('from'),
    to: one('to'),
    length: one('length'),
    group: one('group'),
  };
}

/** What a dialogue is besides its questions, as it was typed. */
export function factsSent(sent: FormData): FactsDraft {
  const one = reader(sent);
  return {
    ...(texts(FACT_TEXTS, one) as FactsDraft),
    definition: one('definition'),
    area: one('area'),
    place: one('place'),
    from: one('from'),
    till: one('till'),
    feedback: one('feedback'),
  };
}

/** The rows of a list; more than may be kept are read, so that their writer is told and loses nothing. */
function choicesSent(sent: FormData, list: 'choices' | 'places'): DraftChoice[] {
  const column = (name: string): string[] => sent.getAll(`${list}-${name}`).map(said);
  const [values, orders] = [column('value'), column('order')];
  const words = LANGS.map((lang) => [lang, column(lang)] as const);
  return values.slice(0, 2 * MOST_CHOICES).map((value, row) => ({
    ...(Object.fromEntries(words.map(([lang, all]) => [lang, all[row] ?? ''])) as Omit<DraftChoice, 'value' | 'order'>),
    value,
    order: orders[row] ?? '',
  }));
}

function texts(names: readonly string[], one: (name: string) => string): object {
  const keys = names.flatMap((name) => LANGS.map((lang) => `${name}.${lang}`));
  return Object.fromEntries(keys.map((key) => [key, one(key)]));
}

function reader(sent: FormData): (name: string) => string {
  return (name) => said(sent.get(name));
}

function said(value: FormDataEntryValue | null): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';
}
