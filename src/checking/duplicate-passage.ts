import { finding } from '#checking/finding.ts';
import type { Material, ReportRead } from '#checking/material.ts';
import { findNumbers } from '#checking/numbers.ts';
import type { Passage, PassageRole } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';
import { stem } from '#checking/stem.ts';

/** Where a fact is told. A point and a decision are told again by nature; labels and lists tell nothing. */
const TELLS: readonly PassageRole[] = ['prose', 'perspective', 'consultation', 'publication'];
const STOP = new Set(
  (
    'och att det som en ett är av för på i med till den de har om inte vid från under ska skall kan också samt men än ' +
    'så var vi man sig sin sitt sina denna detta dessa där när även genom efter inom mellan enligt blir blev varit ' +
    'upp ut över mer mycket bland annat eller hos hade få får får skett sker ske göra gör gjort dess vilket vilka'
  ).split(' '),
);
/** Share of words in common, of both sentences' words, from which they say the same. */
const ALIKE = 0.72;
/** Share of its own words that a sentence at least shares with one that is alike: ALIKE / (2 - ALIKE). */
const LEAST_SHARED = 0.56;
const FEWEST_WORDS = 4;

type Told = {
  readonly text: string;
  readonly order: number;
  readonly passage: Passage;
  readonly words: ReadonlySet<string>;
  readonly numbers: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
  readonly promises: boolean;
};

/** Facts told twice in nearly the same words. Neighbouring sentences that repeat neighbours are one finding. */
export function findDuplicates({ report, passages }: Material): Finding[] {
  const repeats = repeatsAmong(sentencesTold(report, passages));
  const starts = new Set(repeats.map(({ first, again }) => `${first.order} ${again.order}`));
  return repeats
    .filter(({ first, again }) => !starts.has(`${first.order - 1} ${again.order - 1}`))
    .map(({ again }) =>
      finding(
        'duplicate-passage',
        'Det här står redan tidigare i dokumentet med nästan samma ord. Behåll det på ett ställe.',
        { quote: again.text, block: again.passage.block, point: again.passage.point },
      ),
    );
}

type Repeat = { readonly first: Told; readonly again: Told };

/**
 * Sentences that say what an earlier one said. Two that are alike share one of their rarest words, so only those
 * that do are compared: a document of thousands of sentences takes no time.
 */
function repeatsAmong(told: readonly Told[]): Repeat[] {
  const uses = new Map<string, number>();
  for (const { words } of told) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1);
  const earlier = new Map<string, Told[]>();
  const repeats: Repeat[] = [];
  for (const again of told) {
    const rarest = [...again.words]
      .toSorted((a, b) => (uses.get(a) ?? 0) - (uses.get(b) ?? 0))
      .slice(0, again.words.size - Math.ceil(again.words.size * LEAST_SHARED) + 1);
    const first = rarest
      .map((word) => earlier.get(word)?.find((one) => saysTheSame(one, again)))
      .find((one) => one !== undefined);
    if (first !== undefined) repeats.push({ first, again });
    else for (const word of again.words) remember(earlier, word, again);
  }
  return repeats;
}

function remember(earlier: Map<string, Told[]>, word: string, told: Told): void {
  const known = earlier.get(word);
  if (known === undefined) earlier.set(word, [told]);
  else known.push(told);
}

function sentencesTold(report: ReportRead, passages: readonly Passage[]): Told[] {
  const told: Told[] = [];
  let order = 0;
  for (const passage of passages) {
    order += 1;
    const inOneResult =
      passage.role === 'result' && (report.points.find((p) => p.number === passage.point)?.results.length ?? 0) === 1;
    if (!inOneResult && !(TELLS.includes(passage.role) && passage.point === null)) continue;
    for (const { text } of splitSentences(passage.text)) {
      order += 1;
      if (text.endsWith(':')) continue;
      const one = { text, order, passage, ...contentOf(text) };
      if (one.words.size >= FEWEST_WORDS) told.push(one);
    }
  }
  return told;
}

function contentOf(text: string): Pick<Told, 'words' | 'numbers' | 'names' | 'promises'> {
  const words = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const content = words.filter((word) => !STOP.has(word.toLowerCase()));
  return {
    words: new Set(content.map(stem)),
    numbers: new Set([
      ...words.filter((word) => /\d/.test(word)),
      ...findNumbers(text).flatMap(({ article, value }) => (article ? [] : [String(value)])),
    ]),
    names: new Set(
      words
        .slice(1)
        .filter((word) => /^\p{Lu}/u.test(word))
        .map((word) => stem(word)),
    ),
    promises: /(?<![a-zåäöéü])(?:ska|skall|kommer|lovar)(?![a-zåäöéü])/iu.test(text),
  };
}

function saysTheSame(a: Told, b: Told): boolean {
  // A promise and what came of it use the same words.
  if (a.passage.point !== b.passage.point || a.promises !== b.promises) return false;
  if (differ(a.numbers, b.numbers) || differ(a.names, b.names)) return false;
  const common = [...a.words].filter((word) => b.words.has(word)).length;
  return (2 * common) / (a.words.size + b.words.size) >= ALIKE;
}

/** Each says something that the other does not: other years, other places. */
function differ(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return [...a].some((one) => !b.has(one)) && [...b].some((one) => !a.has(one));
}
