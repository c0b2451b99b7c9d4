import type { Tense } from '#report-back/memo-words.ts';

/** One thing in braces: a name, or three forms parted by strokes. */
const MARKED = /(\s*)\{([^{}]{1,200})\}/gu;
const TENSES: readonly Tense[] = ['past', 'present', 'future'];

/**
 * A text with what stands in braces filled in: `{period}` is a value of that name, `{gällde|gäller|kommer att gälla}` the
 * form for the tense. A name without a value stays as it is; an empty value takes the space before it along.
 * @param tense null where a text has no forms: a person's own words
 */
export function fillText(text: string, values: ReadonlyMap<string, string>, tense: Tense | null): string {
  return text.replace(MARKED, (whole, space: string, inner: string) => {
    const forms = inner.split('|');
    if (forms.length === 3 && tense !== null) return `${space}${(forms[TENSES.indexOf(tense)] ?? '').trim()}`;
    const value = values.get(inner.trim());
    if (value === undefined) return whole;
    return value === '' ? '' : `${space}${value}`;
  });
}

/** What stands in braces and is neither a name nor three forms, as it stands there. */
export function unknownMarks(text: string, names: ReadonlySet<string>): string[] {
  return [...text.matchAll(MARKED)].flatMap(([, , inner = '']) =>
    names.has(inner.trim()) || inner.split('|').length === 3 ? [] : [`{${inner}}`],
  );
}

/** What opens an item of a list. A sentence over a list that began so would be read back as one of its items. */
const LIST_MARK = /^\s*(?:[•◦▪‣·*–—-]|\d+[.)]|[a-z]\))\s*/iu;

export function opensAsItem(text: string): boolean {
  return LIST_MARK.test(text);
}
