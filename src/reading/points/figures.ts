import { findNumbers } from '#checking/numbers.ts';
import type { FoundNumber } from '#checking/numbers.ts';
import type { Figure } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';
import { comparisonsIn } from '#reading/points/comparisons.ts';
import type { PlacedFigure } from '#reading/points/comparisons.ts';
import { bareFrequencies, rhythmAfter } from '#reading/points/frequencies.ts';
import { isNoCount, rangeAt } from '#reading/points/not-a-count.ts';
import { namesNoun, openingNounPhrase } from '#reading/points/noun-phrase.ts';
import { phrase } from '#reading/phrase.ts';

/**
 * The figures that a result tells, in its order: counts of something done or reached, frequencies and comparisons.
 * 'En' and 'ett' count only with the very thing that the point promises.
 */
export function figuresIn(result: string, promise: string): Figure[] {
  return splitSentences(result).flatMap((sentence) =>
    figuresOf(sentence.text, promise).map(({ start: _start, end: _end, ...figure }) => figure),
  );
}

function figuresOf(sentence: string, promise: string): PlacedFigure[] {
  const found = comparisonsIn(sentence);
  const add = (figure: PlacedFigure | null): void => {
    if (figure !== null && found.every((other) => figure.end <= other.start || other.end <= figure.start))
      found.push(figure);
  };
  for (const number of findNumbers(sentence)) add(count(sentence, number, promise));
  for (const figure of frequencies(sentence)) add(figure);
  for (const match of sentence.matchAll(phrase('(?:mer än |drygt |nästan |knappt )?hälften av', 'giu')))
    add(half(sentence, match));
  return found.sort((a, b) => a.start - b.start);
}

function plain(sentence: string, start: number, end: number, rest: Partial<Figure>): PlacedFigure {
  const empty = { value: null, base: null, unit: null, per: null, comparison: null, hasBase: true };
  return { ...empty, ...rest, quote: sentence.slice(start, end), start, end };
}

function half(sentence: string, match: RegExpExecArray): PlacedFigure | null {
  const end = match.index + match[0].length;
  const np = openingNounPhrase(sentence.slice(end));
  return np === null ? null : plain(sentence, match.index, end + np.end, { value: 0.5, unit: np.text, hasBase: false });
}

function frequencies(sentence: string): PlacedFigure[] {
  return bareFrequencies(sentence).map(({ value, per, start, end, adjective }) => {
    const np = adjective ? openingNounPhrase(sentence.slice(end)) : null;
    return plain(sentence, start, np === null ? end : end + np.end, { value, per, unit: np?.text ?? null });
  });
}

function count(sentence: string, number: FoundNumber, promise: string): PlacedFigure | null {
  const range = rangeAt(sentence, number);
  if (range !== null) return rangeCount(sentence, number, range.end);
  if (isNoCount(sentence, number)) return null;
  const pieces = /^\s*(?:\(\d+\)\s*)?(?:st(?:ycken)?\.?|ggr)(?!\p{L})/iu.exec(sentence.slice(number.end))?.[0] ?? '';
  const from = number.end + (/ggr/iu.test(pieces) ? 0 : pieces.length);
  const outOf = outOfMany(sentence, number);
  if (outOf !== null) return outOf;
  const np = openingNounPhrase(sentence.slice(from));
  const ofThem = /^\s+av (?:dem|dessa)(?!\p{L})/iu.exec(sentence.slice(number.end));
  if (ofThem !== null && !number.article)
    return plain(sentence, number.start, number.end + ofThem[0].length, { value: number.value });
  const end = np === null ? number.end + pieces.length : from + np.end;
  const rhythm = rhythmAfter(sentence.slice(end));
  if (number.article && rhythm === null && (np === null || !isPromised(np.text, promise))) return null;
  if (np === null && rhythm === null && !standsAlone(sentence, number, end)) return null;
  const value = number.value * (rhythm?.times ?? 1);
  const base = comparedWith(sentence.slice(end));
  return plain(sentence, number.start, end + (rhythm?.end ?? 0) + (base?.end ?? 0), {
    value,
    unit: np?.text ?? null,
    per: rhythm?.per ?? null,
    base: base?.value ?? null,
    comparison: base === null || base.value === value ? null : value > base.value ? 'increase' : 'decrease',
  });
}

function rangeCount(sentence: string, number: FoundNumber, from: number): PlacedFigure | null {
  const np = openingNounPhrase(sentence.slice(from));
  if (np === null) return null;
  const end = from + np.end;
  const rhythm = rhythmAfter(sentence.slice(end));
  return plain(sentence, number.start, end + (rhythm?.end ?? 0), { unit: np.text, per: rhythm?.per ?? null });
}

/** "3 av 5 tunnlar": three, out of a base of five. */
function outOfMany(sentence: string, number: FoundNumber): PlacedFigure | null {
  const [base] = findNumbers(sentence.slice(number.end));
  if (
    base === undefined ||
    base.article ||
    !/^\s+av(?: totalt| de)?\s+$/iu.test(sentence.slice(number.end, number.end + base.start))
  )
    return null;
  const from = number.end + base.end;
  const np = openingNounPhrase(sentence.slice(from));
  if (np === null) return null;
  return plain(sentence, number.start, from + np.end, { value: number.value, base: base.value, unit: np.text });
}

/** ", jämfört med 250 året innan", "(250 förra året)", "mot 250 under 2016". */
function comparedWith(after: string): { value: number; end: number } | null {
  const lead = /^(?:\s\p{L}+){0,3}?,?\s*(?:\(?jämfört med|\(?att jämföra med|mot|\()\s*(?=\d)/iu.exec(after)?.[0];
  const number = lead === undefined ? undefined : findNumbers(after.slice(lead.length))[0];
  if (lead === undefined || number === undefined || number.start !== 0) return null;
  const end = lead.length + number.end;
  if (/^20\d\d$|^19\d\d$/.test(number.words)) return null;
  if (lead.includes('(') && !/^[^)]{0,30}(?:året|år|20\d\d|innan|tidigare|perioden|tertial)/u.test(after.slice(end)))
    return null;
  return { value: number.value, end };
}

/** A number without a noun counts where it is all that is said, or the words around it say that it is a count. */
function standsAlone(sentence: string, number: FoundNumber, end: number): boolean {
  const before = sentence.slice(0, number.start);
  const after = sentence.slice(end);
  if (
    /^[\s:–-]*$|^(?:ca|cirka|totalt|utfall|resultat|antal|\s|:)+$/iu.test(before) &&
    /^(?:\s*\((?:mål|målet|planerat|plan|målvärde)[^)]*\))?[\s.!)]*$/iu.test(after)
  )
    return true;
  return number.digits && /(?:varav|totalt|sammanlagt|antal(?:et)?:?|sammantaget|blev|till:)\s*$/iu.test(before);
}

const NEVER_PROMISED =
  /^(?:polis|kommun|år|gång|dag|del|rad|person|ungdom|område|stadsdel|sätt|tid|antal|grupp|plats|verksamhet|arbete|stöd|led|steg|samarbete)/iu;

function isPromised(unit: string, promise: string): boolean {
  const noun = unit.split(' ').at(-1) ?? unit;
  if (NEVER_PROMISED.test(noun)) return false;
  // What an activity is for, or where it takes place, is not what is promised.
  const told = promise.replace(/(?<!\p{L})(?:för|bland|till|på|hos|kring|vid|i|inom)\s+\p{L}+/giu, ' ');
  return namesNoun(told, noun);
}
