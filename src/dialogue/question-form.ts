import { LANGS, type Lang } from '#platform/texts/languages.ts';

/**
 * The questions of a dialogue, in all its languages. The words of the model are those of SurveyJS (survey-core, MIT:
 * `elements`, `radiogroup`, `checkbox`, `rating`, `comment`, `choices`, `visibleIf`, `isRequired`), so that a form can be taken to
 * and from such tools; `place` and `worry` are ours. Everything can be answered without JavaScript and on paper.
 */
export type Words = { readonly sv: string } & {
  readonly [lang in Exclude<Lang, 'sv'>]?: string | undefined;
};
export type Choice = { readonly value: string; readonly text: Words };
/** Asked only of those who chose one of these answers to an earlier question. */
export type VisibleIf = { readonly name: string; readonly is: readonly string[] };
/** Who somebody is, in groups: compared with the registers to see who was not heard. */
export const GROUPS = ['age', 'sex', 'area'] as const;
export type Group = (typeof GROUPS)[number];

type Asked = {
  readonly name: string;
  readonly title: Words;
  readonly description?: Words | undefined;
  readonly isRequired?: boolean | undefined;
  readonly visibleIf?: VisibleIf | undefined;
};
export type Element = Asked &
  (
    | { readonly type: 'radiogroup'; readonly choices: readonly Choice[]; readonly group?: Group | undefined }
    | {
        readonly type: 'checkbox';
        readonly choices: readonly Choice[];
        readonly maxSelectedChoices?: number | undefined;
      }
    | {
        readonly type: 'rating';
        readonly rateMin: number;
        readonly rateMax: number;
        readonly minRateDescription?: Words | undefined;
        readonly maxRateDescription?: Words | undefined;
      }
    /** One of the named places, or words of one's own. */
    | { readonly type: 'place'; readonly choices: readonly Choice[] }
    | { readonly type: 'comment'; readonly maxLength: number }
    /** What worries most here: where, when, what; at most three. */
    | { readonly type: 'worry'; readonly places: readonly Choice[]; readonly problems: readonly Choice[] }
  );
export type ElementType = Element['type'];
const TYPES = ['radiogroup', 'checkbox', 'rating', 'place', 'comment', 'worry'] as const satisfies ElementType[];
export const isElementType = (word: string): word is ElementType => TYPES.some((type) => type === word);
export type QuestionForm = {
  readonly format: 'loftet-form/1';
  readonly title: Words;
  readonly intro?: Words | undefined;
  /** Where an answer on paper is handed in. */
  readonly handIn?: Words | undefined;
  readonly elements: readonly Element[];
};

export const MOST_CHOICES = 40;
export const MOST_WORRIES = 3;
export const LONGEST_COMMENT = 2_000;
/** Parts of the day in a worry and in a coding; `night` is 22–06. */
export const TIMES = ['morning', 'day', 'evening', 'night'] as const;
export type TimeOfDay = (typeof TIMES)[number];

/** The words in a language, or the Swedish ones where they are missing: then marked with their own `lang`. */
export function wordsIn(lang: Lang, all: Words): { readonly text: string; readonly lang: Lang } {
  const text = all[lang];
  return text === undefined ? { text: all.sv, lang: 'sv' } : { text, lang };
}

/** The languages in which no question is missing, Swedish first; the title may be Swedish alone. */
export function languagesOf(form: QuestionForm): Lang[] {
  const all = allWords(form);
  return LANGS.filter((lang) => all.every((one) => one[lang] !== undefined));
}

/** Every text of a form that is asked with it, but its title, in its order. */
export function allWords(form: QuestionForm): Words[] {
  const own = [form.intro, ...form.elements.flatMap(wordsOf)];
  return own.filter((one) => one !== undefined);
}

/** Every text of a question. */
export function wordsOf(element: Element): (Words | undefined)[] {
  const asking = [element.title, element.description];
  if (element.type === 'rating') return [...asking, element.minRateDescription, element.maxRateDescription];
  if (element.type === 'worry') return [...asking, ...[...element.places, ...element.problems].map(({ text }) => text)];
  return element.type === 'comment' ? asking : [...asking, ...element.choices.map(({ text }) => text)];
}
