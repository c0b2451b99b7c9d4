import { wordDifference, type Stretch } from '#checking/word-difference.ts';

/** What each field of a form is called, and how what it holds is told in words. */
export type FormWords<F> = {
  readonly [key in keyof F]: { readonly label: string; readonly text: (value: F[key]) => string };
};

/** A field that two have written differently: theirs is saved, mine is not. */
export type FormClash = {
  readonly key: string;
  readonly label: string;
  readonly theirs: string;
  readonly mine: string;
  readonly difference: readonly Stretch[];
};

export type Merged<F> = {
  readonly form: F;
  readonly clashes: readonly FormClash[];
  /** What somebody else has saved meanwhile and this person has left alone, by the fields' names on the page. */
  readonly taken: readonly string[];
};

/**
 * What somebody typed who saw `seen`, now that `current` is saved. A field that only one of the two has changed is taken
 * from that one; one that both have changed differently is for a person to settle, and keeps what was typed so far.
 */
export function mergeForms<F extends object>(seen: F, current: F, typed: F, words: FormWords<F>): Merged<F> {
  const form = { ...typed };
  const clashes: FormClash[] = [];
  const taken: string[] = [];
  for (const key of Object.keys(words) as (keyof F & string)[]) {
    const { label, text } = words[key];
    if (same(typed[key], current[key])) {
      form[key] = current[key];
      continue;
    }
    if (same(seen[key], current[key])) continue;
    if (same(typed[key], seen[key])) {
      form[key] = current[key];
      taken.push(label);
      continue;
    }
    const [theirs, mine] = [text(current[key]), text(typed[key])];
    clashes.push({ key, label, theirs, mine, difference: wordDifference(theirs, mine) });
  }
  return { form, clashes, taken };
}

/** What was typed, with the saved words in the fields where the person chose those. */
export function withTheirs<F extends object>(typed: F, current: F, theirs: readonly string[]): F {
  const chosen = Object.entries(current).filter(([key]) => theirs.includes(key));
  return { ...typed, ...Object.fromEntries(chosen) };
}

function same(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

/** Browsers send line breaks in a way of their own, and what is ticked in the order of the page. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'string') return part.replaceAll('\r\n', '\n').trim();
    return Array.isArray(part) && part.every((one) => typeof one === 'string') ? part.toSorted() : part;
  });
}
