import type { LineageKind, PointRecord } from '#promise/promise-record.ts';

export type LineageSuggestion = {
  readonly from: string;
  readonly to: string;
  readonly kind: LineageKind;
  /** 0-1: how much of the wording the two share. */
  readonly likeness: number;
};

/** Below this two points share little more than that somebody shall do something. */
const LEAST = 0.3;
/** From here on only form differs: punctuation, an inflection. */
const SAME = 0.95;
const COMMON = new Set(
  'och att ska skall som för med av på i till en ett den det de är vi kommunen polisen arbeta arbetet samt genom bland annat under om'.split(
    ' ',
  ),
);

/**
 * Which points of a later promise carry on which of an earlier one, by likeness of wording, best first. Only suggests:
 * a person accepts or refuses. A point is suggested once on each side, with its best partner; what carries on is told
 * by `carried` where the words are the same, `reworded` otherwise.
 */
export function suggestLineage(
  earlier: readonly Pick<PointRecord, 'id' | 'body'>[],
  later: readonly Pick<PointRecord, 'id' | 'body'>[],
  decided: readonly { readonly from: string; readonly to: string }[] = [],
): LineageSuggestion[] {
  const known = new Set(decided.map(({ from, to }) => `${from} ${to}`));
  const pairs = earlier
    .flatMap((from) => later.map((to) => ({ from: from.id, to: to.id, likeness: likeness(from.body, to.body) })))
    .filter((pair) => pair.likeness >= LEAST && !known.has(`${pair.from} ${pair.to}`))
    .sort((a, b) => b.likeness - a.likeness);
  const used = new Set<string>();
  return pairs.flatMap((pair) => {
    if (used.has(pair.from) || used.has(pair.to)) return [];
    used.add(pair.from).add(pair.to);
    return [{ ...pair, kind: pair.likeness >= SAME ? ('carried' as const) : ('reworded' as const) }];
  });
}

/**
 * How alike two wordings are, 0-1: the share of stems of the words that carry meaning which both have (Dice's
 * coefficient). "trafikkontroller" and "trafikkontrollerna" count as the same word.
 */
export function likeness(one: string, other: string): number {
  const a = stems(one);
  const b = stems(other);
  if (a.size === 0 || b.size === 0) return one === other ? 1 : 0;
  const shared = [...a].filter((stem) => b.has(stem)).length;
  return (2 * shared) / (a.size + b.size);
}

function stems(text: string): Set<string> {
  const words = text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => !COMMON.has(word))
      .map((word) =>
        word.length > 6
          ? word.replace(/(?:erna|arna|orna|ens|ets|ern?a?s?|arn?a?s?|orn?a?s?|en|et|na|s|a|n|t)$/u, '')
          : word,
      ),
  );
}
