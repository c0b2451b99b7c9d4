export type Sentence = {
  readonly text: string;
  /** Index of the first character in the text that was split. */
  readonly start: number;
};

/** Abbreviations after which a sentence goes on, whatever follows. Without dots and spaces, lower case. */
const NEVER_LAST = new Set(
  (
    'tex bla dvs ca sk fd resp tel tfn mob sid kap jfr ang enl inkl exkl max min avs from tom pga kl nr dr prof red ' +
    'obs tf bitr stf eg forts art ref dnr vol uppl jan feb apr aug sept okt nov dec ev evtl fr omkr ordf'
  ).split(' '),
);

/** Abbreviations that may also close a sentence: they do when a capital follows. */
const MAY_BE_LAST = new Set('mm mfl osv etc od odyl dyl fn fö st kr tkr mkr mnkr'.split(' '));

const MONTH = /^(januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)\b/i;

/** No abbreviation and no number is longer. */
const NEAR = 80;

/** A run of end marks with the closing quotes and brackets after it, and what parts it from the next sentence. */
const END = /(?<![.!?…])([.!?…]+)(["”’'»)\]]*)(\s+|$)/g;

/**
 * Splits Swedish running text into sentences, in order, without the white space between them.
 * A line break always parts. Abbreviations (t.ex., m.fl., kl., nr), initials, ordinals (den 3. maj), decimals,
 * addresses and list numbers do not.
 */
export function splitSentences(text: string): Sentence[] {
  const sentences: Sentence[] = [];
  let lineStart = 0;
  for (const line of text.split('\n')) {
    splitLine(line, lineStart, sentences);
    lineStart += line.length + 1;
  }
  return sentences;
}

function splitLine(line: string, offset: number, sentences: Sentence[]): void {
  let start = 0;
  END.lastIndex = 0;
  for (let match = END.exec(line); match !== null; match = END.exec(line)) {
    const end = match.index + (match[1] ?? '').length + (match[2] ?? '').length;
    const before = line.slice(Math.max(start, match.index - NEAR), match.index);
    if (!endsSentence(before, match[1] ?? '', line.slice(END.lastIndex))) continue;
    push(line.slice(start, end), offset + start, sentences);
    start = end;
  }
  push(line.slice(start), offset + start, sentences);
}

function push(raw: string, start: number, sentences: Sentence[]): void {
  const text = raw.trim();
  if (text === '') return;
  sentences.push({ text, start: start + raw.indexOf(text) });
}

function endsSentence(before: string, marks: string, after: string): boolean {
  if (after === '') return true;
  if (!/^["”’'»“([–—•-]*\s*[\p{Lu}\d]/u.test(after)) return false;
  if (marks !== '.') return true;
  const abbreviation = lastAbbreviation(before);
  if (NEVER_LAST.has(abbreviation)) return false;
  if (MAY_BE_LAST.has(abbreviation)) return /^["”’'»“(–-]*\s*\p{Lu}/u.test(after);
  // A list number or a letter in front of the sentence itself ("1. Kommunstyrelsen …").
  if (/^\s*(\d{1,3}(\.\d{1,3})*|[a-zåäö])$/i.test(before)) return false;
  if (/(^|\s)\d{1,2}$/.test(before) && MONTH.test(after)) return false;
  // Initials: "P. Berg", "P.A. Berg".
  if (/(^|[\s.(])\p{Lu}$/u.test(before) && /^\p{Lu}/u.test(after)) return false;
  return !/(^|\s)\p{Ll}$/u.test(before);
}

/** The letters of the abbreviation that stands last, dots and spaces within it removed ("t. ex" -> "tex"). */
function lastAbbreviation(before: string): string {
  const dotted = /(?:^|[\s(])((?:\p{L}{1,4}\.\s?){1,3}\p{L}{1,4})$/u.exec(before)?.[1];
  if (dotted !== undefined) {
    const joined = dotted.replace(/[.\s]/g, '').toLowerCase();
    if (NEVER_LAST.has(joined) || MAY_BE_LAST.has(joined)) return joined;
  }
  return (/(?:^|[\s(/])(\p{L}+)$/u.exec(before)?.[1] ?? '').toLowerCase();
}
