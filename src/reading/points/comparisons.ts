import { findNumbers } from '#checking/numbers.ts';
import type { Figure } from '#checking/report.ts';
import { openingNounPhrase } from '#reading/points/noun-phrase.ts';
import { isNoCount } from '#reading/points/not-a-count.ts';
import { phrase } from '#reading/phrase.ts';

/** A figure with its place in the sentence, `end` exclusive. */
export type PlacedFigure = Figure & { readonly start: number; readonly end: number };

const UP = String.raw`(?:öka(?:t|de|r|ts|des)?|utöka(?:t|de|ts|des)?|höj(?:t|de|ts|des)|sti(?:git|ger|eg)|steg|gått upp|vuxit|växt)`;
const DOWN = String.raw`(?:minska(?:t|de|r|ts|des)?|sänk(?:t|te|ts|tes)|sjunk(?:it|er)|sjönk|gått (?:ner|ned)|reducera(?:t|ts|des|de))`;
const NUMBER_OF = String.raw`(?:antalet|antal)`;
const COUNTABLE = String.raw`[\p{L}-]*(?:brott(?:en)?|stölder(?:na)?|stölderna|inbrott(?:en)?|anmälningar(?:na)?|kontroller(?:na)?|olyckor(?:na)?|insatser(?:na)?|skadegörelsen?|bränder(?:na)?|rån(?:en)?|händelser(?:na)?|klottret?|ordningsstörningar(?:na)?|larm(?:en)?|ärenden(?:a)?|besök(?:en)?)`;

/** "i trapphusen", "på Bruksvägen" after the thing that changes. */
const PLACE = String.raw`(?: (?:i|på|vid|längs|kring|runt|bland|inom|mot) [\p{L}-]+(?: [\p{L}-]+){0,2}?)?`;

type Draft = {
  value?: number | null;
  base?: number | null;
  comparison: Figure['comparison'];
  unit: string | null;
  hasBase?: boolean;
};

function figure(sentence: string, start: number, end: number, draft: Draft): PlacedFigure {
  const { value = null, base = null, comparison, unit, hasBase = false } = draft;
  return { quote: sentence.slice(start, end), value, base, unit, per: null, comparison, hasBase, start, end };
}

/** Comparisons in one sentence, in order, without overlaps: doublings, halvings, from-to, percentages, rises and falls. */
export function comparisonsIn(sentence: string): PlacedFigure[] {
  const kept: PlacedFigure[] = [];
  for (const found of [...fromTo(sentence), ...multiples(sentence), ...percentages(sentence), ...changes(sentence)]) {
    if (kept.every((other) => found.end <= other.start || other.end <= found.start)) kept.push(found);
  }
  if (kept.some((found) => found.base !== null)) {
    for (const [index, found] of kept.entries()) kept[index] = { ...found, hasBase: true };
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** The thing whose number changes: what follows, else "antalet X" earlier in the sentence. */
function thing(sentence: string, start: number, end: number): { unit: string | null; end: number } {
  const after = openingNounPhrase(sentence.slice(end));
  if (after !== null) return { unit: after.text, end: end + after.end };
  const earlier = phrase(NUMBER_OF, 'giu');
  let unit: string | null = null;
  for (const match of sentence.slice(0, start).matchAll(earlier)) {
    unit = openingNounPhrase(sentence.slice(match.index + match[0].length, start))?.text ?? unit;
  }
  return { unit, end };
}

function* fromTo(sentence: string): Generator<PlacedFigure> {
  const numbers = findNumbers(sentence);
  for (const [index, base] of numbers.entries()) {
    const value = numbers[index + 1];
    if (value === undefined || !/från\s+(?:cirka |ca |omkring |drygt |nästan )?$/iu.test(sentence.slice(0, base.start)))
      continue;
    const between = sentence.slice(base.end, value.start);
    if (!/^\s+(?:[\p{L}/%]+ ){0,3}(?:\((?:\d{4})\) )?till(?: cirka| ca| omkring| drygt| nästan)?\s+$/u.test(between))
      continue;
    if (isYear(base) || isYear(value) || notCompared(sentence.slice(value.end))) continue;
    const from = sentence.slice(0, base.start).toLowerCase().lastIndexOf('från');
    const change = new RegExp(
      String.raw`(?:${NUMBER_OF} [\p{L} -]{1,50} )?(?:har |hade )?(?:${UP}|${DOWN})(?: ${NUMBER_OF} [\p{L} -]{1,40})?\s$`,
      'iu',
    ).exec(sentence.slice(0, from));
    const start = change === null ? from : change.index;
    const inside = openingNounPhrase(between);
    const speed = /^\s*(?:km\/h|km\/tim|procent|%)/u.exec(sentence.slice(value.end))?.[0];
    const after =
      speed === undefined ? thing(sentence, from, value.end) : { unit: speed.trim(), end: value.end + speed.length };
    const named = after.unit === null && inside !== null && inside.text !== 'till' ? inside.text : after.unit;
    yield figure(sentence, start, after.end, {
      value: value.value,
      base: base.value,
      comparison: value.value === base.value ? null : value.value > base.value ? 'increase' : 'decrease',
      unit: named,
      hasBase: true,
    });
  }
}

function isYear(number: { words: string; value: number }): boolean {
  return /^\d{4}$/.test(number.words) && number.value >= 1900 && number.value < 2100;
}

/** "från 13 till 16 år", "från 18 till 22", "från 2 till 5 maj" tell ages, hours and dates. */
function notCompared(after: string): boolean {
  return /^\s*(?:år(?!\p{L})|åring|[.:]\d|januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)/iu.test(
    after,
  );
}

const MULTIPLES: readonly (readonly [RegExp, Figure['comparison']])[] = [
  [
    phrase(
      '(?:mer|fler|drygt|över|mycket mer) (?:än )?(?:dubbelt|fördubbla(?:t|ts|des|de)|en fördubbling)(?: så (?:många|mycket|stor(?:t|a)?))?',
      'giu',
    ),
    'more-than-double',
  ],
  [
    phrase(
      '(?:\\p{L}+ gånger) så (?:många|mycket)|tredubbla(?:t|ts|des)|fyrdubbla(?:t|ts|des)|mångdubbla(?:t|ts|des)',
      'giu',
    ),
    'more-than-double',
  ],
  [
    phrase(
      '(?:nästan |nära |knappt |ungefär )?(?:dubbelt så (?:många|mycket|stor(?:t|a)?)|fördubbla(?:t|ts|des|de)|(?:en )?fördubbling(?:en)?)',
      'giu',
    ),
    'double',
  ],
  [
    phrase(
      '(?:mer än |nästan |nära |drygt |knappt |ungefär )?(?:hälften så (?:många|mycket|stor(?:t|a)?)|hälften färre|halvera(?:t|ts|des|de)|(?:en )?halvering(?:en)?|till hälften)',
      'giu',
    ),
    'halved',
  ],
];

function* multiples(sentence: string): Generator<PlacedFigure> {
  for (const [pattern, comparison] of MULTIPLES) {
    for (const match of sentence.matchAll(pattern)) {
      const end = match.index + match[0].length;
      const more =
        new RegExp(String.raw`^(?: av)?(?: ${NUMBER_OF})?(?= )`, 'iu').exec(sentence.slice(end))?.[0].length ?? 0;
      const { unit, end: last } = thing(sentence, match.index, end + more);
      yield figure(sentence, match.index, unit !== null && last > end + more ? last : end, { comparison, unit });
    }
  }
}

function* percentages(sentence: string): Generator<PlacedFigure> {
  for (const number of findNumbers(sentence)) {
    const sign = /^\s*(?:procent(?:s|enheter(?:s)?)?|%)(?!\p{L})/iu.exec(sentence.slice(number.end))?.[0];
    if (sign === undefined) continue;
    const before = new RegExp(
      String.raw`(?:${UP}|${DOWN})(?: ${NUMBER_OF} [\p{L} -]{1,40})?(?: med| till)?(?: cirka| ca| drygt| nästan| över| omkring)?\s$`,
      'iu',
    ).exec(sentence.slice(0, number.start));
    const start = before?.index ?? number.start;
    let end = number.end + sign.length;
    const more = /^\s+(?:fler|färre|av)(?= )/iu.exec(sentence.slice(end))?.[0].length ?? 0;
    const np = more === 0 ? null : openingNounPhrase(sentence.slice(end + more));
    if (np !== null) end += more + np.end;
    const change =
      /^\s+(?:ökning|minskning|högre|lägre|mer|mindre)(?!\p{L})/iu.exec(sentence.slice(end))?.[0].length ?? 0;
    const counted = np?.text ?? thing(sentence.slice(0, number.start), number.start, number.start).unit;
    yield figure(sentence, start, end + change, {
      value: number.value,
      comparison: 'percent',
      unit: counted ?? sign.trim(),
    });
  }
}

const RISES: readonly (readonly [Figure['comparison'], string])[] = [
  ['increase', UP],
  ['decrease', DOWN],
];

function* changes(sentence: string): Generator<PlacedFigure> {
  for (const [comparison, verb] of RISES) {
    const noun = comparison === 'increase' ? 'ökning' : 'minskning';
    // "ökat antalet trafikkontroller", "ett minskat antal brott", "en ökning av antalet kontroller"
    for (const match of sentence.matchAll(
      phrase(`(?:${verb} (?:också |även )?${NUMBER_OF}|(?:en )?${noun}(?:en)? (?:av|i) ${NUMBER_OF})`, 'giu'),
    )) {
      const end = match.index + match[0].length;
      const np = openingNounPhrase(sentence.slice(end));
      if (np === null) continue;
      const to = toNumber(sentence, end + np.end);
      yield figure(sentence, match.index, to?.end ?? end + np.end, {
        comparison,
        unit: np.text,
        value: to?.value ?? null,
      });
    }
    // "enligt bolagen har klottret i trapphusen minskat": the verb's first part before the thing
    const turned = String.raw`(?:har|hade) (?:${NUMBER_OF} ([\p{L}-]+(?: [\p{L}-]+){0,5}?)|(${COUNTABLE})${PLACE})(?: också| även)?`;
    for (const match of sentence.matchAll(phrase(`${turned} ${verb}`, 'giu'))) {
      const start = match.index + (/^\S+\s+/u.exec(match[0])?.[0].length ?? 0);
      const end = match.index + match[0].length;
      const to = toNumber(sentence, end);
      const unit = openingNounPhrase(match[1] ?? match[2] ?? '')?.text ?? null;
      yield figure(sentence, start, to?.end ?? end, { comparison, unit, value: to?.value ?? null });
    }
    // "antalet anmälda brott har minskat", "narkotikabrotten minskade"
    const subject = String.raw`(?:${NUMBER_OF} ([\p{L}-]+(?: [\p{L}-]+){0,3}?)|(${COUNTABLE}))${PLACE}`;
    for (const match of sentence.matchAll(phrase(`${subject} (?:har |hade )?(?:\\p{L}+ )?${verb}`, 'giu'))) {
      const end = match.index + match[0].length;
      const to = toNumber(sentence, end);
      const unit = openingNounPhrase(match[1] ?? match[2] ?? '')?.text ?? null;
      yield figure(sentence, match.index, to?.end ?? end, { comparison, unit, value: to?.value ?? null });
    }
    // "fler kontroller än förra året", "20 färre anmälningar jämfört med 2017"
    const more = comparison === 'increase' ? 'fler' : 'färre';
    for (const match of sentence.matchAll(phrase(more, 'giu'))) {
      const end = match.index + match[0].length;
      const np = openingNounPhrase(sentence.slice(end));
      if (np === null || !/^.{0,40}?(?:\sän\s|jämfört med|i förhållande till)/u.test(sentence.slice(end + np.end)))
        continue;
      const count = findNumbers(sentence).find(
        (number) =>
          sentence.slice(number.end, match.index).trim() === '' && !number.article && number.end <= match.index,
      );
      yield figure(sentence, count?.start ?? match.index, end + np.end, {
        comparison,
        unit: np.text,
        value: count?.value ?? null,
      });
    }
  }
}

/** "ökade till 303": the new number. */
function toNumber(sentence: string, from: number): { value: number; end: number } | null {
  const number = findNumbers(sentence.slice(from))[0];
  if (
    number === undefined ||
    number.article ||
    !/^ till(?: totalt| cirka| ca| drygt)? $/u.test(sentence.slice(from, from + number.start))
  )
    return null;
  const placed = { ...number, start: number.start + from, end: number.end + from };
  return isYear(number) || isNoCount(sentence, placed) ? null : { value: number.value, end: placed.end };
}
