/** What a board may do with a proposal. */
export const RESULTS = ['approved', 'noted', 'amended', 'rejected', 'remanded', 'tabled'] as const;
export type Result = (typeof RESULTS)[number];

/** What each is called where one chooses it and where it is told. */
export const RESULT_WORDS: Readonly<Record<Result, string>> = {
  approved: 'Enligt förslaget',
  noted: 'Lagt till handlingarna',
  amended: 'Ändrat',
  rejected: 'Avslaget',
  remanded: 'Återremitterat',
  tabled: 'Bordlagt',
};

export function isResult(word: string): word is Result {
  return (RESULTS as readonly string[]).includes(word);
}

/** A remand and a tabling are of the whole case: one cannot decide half of it and wait with the rest. */
export type Whole = 'remanded' | 'tabled';

/** What happens to the case as a whole: null where it is decided, `mixed` where the results say different things. */
export function wholeOf(results: readonly Result[]): Whole | 'mixed' | null {
  const waiting = results.filter((result) => result === 'remanded' || result === 'tabled');
  const [first] = waiting;
  if (first === undefined) return null;
  return results.every((result) => result === first) ? first : 'mixed';
}
