import type { Progress, Verdict } from '#follow-up/follow-up-record.ts';

/** How it goes, as it is chosen and told; `means` is its public definition. */
export const PROGRESS_WORDS: Readonly<Record<Progress, { readonly word: string; readonly means: string }>> = {
  'not-started': { word: 'inte påbörjad', means: 'Ingen har börjat, och det är inte bestämt när.' },
  planned: { word: 'planerad', means: 'Det är bestämt vem som gör det och när.' },
  'under-way': { word: 'pågår', means: 'Arbetet har börjat men är inte klart.' },
  partly: { word: 'delvis genomförd', means: 'En del av det som lovades är gjort, resten blir inte gjort nu.' },
  done: {
    word: 'genomförd',
    means: 'Allt som lovades är gjort. En aktivitet med dag eller en handling visar det.',
  },
  'not-done': { word: 'inte genomförd', means: 'Det blev inte gjort. Skälet står intill.' },
};

export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  kept: 'hållet',
  partly: 'delvis hållet',
  'not-kept': 'inte hållet',
};
