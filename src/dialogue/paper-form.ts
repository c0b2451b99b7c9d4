import type { PaperBody, PaperBox, PaperForm, PaperQuestion, PaperText } from '#documents/paper.ts';
import { isPublicKind, type Definition, type DialogueKind } from '#dialogue/dialogue.ts';
import {
  MOST_WORRIES,
  TIMES,
  wordsIn,
  type Choice,
  type Element,
  type QuestionForm,
  type Words,
} from '#dialogue/question-form.ts';
import { m } from '#platform/texts/compiled/messages.js';
import { isApproved, pathIn, type Lang } from '#platform/texts/languages.ts';
import { countIn, dayIn, fencedIn } from '#platform/texts/local-words.ts';
import { saying, type Say } from '#platform/texts/saying.ts';

/** More places than this, and the grid does not fit across a page. */
const MOST_COLUMNS = 6;
/** Signs of a written answer to a line of a page. */
const SIGNS_A_LINE = 120;
const MOST_LINES = 8;

const MEANS = { police: m.dialogue_means_police, influence: m.dialogue_means_influence };
const TIME_WORDS = {
  morning: m.dialogue_time_morning,
  day: m.dialogue_time_day,
  evening: m.dialogue_time_evening,
  night: m.dialogue_time_night,
};

export type PaperInput = {
  readonly form: QuestionForm;
  readonly lang: Lang;
  readonly kind: DialogueKind;
  readonly definition: Definition;
  readonly no: number;
  readonly heldTo: string;
  readonly feedbackDue: string | null;
  /** Whether these are the questions that are answered now. */
  readonly isOpen: boolean;
  /** The day that it is printed, `YYYY-MM-DD`. */
  readonly today: string;
  /** The form on the web, without its language: `/svara/ekby/…`; and the site, without a slash at the end. */
  readonly path: string;
  readonly origin: string;
};

/** A dialogue's questions as a form to fill in by hand. The numbers by its boxes are those of the cards (answer-columns.ts). */
export function paperForm(input: PaperInput): PaperForm {
  const { form, lang, no } = input;
  const say = saying(lang);
  const own = (text: string): PaperText => ({ text, lang });
  const heading = wordsIn(lang, form.title);
  const address = input.origin + pathIn(lang, input.path);
  const handIn = form.handIn === undefined ? [] : [wordsIn(lang, form.handIn)];
  return {
    lang,
    title: say(m.paper_title, { title: fencedIn(lang, heading.text) }),
    date: input.today,
    marks: [...(input.isOpen ? [] : [say(m.paper_draft)]), ...(isApproved(lang) ? [] : [say(m.page_words_unapproved)])],
    heading,
    intro: [...(form.intro === undefined ? [] : [wordsIn(lang, form.intro)]), own(say(m.paper_how))],
    frame: [
      { heading: say(m.dialogue_means), words: say(MEANS[input.definition]) },
      { heading: say(m.dialogue_anonymous), words: say(m.paper_anonymous) },
    ],
    questions: form.elements.map((element, at) => questionOf(element, at + 1, form, lang, say)),
    handIn: {
      heading: say(m.paper_hand_in),
      lines: [
        ...handIn,
        own(say(m.paper_hand_in_by, { day: dayIn(lang, input.heldTo) })),
        ...(input.feedbackDue === null ? [] : [own(say(m.paper_feedback, { day: dayIn(lang, input.feedbackDue) }))]),
      ],
    },
    link: isPublicKind(input.kind)
      ? { address, words: say(m.paper_web), alternative: say(m.poster_code, { address }) }
      : null,
    foot: [say(m.paper_version, { no: countIn(lang, no).number })],
  };
}

function questionOf(element: Element, number: number, form: QuestionForm, lang: Lang, say: Say): PaperQuestion {
  const own = (text: string): PaperText => ({ text, lang });
  const only = conditionIn(element, form, lang, say);
  return {
    number,
    title: wordsIn(lang, element.title),
    notes: [
      ...(only === null ? [] : [own(only)]),
      ...(element.description === undefined ? [] : [wordsIn(lang, element.description)]),
      ...howTo(element, lang, say).map(own),
      ...(element.isRequired === true ? [own(`${say(m.dialogue_must)}.`)] : []),
    ],
    body: bodyOf(element, lang, say),
  };
}

/** To whom a question is put, in words; null where it is to everybody. */
function conditionIn({ visibleIf }: Element, { elements }: QuestionForm, lang: Lang, say: Say): string | null {
  const on = elements.find(({ name }) => name === visibleIf?.name);
  if (visibleIf === undefined || on === undefined || !('choices' in on)) return null;
  const chosen = on.choices.filter(({ value }) => visibleIf.is.includes(value));
  return say(m.dialogue_only_if, {
    question: fencedIn(lang, wordsIn(lang, on.title).text),
    choice: fencedIn(lang, chosen.map(({ text }) => wordsIn(lang, text).text).join(' / ')),
  });
}

function howTo(element: Element, lang: Lang, say: Say): string[] {
  switch (element.type) {
    case 'radiogroup':
    case 'rating':
      return [say(m.paper_one)];
    case 'checkbox':
      return element.maxSelectedChoices === undefined
        ? [say(m.dialogue_several)]
        : [say(m.dialogue_at_most, { count: element.maxSelectedChoices })];
    case 'worry': {
      const { number: count } = countIn(lang, MOST_WORRIES);
      return [say(isGrid(element) ? m.paper_worry_grid : m.paper_worry_numbers, { count })];
    }
    default:
      return [];
  }
}

const isGrid = ({ places }: Extract<Element, { type: 'worry' }>): boolean => places.length <= MOST_COLUMNS;

function bodyOf(element: Element, lang: Lang, say: Say): PaperBody[] {
  const own = (text: string): PaperText => ({ text, lang });
  const boxes = (choices: readonly Choice[]): PaperBox[] =>
    choices.map(({ text }, at) => ({ code: String(at + 1), text: wordsIn(lang, text) }));
  switch (element.type) {
    case 'radiogroup':
    case 'checkbox':
      return [{ kind: 'boxes', boxes: boxes(element.choices) }];
    case 'rating': {
      const { rateMin, rateMax, minRateDescription, maxRateDescription } = element;
      const steps = Array.from({ length: rateMax - rateMin + 1 }, (_, at) => String(rateMin + at));
      const end = (words: Words | undefined) => (words === undefined ? null : wordsIn(lang, words));
      return [{ kind: 'scale', steps, low: end(minRateDescription), high: end(maxRateDescription) }];
    }
    case 'place': {
      const some = element.choices.length > 0;
      const label = own(say(some ? m.dialogue_place_words : m.dialogue_place));
      return [
        ...(some ? [{ kind: 'boxes' as const, boxes: boxes(element.choices) }] : []),
        { kind: 'lines', label, count: 1 },
      ];
    }
    case 'comment': {
      const count = Math.min(MOST_LINES, Math.max(2, Math.ceil(element.maxLength / SIGNS_A_LINE)));
      return [{ kind: 'lines', label: null, count }];
    }
    case 'worry': {
      const times = TIMES.map((time, at) => ({ code: String(at + 1), text: own(say(TIME_WORDS[time])) }));
      const what = own(say(m.dialogue_worry_what));
      const groups = [
        { label: own(say(m.dialogue_worry_where)), columns: boxes(element.places) },
        { label: own(say(m.dialogue_worry_when)), columns: times },
      ];
      const rows = boxes(element.problems);
      if (isGrid(element)) return [{ kind: 'grid', corner: own(say(m.paper_worry_pick)), groups, rows }];
      const lists = [{ label: what, items: rows }, ...groups.map(({ label, columns }) => ({ label, items: columns }))];
      const lines = Array.from({ length: MOST_WORRIES }, (_, at) =>
        own(say(m.dialogue_worry, { number: countIn(lang, at + 1).number })),
      );
      return [{ kind: 'numbers', lists, lines }];
    }
  }
}
