import type { Draft } from '#reading/blocks/draft.ts';
import { knownHeading } from '#reading/heading-kinds.ts';
import { isNumberMark } from '#reading/blocks/list-mark.ts';

/** A heading is a name, not a sentence: longer lines are text however bold. */
const LONGEST = 110;
/** As many lines in a row with one look are a list, not headings. */
const A_LIST = 3;
const BIGGER = 1.12;

type Look = { readonly size: number; readonly bold: boolean };

/**
 * Where the document has no heading styles (or only one, on its title), paragraphs that look like headings become
 * headings: short, set apart by size, bold or underline as a whole, and not a sentence.
 */
export function findHeadings(drafts: readonly Draft[]): Draft[] {
  const styled = drafts.filter((draft) => draft.kind === 'heading');
  if (styled.length > 1) return [...drafts];
  const body = bodySize(drafts);
  const numbered = areNumbered(drafts);
  const found = dropLists(drafts.map((draft) => lookOf(draft, body, numbered)));
  const ranks = rank(found.filter((look) => look !== null));
  const above = Math.max(0, ...styled.map((draft) => draft.level));
  return drafts.map((draft, index) => {
    const look = found[index] ?? null;
    if (look === null) return draft;
    return { ...draft, kind: 'heading', level: Math.min(above + (ranks.get(keyOf(look)) ?? 1), 6) };
  });
}

/** The size that most characters of running text have. */
function bodySize(drafts: readonly Draft[]): number {
  const sizes = new Map<number, number>();
  for (const draft of drafts) {
    if (draft.size === null) continue;
    sizes.set(draft.size, (sizes.get(draft.size) ?? 0) + draft.text.length);
  }
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 0;
}

function lookOf(draft: Draft, body: number, numbered: boolean): Look | null {
  if (
    !(mayBeHeading(draft) || (numbered && isBoldNumbered(draft))) ||
    draft.text.length > LONGEST ||
    !/\p{L}/u.test(draft.text)
  )
    return null;
  const size = draft.size ?? body;
  const bigger = body > 0 && size >= body * BIGGER;
  const bold = draft.bold === draft.text.length || draft.underlined;
  if (!bold && !bigger) return null;
  // "Resultat:" names what follows on the page and is no title of its own.
  if (/[.;,!]$/.test(draft.text) || (draft.text.endsWith(':') && !bigger)) return null;
  return { size: Math.max(size, body), bold };
}

/** A typed number may belong to a list, so what stands after it must be a heading by its words too. */
function mayBeHeading(draft: Draft): boolean {
  if (draft.kind === 'paragraph') return true;
  return draft.typed && draft.mark !== null && isNumberMark(draft.mark) && knownHeading(draft.text) !== null;
}

/** A document whose bold numbered lines are mostly known headings numbers its other headings too. */
function areNumbered(drafts: readonly Draft[]): boolean {
  const lines = drafts.filter(isBoldNumbered);
  const known = lines.filter((draft) => knownHeading(draft.text) !== null).length;
  return known >= 2 && known * 2 >= lines.length;
}

function isBoldNumbered(draft: Draft): boolean {
  return draft.typed && draft.mark !== null && isNumberMark(draft.mark) && draft.bold === draft.text.length;
}

/** Leaves out runs of lines with one look, unless the document opens with them: then they are its title. */
function dropLists(looks: readonly (Look | null)[]): (Look | null)[] {
  const kept: (Look | null)[] = [];
  for (let at = 0; at < looks.length;) {
    const look = looks[at] ?? null;
    let end = at + 1;
    while (look !== null && end < looks.length && isSame(look, looks[end] ?? null)) end += 1;
    const isList = at > 0 && end - at >= A_LIST;
    while (at < end) {
      kept.push(isList ? null : look);
      at += 1;
    }
  }
  return kept;
}

function isSame(look: Look, other: Look | null): boolean {
  return other !== null && keyOf(other) === keyOf(look);
}

function rank(looks: readonly Look[]): Map<string, number> {
  const keys = new Map(looks.map((look) => [keyOf(look), look]));
  const sorted = [...keys].sort(([, a], [, b]) => b.size - a.size || Number(b.bold) - Number(a.bold));
  return new Map(sorted.map(([key], index) => [key, Math.min(index + 1, 6)]));
}

function keyOf(look: Look): string {
  return `${look.size} ${look.bold}`;
}
