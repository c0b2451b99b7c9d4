const ONES: Readonly<Record<string, number>> = {
  noll: 0, en: 1, ett: 1, två: 2, tre: 3, fyra: 4, fem: 5, sex: 6, sju: 7, åtta: 8, nio: 9, tio: 10, elva: 11, tolv: 12,
  tretton: 13, fjorton: 14, femton: 15, sexton: 16, sjutton: 17, arton: 18, aderton: 18, nitton: 19,
}; // prettier-ignore
const TENS: Readonly<Record<string, number>> = {
  tjugo: 20, trettio: 30, fyrtio: 40, femtio: 50, sextio: 60, sjuttio: 70, åttio: 80, nittio: 90,
}; // prettier-ignore

export type FoundNumber = {
  readonly value: number;
  /** The number as written, its article ("ett femtiotal") and multiplier ("2 miljoner") included. */
  readonly words: string;
  /** Index of the first character. */
  readonly start: number;
  /** Index after the last character. */
  readonly end: number;
  /** 'en' or 'ett', which is more often an article than a number. */
  readonly article: boolean;
  /** Written in digits. */
  readonly digits: boolean;
};

/**
 * The value of one Swedish number word ("tre", "tjugofem", "tvåhundrafemtio", "ettusen"), whatever its case; null for
 * everything else. Ordinals ("tredje") and fractions are no numbers.
 */
export function numberWord(word: string): number | null {
  return compound(word.toLowerCase());
}

function compound(word: string): number | null {
  // "ettusen" is written with one t too few to be split.
  const thousand = word.startsWith('ettusen') ? ['ett', word.slice(7)] : split(word, 'tusen');
  if (thousand !== null) return scaled(thousand, 1000);
  const hundred = split(word, 'hundra');
  if (hundred !== null) return scaled(hundred, 100);
  return below100(word);
}

function split(word: string, scale: string): [string, string] | null {
  const at = word.indexOf(scale);
  return at < 0 ? null : [word.slice(0, at), word.slice(at + scale.length)];
}

function scaled([before, after]: readonly string[], scale: number): number | null {
  const factor = before === '' || before === undefined ? 1 : compound(before);
  const rest = after === '' || after === undefined ? 0 : compound(after);
  return factor === null || rest === null || factor === 0 || rest >= scale ? null : factor * scale + rest;
}

function below100(word: string): number | null {
  const one = ONES[word];
  if (one !== undefined) return one;
  for (const [name, tens] of Object.entries(TENS)) {
    if (!word.startsWith(name)) continue;
    const rest = word.slice(name.length);
    if (rest === '') return tens;
    const unit = ONES[rest];
    return unit !== undefined && unit > 0 && unit < 10 ? tens + unit : null;
  }
  return null;
}

const DIGITS = String.raw`\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?![\d])(?:,\d+)?|\d+(?:,\d+)?`;
const NUMBER = new RegExp(
  String.raw`(?<![\p{L}\d])(?:(${DIGITS})(?:[ \u00a0](miljon(?:er)?|tusen)(?!\p{L}))?|((?:ett |en )?)(\p{L}+))(?![\p{L}\d])`,
  'giu',
);

/**
 * Every number in running text, in order: digits with Swedish thousands ("1 200") and decimals ("12,5"), words
 * ("tjugofem"), round counts ("ett femtiotal", "ett dussin") and multipliers ("2 miljoner", "tre tusen").
 * It does not judge what a number is: years, dates, times and section numbers are among them.
 */
export function findNumbers(text: string): FoundNumber[] {
  const found: FoundNumber[] = [];
  NUMBER.lastIndex = 0;
  for (let match = NUMBER.exec(text); match !== null; match = NUMBER.exec(text)) {
    const number = match[1] === undefined ? fromWords(match) : fromDigits(match);
    if (number === null) {
      // "ett x": the article may still be a number of its own, and x the start of one.
      if (match[3] !== undefined && match[3] !== '') NUMBER.lastIndex = match.index + match[3].length;
      if (match[3] !== undefined && match[3] !== '') found.push(one(match[3].trim(), match.index));
      continue;
    }
    found.push(number);
  }
  return found;
}

function one(words: string, start: number): FoundNumber {
  return { value: 1, words, start, end: start + words.length, article: true, digits: false };
}

function fromDigits(match: RegExpExecArray): FoundNumber {
  const plain = Number((match[1] ?? '').replace(/[^\d,]/g, '').replace(',', '.'));
  const value = match[2] === undefined ? plain : plain * (match[2] === 'tusen' ? 1000 : 1_000_000);
  return placed(match, value, true);
}

function fromWords(match: RegExpExecArray): FoundNumber | null {
  const word = (match[4] ?? '').toLowerCase();
  const article = match[3] ?? '';
  if (article === '') {
    const value = compound(word);
    return value === null ? null : { ...placed(match, value, false), article: word === 'en' || word === 'ett' };
  }
  if (word === 'dussin') return placed(match, 12, false);
  if (word === 'miljon') return placed(match, 1_000_000, false);
  if (word === 'hundra' || word === 'tusen') return placed(match, compound(word) ?? 0, false);
  const round = /^(\p{L}+)tal$/u.exec(word)?.[1];
  const value = round === undefined ? null : compound(round);
  return value === null ? null : placed(match, value, false);
}

function placed(match: RegExpExecArray, value: number, digits: boolean): FoundNumber {
  return { value, words: match[0], start: match.index, end: match.index + match[0].length, article: false, digits };
}
