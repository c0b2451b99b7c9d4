import { knownHeading } from '#reading/heading-kinds.ts';
import { splitMark } from '#reading/blocks/list-mark.ts';
import { isPersonName } from '#reading/frame/person-names.ts';

/** Below this no document is wrapped: lines are short because they stand for themselves. */
const NARROWEST = 45;
const WIDEST = 130;

/** Words after which no line stands for itself. */
const GOES_ON =
  /(?:[,–]|\s-|(?:^|\s)(?:och|eller|samt|att|för|med|i|på|till|av|som|om|från|under|inom|mellan|ett|en|den|det|de|vid|mot|genom|kommer|ska|har|är))$/u;
const SENTENCE_END = /[.!?…:;]["”’)]*$/u;
const ADDRESS = /^(?:https?:\/\/|www\.|\S+@\S+\.)/u;
/** "Resultat: …", "Datum: …": one or two words that name what follows. */
const LABEL = /^\p{Lu}[\p{L}-]+(?: [\p{L}-]+)?:(?:\s|$)/u;

/**
 * The width, in characters, at which a document's lines were wrapped. Only lines broken in the middle of a sentence
 * tell it: they end without a stop, and the next one goes on in lower case. Null where nothing is wrapped at a width.
 */
export function wrapWidth(paragraphs: readonly (readonly string[])[]): number | null {
  const lengths = paragraphs
    .flatMap((lines) => lines.filter((line, index) => isBroken(line.trimEnd(), lines[index + 1]?.trim())))
    .map((line) => line.trimEnd().length)
    .sort((a, b) => a - b);
  const width = lengths[Math.floor((lengths.length - 1) * 0.9)] ?? null;
  // A document whose paragraphs are single long lines is not wrapped, whatever one line of it looks like.
  const long = paragraphs.flat().filter((line) => line.trimEnd().length > WIDEST).length;
  if (long > 0 && long >= lengths.length) return null;
  // One short line broken in two says nothing about the others.
  return width !== null && width < 60 && lengths.length < 3 ? null : width;
}

function isBroken(line: string, next: string | undefined): boolean {
  if (next === undefined || line.length < NARROWEST || line.length > WIDEST) return false;
  if (isClause(line, next)) return false;
  return !SENTENCE_END.test(line) && /^\p{Ll}/u.test(next) && splitMark(next) === null;
}

/** "… föreslås besluta / att godkänna …, samt / att …": each clause stands on a line of its own. */
function isClause(before: string, line: string): boolean {
  return (
    /^att\s/u.test(line) && /(?:besluta|beslutar|beslut|föreslår|föreslås)$|[,;.]$|[,;]\s(?:och|samt)$/iu.test(before)
  );
}

/**
 * Which of the lines of one paragraph belong together: a wrapped sentence is one group; lists, addresses, recipients
 * and label lines stand each for itself. No line is blank. `width` is the column's width in characters, if known.
 */
export function groupLines(lines: readonly string[], width: number | null): string[][] {
  const groups: string[][] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const group = groups.at(-1);
    if (group !== undefined && before !== undefined && goesOn(before, line, width)) group.push(line);
    else groups.push([line]);
  });
  return groups;
}

/** One text of wrapped lines: a hyphen at the end of a line goes where a word was parted, and stays in "trygghets- och". */
export function joinWrapped(lines: readonly string[]): string {
  let text = '';
  for (const raw of lines) {
    const line = raw.replace(/[\s\u00a0]+/gu, ' ').trim();
    if (line === '') continue;
    text = text === '' ? line : joinTwo(text, line);
  }
  return text.replaceAll('\u00ad', '');
}

/** Lines of one paragraph as texts: `groupLines`, each group joined. */
export function joinLines(lines: readonly string[], width: number | null): string[] {
  return groupLines(lines, width).map(joinWrapped);
}

function joinTwo(before: string, line: string): string {
  if (before.endsWith('\u00ad')) return before.slice(0, -1) + line;
  if (/\p{L}[-‐]$/u.test(before)) {
    if (/^(?:och|eller|samt|respektive|resp\.?|till|men|än)(?:[\s,]|$)/u.test(line)) return `${before} ${line}`;
    if (/\p{Ll}[-‐]$/u.test(before) && /^\p{Ll}/u.test(line)) return before.slice(0, -1) + line;
    return before + line;
  }
  if (/\d[-–]$/u.test(before) && /^\d/.test(line)) return before + line;
  if (/(?:^|[\s<(])(?:https?:\/\/|www\.)\S*[/=?&]$/u.test(before) && /^[\p{Ll}\d][^\s]*[/.-][^\s]*/u.test(line))
    return before + line;
  return `${before} ${line}`;
}

function goesOn(rawBefore: string, rawLine: string, width: number | null): boolean {
  const before = rawBefore.trimEnd();
  const line = rawLine.trim();
  const length = before.length;
  const full = width !== null && isFull(rawBefore, line, width);
  if (splitMark(line) !== null && !isDash(before, line, full)) return false;
  if (before.endsWith(':') || (!full && knownHeading(before) !== null)) return false;
  if (
    /^att\s/u.test(line) &&
    (/(?:besluta|beslutar|beslut|föreslår|föreslås)$/iu.test(before) ||
      (!full && /[,;.]$|\s(?:och|samt)$/u.test(before)))
  )
    return false;
  if (!full && isPersonName(before.trim())) return false;
  const ended = SENTENCE_END.test(before);
  if (LABEL.test(line) && (ended || !full)) return false;
  if (ADDRESS.test(line) && !GOES_ON.test(before) && !full) return false;
  if (/\p{L}[-‐\u00ad]$/u.test(before) && /^\p{Ll}/u.test(line)) return true;
  if (full) return true;
  if (ended && !/^\p{Ll}/u.test(line)) return false;
  if (GOES_ON.test(before)) return true;
  if (width !== null && length >= width * 0.75 && !looksFinished(before)) return true;
  if (!/^[\p{Ll}(]/u.test(line)) return false;
  return length >= 25 || (length >= 15 && before.includes(' ') && /^\p{Lu}/u.test(before.trim()));
}

/** True when the next line's first word had no room left on this line. */
function isFull(before: string, line: string, width: number): boolean {
  const word = /^\S+/.exec(line)?.[0] ?? '';
  const length = before.trimEnd().length;
  return length >= width * 0.6 && length + 1 + word.length > width;
}

/** A dash in running text that the wrapping put first on a line: "juli 2018 / - juni 2020". */
function isDash(before: string, line: string, full: boolean): boolean {
  return full && /^[-–]\s+[\p{Ll}\d]/u.test(line) && /[\p{L}\d]$/u.test(before) && splitMark(before) === null;
}

/** A name, a place or a title rather than the first half of a sentence: few words, all of them names or short. */
function looksFinished(line: string): boolean {
  const words = line.trim().split(/\s+/);
  return words.length <= 6 && words.every((word) => /^[\p{Lu}\d(]/u.test(word) || word.length <= 3);
}
