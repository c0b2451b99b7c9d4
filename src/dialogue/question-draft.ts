import {
  LONGEST_COMMENT,
  type Choice,
  type Element,
  type ElementType,
  type Group,
  type Words,
} from '#dialogue/question-form.ts';
import type { FormWords } from '#places/merge-forms.ts';
import { slugOf } from '#places/slug.ts';
import { LANG_IN_SWEDISH, LANGS, OTHER_LANGS, type Lang } from '#platform/texts/languages.ts';

/** An answer to choose as it is typed; a row with no words is none. `order`: its place among the others, as typed. */
export type DraftChoice = { readonly value: string; readonly order: string } & DraftWords;
type DraftWords = { readonly [lang in Lang]: string };

export const DRAFT_TEXTS = ['title', 'description', 'low', 'high'] as const;
type DraftText = (typeof DRAFT_TEXTS)[number];

/** A question as it is typed on its page; which of the fields count is decided by its type. */
export type QuestionDraft = { readonly [key in `${DraftText}.${Lang}`]: string } & {
  readonly required: boolean;
  /** `question=answer`: only who gave one of them is asked. */
  readonly only: readonly string[];
  /** Answers to choose, or the problems of a worry. */
  readonly choices: readonly DraftChoice[];
  readonly places: readonly DraftChoice[];
  readonly most: string;
  readonly from: string;
  readonly to: string;
  readonly length: string;
  readonly group: string;
};

/** A row to write another answer in. */
export const NO_CHOICE: DraftChoice = { value: '', order: '', sv: '', 'sv-x-lattlast': '', en: '', ar: '', so: '' };

function draftOf(words: Words): DraftWords {
  return Object.fromEntries(LANGS.map((lang) => [lang, words[lang] ?? ''])) as DraftWords;
}

/** Words as they are typed, by field: `title.sv`, `title.en` … */
export function draftTexts<Name extends string>(
  name: Name,
  words: Words | undefined,
): { readonly [key in `${Name}.${Lang}`]: string } {
  return Object.fromEntries(LANGS.map((lang) => [`${name}.${lang}`, words?.[lang] ?? ''])) as {
    readonly [key in `${Name}.${Lang}`]: string;
  };
}

/** Typed words as they are kept; undefined where nothing is written in any language. */
export function wordsOfTexts(texts: (lang: Lang) => string): Words | undefined {
  const said = LANGS.map((lang) => [lang, texts(lang).trim()] as const).filter(([, text]) => text !== '');
  // Without Swedish the form's own rules say so.
  return said.length === 0 ? undefined : { sv: '', ...Object.fromEntries(said) };
}

/** A question as its page shows it to be edited; `null`: a new one. */
export function questionDraft(element: Element | null): QuestionDraft {
  const scale = element?.type === 'rating' ? element : null;
  return {
    ...draftTexts('title', element?.title),
    ...draftTexts('description', element?.description),
    ...draftTexts('low', scale?.minRateDescription),
    ...draftTexts('high', scale?.maxRateDescription),
    required: element?.isRequired === true,
    only: element?.visibleIf?.is.map((value) => `${element.visibleIf?.name}=${value}`) ?? [],
    choices: draftChoices(element === null ? [] : choicesIn(element)),
    places: draftChoices(element?.type === 'worry' ? element.places : []),
    most: element?.type === 'checkbox' ? String(element.maxSelectedChoices ?? '') : '',
    from: String(scale?.rateMin ?? 1),
    to: String(scale?.rateMax ?? 5),
    length: String(element?.type === 'comment' ? element.maxLength : LONGEST_COMMENT / 2),
    group: element?.type === 'radiogroup' ? (element.group ?? '') : '',
  };
}

function choicesIn(element: Element): readonly Choice[] {
  if (element.type === 'worry') return element.problems;
  return 'choices' in element ? element.choices : [];
}

function draftChoices(choices: readonly Choice[]): DraftChoice[] {
  return choices.map(({ value, text }, at) => ({ value, order: String(at + 1), ...draftOf(text) }));
}

/** The question that a draft says; its rules are the form's own (QuestionFormShape). */
export function elementOf(type: ElementType, name: string, draft: QuestionDraft): Element {
  const words = (text: DraftText) => wordsOfTexts((lang) => draft[`${text}.${lang}`]);
  const description = words('description');
  const [on] = draft.only.map((one) => one.split('=')[0] ?? '');
  const is = draft.only.map((one) => one.split('=')[1] ?? '');
  const asked = {
    name,
    title: words('title') ?? { sv: '' },
    ...(description === undefined ? {} : { description }),
    ...(draft.required ? { isRequired: true } : {}),
    ...(on === undefined ? {} : { visibleIf: { name: on, is } }),
  };
  switch (type) {
    case 'radiogroup': {
      const group = draft.group === '' ? {} : { group: draft.group as Group };
      return { ...asked, type, choices: choicesOf(draft.choices), ...group };
    }
    case 'checkbox': {
      const most = draft.most.trim() === '' ? {} : { maxSelectedChoices: Number(draft.most) };
      return { ...asked, type, choices: choicesOf(draft.choices), ...most };
    }
    case 'rating': {
      const [low, high] = [words('low'), words('high')];
      const ends = {
        ...(low === undefined ? {} : { minRateDescription: low }),
        ...(high === undefined ? {} : { maxRateDescription: high }),
      };
      return { ...asked, type, rateMin: Number(draft.from), rateMax: Number(draft.to), ...ends };
    }
    case 'place':
      return { ...asked, type, choices: choicesOf(draft.choices) };
    case 'comment':
      return { ...asked, type, maxLength: Number(draft.length) };
    case 'worry':
      return { ...asked, type, places: choicesOf(draft.places), problems: choicesOf(draft.choices) };
  }
}

/** Typed answers in their order, each with a word of its own: that which it had, else one made of the Swedish text. */
function choicesOf(drafts: readonly DraftChoice[]): Choice[] {
  const written = drafts.flatMap((one, at) => {
    const text = wordsOfTexts((lang) => one[lang]);
    const order = Number(one.order.trim().replace(',', '.') || Number.NaN);
    return text === undefined ? [] : [{ one, text, at, order: Number.isFinite(order) ? order : Infinity }];
  });
  const taken = new Set(written.map(({ one }) => one.value).filter((value) => value !== ''));
  return written
    .toSorted((a, b) => a.order - b.order || a.at - b.at)
    .map(({ one, text }) => {
      const value = one.value === '' ? freeWord(text.sv, taken) : one.value;
      taken.add(value);
      return { value, text };
    });
}

/** A word for a question or an answer that is not taken: letters a-z, figures and hyphens. */
export function freeWord(text: string, taken: ReadonlySet<string>): string {
  const base = slugOf(text, 30).replace(/^[^a-z]+/, '') || 'svar';
  for (let no = 1; ; no += 1) {
    const word = no === 1 ? base : `${base}-${no}`;
    if (!taken.has(word)) return word;
  }
}

/** What the fields are called, and what they hold in words: for whoever saves second. `earlier`: what can be asked about. */
export function draftWords(earlier: readonly Element[]): FormWords<QuestionDraft> {
  const text = (said: string): string => said;
  const texts = (name: DraftText, label: string) =>
    Object.fromEntries(LANGS.map((lang) => [`${name}.${lang}`, { label: `${label}, ${LANG_IN_SWEDISH[lang]}`, text }]));
  const rows = (drafts: readonly DraftChoice[]): string =>
    drafts
      .filter((one) => LANGS.some((lang) => one[lang] !== ''))
      .map((one) => [one.sv, ...OTHER_LANGS.map((lang) => one[lang])].filter((said) => said !== '').join(' | '))
      .join('\n');
  const condition = (only: readonly string[]): string => only.map((one) => conditionWords(earlier, one)).join('\n');
  return {
    ...(texts('title', 'Frågan') as Pick<FormWords<QuestionDraft>, `title.${Lang}`>),
    ...(texts('description', 'Förklaringen') as Pick<FormWords<QuestionDraft>, `description.${Lang}`>),
    ...(texts('low', 'Skalans början') as Pick<FormWords<QuestionDraft>, `low.${Lang}`>),
    ...(texts('high', 'Skalans slut') as Pick<FormWords<QuestionDraft>, `high.${Lang}`>),
    required: { label: 'Måste besvaras', text: (required) => (required ? 'ja' : 'nej') },
    only: { label: 'Vilka som får frågan', text: condition },
    choices: { label: 'Svar att välja mellan', text: rows },
    places: { label: 'Platser', text: rows },
    most: { label: 'Flest svar', text },
    from: { label: 'Skalans första tal', text },
    to: { label: 'Skalans sista tal', text },
    length: { label: 'Längsta svar', text },
    group: { label: 'Vem som svarar', text },
  };
}

/** `question=answer` in words: "Vad gör du här? Bor". */
export function conditionWords(earlier: readonly Element[], only: string): string {
  const [name, value] = only.split('=');
  const found = earlier.find((one) => one.name === name);
  if (found === undefined || !('choices' in found)) return only;
  return `${found.title.sv} ${found.choices.find((one) => one.value === value)?.text.sv ?? ''}`;
}
