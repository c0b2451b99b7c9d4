import { STATE_LOOK } from '#documents/point-state.ts';
import { PROGRESS, type Progress, type Verdict } from '#follow-up/follow-up-record.ts';

/** The public definition of each status. */
const MEANS: Readonly<Record<Progress, string>> = {
  'not-started': 'Ingen har börjat, och det är inte bestämt när.',
  planned: 'Det är bestämt vem som gör det och när.',
  'under-way': 'Arbetet har börjat men är inte klart.',
  partly: 'En del av det som lovades är gjort, resten blir inte gjort nu.',
  done: 'Allt som lovades är gjort. En aktivitet med dag eller en handling visar det.',
  'not-done': 'Det blev inte gjort. Skälet står intill.',
};

/** How it goes, as it is chosen and told, by the words that are used everywhere. */
export const PROGRESS_WORDS = Object.fromEntries(
  PROGRESS.map((one) => [
    one,
    { word: one === 'not-started' ? 'inte påbörjad' : STATE_LOOK[one].word, means: MEANS[one] },
  ]),
) as Readonly<Record<Progress, { readonly word: string; readonly means: string }>>;

/** A status where it begins a line of its own: "Pågår". */
export function progressAtStart(progress: Progress): string {
  const { word } = PROGRESS_WORDS[progress];
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  kept: STATE_LOOK.kept.word,
  partly: STATE_LOOK['partly-kept'].word,
  'not-kept': STATE_LOOK['not-kept'].word,
};
