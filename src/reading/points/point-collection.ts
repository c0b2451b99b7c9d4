import type { PartyKind } from '#checking/report.ts';
import type { NamedParty } from '#reading/points/owners.ts';
import { addResult, ownersOf } from '#reading/points/point-draft.ts';
import type { PointDraft } from '#reading/points/point-draft.ts';

/** The points found so far, in the document's order, and what could not be read as part of one. */
export type Collection = {
  readonly drafts: PointDraft[];
  readonly byWords: Map<string, readonly PointDraft[]>;
  readonly used: Set<number>;
  readonly unplaced: number[];
};

/**
 * Adds a point, or finds the same one told before (the list of promises first, each with its result later): same words
 * and no other owner or focus area. Words that repeat in another area or for another party are a point of their own.
 */
export function addPoint(into: Collection, draft: PointDraft): PointDraft {
  const same = alike(draft.text, into).find((other) => isSame(other, draft));
  if (same === undefined) {
    into.drafts.push(draft);
    const key = plainWords(draft.text);
    into.byWords.set(key, [...(into.byWords.get(key) ?? []), draft]);
    return draft;
  }
  same.blocks.push(...draft.blocks);
  if (same.contextOwner.length === 0) same.contextOwner = draft.contextOwner;
  if (same.namedOwner.length === 0) same.namedOwner = draft.namedOwner;
  same.focusArea ??= draft.focusArea;
  same.due ??= draft.due;
  same.empty.push(...draft.empty);
  for (const result of draft.results) {
    for (const part of result.parts)
      addResult(same, part, { period: result.period, by: result.by === null ? [] : [result.by] });
  }
  return same;
}

function isSame(one: PointDraft, other: PointDraft): boolean {
  const differ = (a: unknown, b: unknown): boolean => a !== null && b !== null && a !== b;
  const owners = (draft: PointDraft): string | null =>
    draft.contextOwner.length === 0 ? null : draft.contextOwner.join();
  return (
    one.text !== '' &&
    plainWords(one.text) === plainWords(other.text) &&
    !differ(owners(one), owners(other)) &&
    !differ(one.focusArea, other.focusArea)
  );
}

function alike(words: string, { byWords }: Collection): readonly PointDraft[] {
  return byWords.get(plainWords(words)) ?? [];
}

function plainWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
}

/** The one point that has just these words, whatever their punctuation. */
export function samePoint(words: string, into: Collection): PointDraft | null {
  const same = words === '' ? [] : alike(words, into);
  return same.length === 1 ? (same[0] ?? null) : null;
}

/** The point that words repeat, wholly or in nearly all of its words; null where none or several do. */
export function repeatedPoint(words: string, drafts: readonly PointDraft[]): PointDraft | null {
  const given = new Set(plainWords(words).split(' '));
  const like = drafts.filter((draft) => {
    const own = plainWords(draft.text).split(' ');
    return own.length >= 3 && own.filter((word) => given.has(word)).length / own.length >= 0.8;
  });
  return like.length === 1 ? (like[0] ?? null) : null;
}

/** "Fotpatrull: 31 gånger": the one point that opens with the words before the colon, and what stands after it. */
export function namedPoint(words: string, drafts: readonly PointDraft[]): { point: PointDraft; rest: string } | null {
  const label = /^([^:.!?]{4,50}):\s+(?=\S)/u.exec(words);
  const name = label === null ? '' : plainWords(label[1] ?? '');
  const like = name === '' ? [] : drafts.filter(({ text }) => ` ${plainWords(text)} `.includes(` ${name}`));
  const [point] = like;
  return label === null || point === undefined || like.length > 1
    ? null
    : { point, rest: words.slice(label[0].length) };
}

/** The one point that things done by a party can belong to, or null where it is not clear. */
export function onlyPointOf(
  by: readonly PartyKind[],
  drafts: readonly PointDraft[],
  parties: readonly NamedParty[],
): PointDraft | null {
  if (drafts.length === 1) return drafts[0] ?? null;
  const own = drafts.filter((draft) => by.some((party) => ownersOf(draft, parties).includes(party)));
  return own.length === 1 && by.length > 0 ? (own[0] ?? null) : null;
}

/** Points without those that turned out to be promises above activities. */
export function lowestPoints(drafts: readonly PointDraft[]): PointDraft[] {
  for (const draft of drafts) if (draft.parent !== null && draft.parent.results.length > 0) draft.parent = null;
  const parents = new Set(drafts.map((draft) => draft.parent));
  return drafts.filter((draft) => draft.text !== '' && !parents.has(draft));
}
