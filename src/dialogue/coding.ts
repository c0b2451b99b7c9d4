import type { TimeOfDay } from '#dialogue/question-form.ts';

/** One theme that an answer is about: where and when, if that is known. The place is one of the form's or words of one's own. */
export type Coded = {
  readonly themeId: string;
  readonly place: string | null;
  readonly placeWords: string | null;
  readonly time: TimeOfDay | null;
};

/** What was said of an answer, in which version; `no` 0 and nothing where nobody has coded it. */
export type Coding = { readonly no: number; readonly coded: readonly Coded[] };

export const MOST_CODED = 20;

/** Whether two codings say the same, in whatever order. */
export function sameCoding(one: readonly Coded[], other: readonly Coded[]): boolean {
  const keys = (all: readonly Coded[]): string => all.map(codedKey).toSorted().join('\n');
  return keys(one) === keys(other);
}

/** What a row says, to compare it by. */
function codedKey({ themeId, place, placeWords, time }: Coded): string {
  return JSON.stringify([themeId, place, placeWords, time]);
}

export const CODING_LISTS = ['okodade', 'omkoda', 'alla'] as const;
/** Which answers of a dialogue are gone through: those not coded, those on a theme that was split, or all. What is held is in none. */
export type CodingList = (typeof CODING_LISTS)[number];
