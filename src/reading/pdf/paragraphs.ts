import { itemAt } from '#reading/blocks/item-at.ts';
import { lineOf, rowsOf } from '#reading/pdf/lines.ts';
import { isLabel, isMarkText, markOf, type MarkedLine } from '#reading/pdf/marks.ts';
import type { Line, Run } from '#reading/pdf/page.ts';
import { joinPieces, type Piece } from '#reading/pdf/pieces.ts';

/** A paragraph, list item or heading before it is decided which: its words and how they are set. */
export type Draft = {
  readonly pieces: readonly Piece[];
  readonly lines: readonly Line[];
  readonly mark: string | null;
  readonly numbered: boolean;
  /** Its mark is parted from the words by more than a space. */
  readonly apart: boolean;
  /** Where its first line begins (an item: its mark). */
  readonly x0: number;
  /** Where its words begin. */
  readonly textX: number;
  /** White above it, in points; 0 for the first of a column. */
  readonly above: number;
  /** The last line has no room for another word. */
  readonly full: boolean;
  /** What the format's tags say, where they are trusted: heading level, 0 for none, and an item's depth. */
  readonly tagged?: { readonly level: number | null; readonly depth: number | null };
};

/** How the column is set: its right edge, and the distance of baselines for a type size. */
export type Setting = { readonly right: number; readonly leadingOf: (size: number) => number };

/** Short words that a wider gap than this parts (names to sign, say) stand for themselves. */
const FAR_APART = 3.5;

/** Segments of one column put together to whole lines, from the top. */
export function wholeLines(segments: readonly Line[]): Line[] {
  return rowsOf(segments.flatMap((segment) => segment.runs)).flatMap((row) => {
    const parts: Run[][] = [];
    for (const run of row) {
      const part = parts.at(-1);
      const last = part?.at(-1);
      const far = last !== undefined && run.x - last.x - last.width > Math.max(run.size, last.size) * FAR_APART;
      if (part && !(far && standsAlone(part))) part.push(run);
      else parts.push([run]);
    }
    return parts.map(lineOf);
  });
}

/** Not a list mark or a label ("Datum:"), which belong to what follows. */
function standsAlone(runs: readonly Run[]): boolean {
  const text = runs
    .map((run) => run.text)
    .join(' ')
    .trim();
  return !text.endsWith(':') && !isMarkText(text) && text.length < 60 && !isLabel(text);
}

/** The paragraphs and items that a column's lines make. */
export function draftsOf(lines: readonly Line[], setting: Setting): Draft[] {
  const margins = marginsOf(lines, setting);
  const drafts: Draft[] = [];
  let open: { lines: Line[]; mark: MarkedLine | null; above: number } | null = null;
  const close = (margin: number, next: Line | undefined) => {
    if (open)
      drafts.push(
        draftOf(
          open.lines,
          open.mark,
          open.above,
          next === undefined ? isFull(itemAt(open.lines, -1), null, margin) : false,
        ),
      );
    open = null;
  };
  lines.forEach((line, index) => {
    const mark = markOf(line);
    const margin = margins[index - 1] ?? setting.right;
    const current = open as { lines: Line[]; mark: MarkedLine | null; above: number } | null;
    if (current && goesOn(current.lines, current.mark, line, mark, margin, setting)) {
      current.lines.push(line);
      return;
    }
    const last = current?.lines.at(-1);
    close(margin, line);
    open = { lines: [line], mark, above: last ? Math.max(0, line.y - last.y - setting.leadingOf(line.size)) : 0 };
  });
  close(margins.at(-1) ?? setting.right, undefined);
  return drafts;
}

function draftOf(lines: readonly Line[], mark: MarkedLine | null, above: number, full: boolean): Draft {
  const [first, ...rest] = lines as [Line, ...Line[]];
  const pieces = rest.reduce<readonly Piece[]>(
    (before, line) => joinPieces(before, line.pieces),
    mark?.pieces ?? first.pieces,
  );
  return {
    pieces,
    lines,
    mark: mark?.mark ?? null,
    numbered: mark?.numbered ?? false,
    apart: mark?.apart ?? false,
    x0: first.x0,
    textX: mark?.textX ?? Math.min(...lines.map((line) => line.x0)),
    above,
    full,
  };
}

/**
 * The right edge that each line was wrapped at: of the lines it stands among, if they fill their width, else the
 * column's. Lines that stand for themselves (addresses, recipients) do not fill theirs.
 */
function marginsOf(lines: readonly Line[], setting: Setting): number[] {
  const margins: number[] = [];
  const width = setting.right - Math.min(...lines.map((line) => line.x0));
  for (let from = 0; from < lines.length;) {
    let to = from + 1;
    while (to < lines.length && isEven(itemAt(lines, to - 1), itemAt(lines, to), setting)) to++;
    const run = lines.slice(from, to);
    const edge = Math.max(...run.map((line) => line.x1));
    const start = Math.min(...run.map((line) => line.x0));
    const filled = run.slice(0, -1).filter((line, index) => isFull(line, itemAt(run, index + 1), edge)).length;
    const wide = edge - start >= width * 0.5 && run.length >= 4;
    const small = run.slice(1).filter((line) => /^[\p{Ll}\d(](?!\S*@)/u.test(line.text)).length;
    const wrapped =
      small >= (run.length - 1) * 0.3 && (wide || run.length >= 6) && filled >= (run.length - 1) * (wide ? 0.6 : 0.8);
    for (let at = from; at < to; at++) margins.push(wrapped ? edge : Math.max(setting.right, edge));
    from = to;
  }
  return margins;
}

function isEven(before: Line, line: Line, setting: Setting): boolean {
  return Math.abs(before.size - line.size) <= 0.6 && line.y - before.y <= setting.leadingOf(before.size) * 1.16 + 0.3;
}

/** True when the first word of the next line (or a middling word) had no room left on this line. */
export function isFull(line: Line, next: Line | null, margin: number): boolean {
  const word = next
    ? ((/^\S+/.exec(next.text)?.[0].length ?? 1) / Math.max(1, next.text.length)) * (next.x1 - next.x0)
    : line.size * 3.2;
  return margin - line.x1 < word + line.size * 0.55;
}

/** A line of a table of contents: dots that lead to a page number. */
const LEADER = /(?:\.\s?){5,}\s*\d{1,3}$/;

/** A line to sign on. */
export const BLANK_TO_FILL = /^[_.…\s]{5,}$/;

/** A label of a letterhead begins a line, however narrow the column is. */
const FORM_LABEL =
  /^(?:handläggare|datum|dnr|diarienr|diarienummer|ärendenummer|telefon|tfn|tel|e-post|ert datum|er beteckning|avdelning|förvaltning|adress|besöksadress|postadress)\s*:/iu;

const ENDED = /[.!?…:;]["”’»)]*$/u;

/** Words after which no line stands for itself. */
export const UNFINISHED =
  /(?:,|\s(?:och|eller|samt|att|för|med|i|på|till|av|som|om|från|under|inom|mellan|ett|en|den|det|de|vid|mot|genom|ska|har))$/u;

function goesOn(
  lines: readonly Line[],
  mark: MarkedLine | null,
  line: Line,
  nextMark: MarkedLine | null,
  margin: number,
  setting: Setting,
): boolean {
  const before = itemAt(lines, -1);
  const first = itemAt(lines, 0);
  const em = before.size;
  const full = isFull(before, line, margin);
  const small = /^[\p{Ll}(]/u.test(line.text);
  const ended = ENDED.test(before.text);
  if (LEADER.test(before.text)) return false;
  if (BLANK_TO_FILL.test(before.text) || BLANK_TO_FILL.test(line.text)) return false;
  if (!isSameSize(before, line) || line.y - before.y < em * 0.3) return false;
  if (line.y - before.y > setting.leadingOf(before.size) * 1.16 + 0.3) return false;
  if (nextMark && !isDashInSentence(before, nextMark, full, mark, line)) return false;
  const unfinished = /[\p{L}][-\u00ad‐]$/u.test(before.text);
  if (unfinished && small) return true;
  if (!boldGoesOn(before, line, full, small, ended)) return false;
  if (isCentred(first, before, line)) return full || small || (!ended && first.size > 14);
  if (mark) {
    if (line.x0 < first.x0 - em * 0.5) return false;
    if (line.x0 < mark.textX - em * 0.6)
      return (full || small) && !ended && line.x0 <= first.x0 + em * 0.5 && !/^\p{Lu}/u.test(line.text);
    if (line.x0 > mark.textX + em * 1.5) return false;
  } else {
    const indent = line.x0 - before.x0;
    const isFirst = lines.length === 1;
    if (indent > em * 0.8 && !(isFirst && full && !ended)) return false;
    if (indent < -em * 0.8 && !(isFirst && indent > -em * 4)) return false;
  }
  if (before.text.endsWith(':') && !full) return false;
  if (FORM_LABEL.test(line.text)) return false;
  if (!full && /^\S+@\S+\.\S+$/u.test(line.text)) return false;
  if (full || UNFINISHED.test(before.text)) return true;
  return small && !ended;
}

const isSameSize = (a: Line, b: Line): boolean => Math.abs(a.size - b.size) <= Math.max(a.size, b.size) * 0.07;

/** A bold heading ends where ordinary text begins; a bold beginning of a sentence goes on. */
function boldGoesOn(before: Line, line: Line, full: boolean, small: boolean, ended: boolean): boolean {
  if (before.endsBold === line.startsBold) {
    return !(before.allBold && line.startsBold && !line.allBold && !full && !small);
  }
  if (before.allBold && !line.startsBold)
    return full && !(ended && /[.:]$/.test(before.text) && !small) && (small || !line.allBold);
  if (!before.endsBold && line.allBold) return full && !ended;
  return true;
}

function isCentred(first: Line, before: Line, line: Line): boolean {
  const middle = (before.x0 + before.x1) / 2;
  return (
    Math.abs(middle - (line.x0 + line.x1) / 2) < 2.5 &&
    Math.abs(before.x0 - line.x0) > before.size &&
    Math.abs((first.x0 + first.x1) / 2 - middle) < 2.5
  );
}

/** "juli 2018 / – juni 2020": a dash that the wrapping put first on a line. */
function isDashInSentence(before: Line, mark: MarkedLine, full: boolean, open: MarkedLine | null, line: Line): boolean {
  if (!/^[-–—]$/.test(mark.mark) || open?.mark === mark.mark) return false;
  const start = line.text.replace(/^[-–—]\s*/, '');
  return full && /^[\p{Ll}\d]/u.test(start) && !ENDED.test(before.text);
}
