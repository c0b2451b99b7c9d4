import { FRAME_LABELS } from '#promise/field-labels.ts';
import type { FormWords } from '#places/merge-forms.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import type { WritingChoices } from '#promise/writing-choices.ts';

/** A promise's own text as it is typed. `newArea`: the name of an area that is to be made. */
export type FrameForm = {
  readonly title: string;
  readonly intro: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly areas: readonly string[];
  readonly newArea: string;
  readonly parties: readonly string[];
  readonly goals: readonly string[];
  readonly agreements: readonly string[];
  readonly publicNote: string;
  readonly internalNote: string;
};

export const NO_FRAME: FrameForm = {
  title: '',
  intro: '',
  periodFrom: '',
  periodTo: '',
  areas: [],
  newArea: '',
  parties: [],
  goals: [],
  agreements: [],
  publicNote: '',
  internalNote: '',
};

/** The promise's own text as its page shows it to be edited. */
export function frameForm(promise: PromiseRecord): FrameForm {
  return {
    title: promise.title,
    intro: promise.intro ?? '',
    periodFrom: promise.period.from,
    periodTo: promise.period.to,
    areas: promise.areas.map(({ id }) => id),
    newArea: '',
    parties: promise.parties.map(({ id }) => id),
    goals: promise.goals.map(({ id }) => id),
    agreements: promise.agreements.map(({ id }) => id),
    publicNote: promise.publicNote ?? '',
    internalNote: promise.internalNote ?? '',
  };
}

/** How each field is told to a person, where two have written it differently. */
export function frameWords(choices: WritingChoices): FormWords<FrameForm> {
  const { areas, parties, agreements, goals } = choices;
  const names = new Map([...areas, ...parties, ...agreements].map(({ id, name }) => [id, name]));
  for (const { id, text } of goals) names.set(id, text);
  const list = (ids: readonly string[]): string => ids.map((id) => names.get(id) ?? '').join(', ');
  const words = (said: string): string => said;
  return {
    title: { label: FRAME_LABELS.title, text: words },
    intro: { label: FRAME_LABELS.intro, text: words },
    periodFrom: { label: FRAME_LABELS.periodFrom, text: words },
    periodTo: { label: FRAME_LABELS.periodTo, text: words },
    areas: { label: FRAME_LABELS.areas, text: list },
    newArea: { label: FRAME_LABELS.areas, text: words },
    parties: { label: FRAME_LABELS.parties, text: list },
    goals: { label: FRAME_LABELS.goals, text: list },
    agreements: { label: FRAME_LABELS.agreements, text: list },
    publicNote: { label: FRAME_LABELS.publicNote, text: words },
    internalNote: { label: FRAME_LABELS.internalNote, text: words },
  };
}
