import { placeOf, worriesOf, type Answer } from '#dialogue/answers.ts';
import {
  MOST_WORRIES,
  TIMES,
  type Choice,
  type Element,
  type Group,
  type QuestionForm,
  type TimeOfDay,
} from '#dialogue/question-form.ts';
import type { Axis, Facts } from '#situation/linked-counts.ts';

/** A way to divide the answers, with its words. */
export type Divided = { readonly axis: Axis; readonly title: string; readonly labels: ReadonlyMap<string, string> };
export type DividedGroup = Divided & { readonly group: Group };
/** Something that people answered, and what else they said of it: where, and when. */
export type AskedAbout = Divided & { readonly isSeveral: boolean; readonly also: readonly Divided[] };
type QuestionAsked = AskedAbout & { readonly type: Element['type'] };
/** What answers were found to be about. */
export type ThemesAsked = AskedAbout & {
  /** The value that a coding on a theme counts as, by the theme's id, those that were merged too. */
  readonly valueOf: ReadonlyMap<string, string>;
  /** How deep each value stands in the tree. */
  readonly depths: ReadonlyMap<string, number>;
};
export type ResultShape = {
  readonly groups: readonly DividedGroup[];
  readonly asked: readonly QuestionAsked[];
  /** Null where no answer is coded. */
  readonly themes: ThemesAsked | null;
};

/** Of those who did not say; no choice can be called so. */
export const UNSAID = '-';
const TIME_LABELS: Readonly<Record<TimeOfDay, string>> = {
  morning: 'Morgon',
  day: 'Dag',
  evening: 'Kväll',
  night: 'Natt',
};

/** What can be counted of a form's answers: every question but those of words of one's own, by every group that is asked for. */
export function resultShape(form: QuestionForm, themes: ThemesAsked | null = null): ResultShape {
  return {
    themes,
    groups: form.elements.flatMap((element): DividedGroup[] =>
      element.type === 'radiogroup' && element.group !== undefined
        ? [{ ...divided(element.name, element.title.sv, element.choices), group: element.group }]
        : [],
    ),
    asked: form.elements.flatMap(askedIn),
  };
}

/** The tables of a result: each question by itself, and by each group, place and time; the themes in the same way. */
export function resultTables({ groups, asked, themes }: ResultShape): Axis[][] {
  const all: readonly AskedAbout[] = themes === null ? asked : [...asked, themes];
  return [[], ...groups.map(({ axis }) => [axis]), ...all.flatMap((one) => tablesOf(one, groups))];
}

/** The tables that one question stands in. */
export function tablesOf({ axis, also }: AskedAbout, groups: readonly DividedGroup[]): Axis[][] {
  return [[axis], ...[...also, ...groups].map((other) => [axis, other.axis])];
}

/** What an answer says, once for each thing; none where it says nothing that is counted. `groups`: the values that were chosen. */
export function factsOf(
  { axis, also, labels }: AskedAbout,
  answer: Answer,
  groups: Readonly<Record<string, string>>,
): Facts {
  const [place, time] = also;
  if (place !== undefined && time !== undefined)
    return worriesOf(answer).flatMap((worry) =>
      labels.has(worry.problem)
        ? [
            {
              [axis.name]: worry.problem,
              [place.axis.name]: known(place, worry.place),
              [time.axis.name]: known(time, worry.time),
              ...groups,
            },
          ]
        : [],
    );
  return chosenIn(answer).flatMap((value) => (labels.has(value) ? [{ [axis.name]: value, ...groups }] : []));
}

function chosenIn(answer: Answer): string[] {
  const place = placeOf(answer);
  if (place !== null) return ['place' in place ? place.place : UNSAID];
  if (Array.isArray(answer)) return answer.filter((one) => typeof one === 'string');
  return [String(answer)];
}

/** The groups that somebody belongs to, where nothing said is a group too. */
export function groupsOf(groups: readonly DividedGroup[], chosen: readonly (string | null)[]): Record<string, string> {
  return Object.fromEntries(groups.map((group, at) => [group.axis.name, known(group, chosen[at] ?? null)]));
}

function known({ labels }: Divided, value: string | null): string {
  return value !== null && labels.has(value) ? value : UNSAID;
}

/** The times of a day, as an axis of what people said of something. */
export function dividedByTime(name: string): Divided {
  return divided(
    name,
    'Tid',
    TIMES.map((time) => ({ value: time, text: { sv: TIME_LABELS[time] } })),
  );
}

/** A way to divide, where nothing said is a value too. */
export function divided(name: string, title: string, choices: readonly Choice[]): Divided {
  const labels = new Map([
    ...choices.map(({ value, text }) => [value, text.sv] as const),
    [UNSAID, 'Har inte sagt'] as const,
  ]);
  return { axis: { name, values: [...labels.keys()] }, title, labels };
}

function askedIn(element: Element): QuestionAsked[] {
  const { name, type, title } = element;
  const question = (
    labels: ReadonlyMap<string, string>,
    most: number,
    also: readonly Divided[] = [],
  ): QuestionAsked[] => [
    {
      axis: { name, values: [...labels.keys()], isQuestion: true, ...(most === 1 ? {} : { most }) },
      title: title.sv,
      type,
      labels,
      isSeveral: most > 1,
      also,
    },
  ];
  switch (element.type) {
    case 'radiogroup':
      return element.group === undefined ? question(labelsOf(element.choices), 1) : [];
    case 'checkbox':
      return question(labelsOf(element.choices), element.maxSelectedChoices ?? element.choices.length);
    case 'rating': {
      const steps = Array.from({ length: element.rateMax - element.rateMin + 1 }, (_, at) => element.rateMin + at);
      const words = (step: number): string =>
        step === element.rateMin
          ? `${step} (${element.minRateDescription?.sv ?? 'lägst'})`
          : step === element.rateMax
            ? `${step} (${element.maxRateDescription?.sv ?? 'högst'})`
            : String(step);
      return question(new Map(steps.map((step) => [String(step), words(step)])), 1);
    }
    case 'worry': {
      const place = divided(`${name}.plats`, 'Plats', element.places);
      const time = dividedByTime(`${name}.tid`);
      const several = (one: Divided): Divided => ({ ...one, axis: { ...one.axis, most: MOST_WORRIES } });
      return question(labelsOf(element.problems), MOST_WORRIES, [several(place), several(time)]);
    }
    case 'place':
      return question(new Map([...labelsOf(element.choices), [UNSAID, 'Med egna ord']]), 1);
    case 'comment':
      return [];
  }
}

function labelsOf(choices: readonly Choice[]): ReadonlyMap<string, string> {
  return new Map(choices.map(({ value, text }) => [value, text.sv]));
}
