import { DEFINITION_WORDS, DEFINITIONS, type Definition } from '#dialogue/dialogue.ts';
import { DialogueFacts } from '#dialogue/dialogue-input.ts';
import { draftTexts, wordsOfTexts } from '#dialogue/question-draft.ts';
import type { FormFaults } from '#dialogue/question-faults.ts';
import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import { type QuestionForm } from '#dialogue/question-form.ts';
import type { FormWords } from '#places/merge-forms.ts';
import { LANG_IN_SWEDISH, LANGS, type Lang } from '#platform/texts/languages.ts';

export const FACT_TEXTS = ['title', 'intro', 'handIn'] as const;
type FactText = (typeof FACT_TEXTS)[number];
export const FACT_TEXT_WORDS: Readonly<Record<FactText, string>> = {
  title: 'Rubrik',
  intro: 'Inledning',
  handIn: 'Var svar på papper lämnas in',
};

/** What a dialogue is besides its questions, as it is typed. */
export type FactsDraft = { readonly [key in `${FactText}.${Lang}`]: string } & {
  readonly definition: string;
  readonly area: string;
  readonly place: string;
  readonly from: string;
  readonly till: string;
  readonly feedback: string;
};

type Facts = {
  readonly definition: Definition;
  readonly areaId: string | null;
  readonly place: string | null;
  readonly heldFrom: string;
  readonly heldTo: string;
  readonly feedbackDue: string | null;
  readonly form: QuestionForm;
};

/** A dialogue's facts as their page shows them to be edited. */
export function factsDraft(facts: Facts): FactsDraft {
  const { form } = facts;
  return {
    ...draftTexts('title', form.title),
    ...draftTexts('intro', form.intro),
    ...draftTexts('handIn', form.handIn),
    definition: facts.definition,
    area: facts.areaId ?? '',
    place: facts.place ?? '',
    from: facts.heldFrom,
    till: facts.heldTo,
    feedback: facts.feedbackDue ?? '',
  };
}

/** What a draft says of a dialogue that asks `elements`, or what is wrong with it. */
export function readFacts(
  draft: FactsDraft,
  { elements }: QuestionForm,
): { readonly facts: Facts } | { readonly faults: FormFaults } {
  const { area, definition, feedback, from, place, till } = draft;
  const read = DialogueFacts.safeParse({ definition, area, place, from, till, feedback });
  const words = (text: FactText) => wordsOfTexts((lang) => draft[`${text}.${lang}`]);
  const [intro, handIn] = [words('intro'), words('handIn')];
  const form = {
    format: 'loftet-form/1' as const,
    title: words('title') ?? { sv: '' },
    ...(intro === undefined ? {} : { intro }),
    ...(handIn === undefined ? {} : { handIn }),
    elements,
  };
  const texts = QuestionFormShape.safeParse(form);
  const faults: Record<string, string> = {};
  for (const { path, message } of [...(texts.error?.issues ?? []), ...(read.error?.issues ?? [])])
    faults[path.join('.')] ??= message;
  if (!read.success || !texts.success) return { faults };
  const said = read.data;
  return {
    facts: {
      definition: said.definition,
      areaId: said.area || null,
      place: said.place || null,
      heldFrom: said.from,
      heldTo: said.till,
      feedbackDue: said.feedback || null,
      form: texts.data,
    },
  };
}

/** What the fields are called, and what they hold in words: for whoever saves second. */
export function factsWords(areas: readonly { readonly id: string; readonly name: string }[]): FormWords<FactsDraft> {
  const text = (said: string): string => said;
  const texts = FACT_TEXTS.flatMap((name) =>
    LANGS.map((lang) => [`${name}.${lang}`, { label: `${FACT_TEXT_WORDS[name]}, ${LANG_IN_SWEDISH[lang]}`, text }]),
  );
  return {
    ...(Object.fromEntries(texts) as Pick<FormWords<FactsDraft>, `${FactText}.${Lang}`>),
    definition: {
      label: 'Vad betyder dialog här?',
      text: (said) => DEFINITION_WORDS[DEFINITIONS.find((one) => one === said) ?? 'police'],
    },
    area: { label: 'Område', text: (id) => areas.find((one) => one.id === id)?.name ?? 'Hela kommunen' },
    place: { label: 'Plats', text },
    from: { label: 'Första dagen', text },
    till: { label: 'Sista dagen', text },
    feedback: { label: 'Besked senast', text },
  };
}
