import { itemAt } from '#reading/blocks/item-at.ts';
import { isMarkText } from '#reading/pdf/marks.ts';
import type { Line, Run } from '#reading/pdf/page.ts';
import { plainText, type Piece } from '#reading/pdf/pieces.ts';

/** A gap wider than this many type sizes may part columns; words of one column are put together again later. */
const WIDE_GAP = 0.95;
/** A list mark goes with its text up to this gap. */
const MARK_GAP = 4.5;
/** A gap wider than this is a space even where none is written. */
const SPACE_GAP = 0.17;
/** Letters raised or lowered by at most this much of the size still stand on the line. */
const RAISED = 0.45;

const right = (run: Run): number => run.x + run.width;

/** Lines, top down and from the left, parted at every gap wider than `wide` type sizes. */
export function linesOf(runs: readonly Run[], wide: number = WIDE_GAP): Line[] {
  return rowsOf(withoutDoubles(runs)).flatMap((row) => splitAtGaps(row, wide).map(lineOf));
}

/** Text drawn twice at the same place (shadow, or a poor man's bold) is read once, as bold. */
function withoutDoubles(runs: readonly Run[]): Run[] {
  const kept: Run[] = [];
  const places = new Map<string, number>();
  for (const run of runs) {
    const cell = `${run.text}|${Math.round(run.y / 3)}|${Math.round(run.x / 3)}`;
    const before = places.get(cell) ?? kept.length;
    const twin = kept[before];
    if (twin && Math.abs(twin.x - run.x) < run.size * 0.12 && Math.abs(twin.y - run.y) < run.size * 0.12) {
      kept[before] = { ...twin, bold: true };
      continue;
    }
    places.set(cell, kept.length);
    kept.push(run);
  }
  return kept;
}

/** Runs that share a baseline; raised and lowered small letters go with the line they stand beside. */
export function rowsOf(runs: readonly Run[]): Run[][] {
  const rows: { y: number; size: number; runs: Run[] }[] = [];
  const bySize = [...runs].sort((a, b) => a.y - b.y || a.x - b.x);
  for (const run of bySize) {
    const row = rows
      .slice(-4)
      .reverse()
      .find(
        (candidate) =>
          Math.abs(candidate.y - run.y) <= 1.2 ||
          (Math.abs(candidate.y - run.y) <= Math.max(candidate.size, run.size) * RAISED &&
            candidate.runs.some((other) => touches(other, run))),
      );
    if (!row) {
      rows.push({ y: run.y, size: run.size, runs: [run] });
      continue;
    }
    row.runs.push(run);
    if (run.size > row.size * 1.05) {
      row.y = run.y;
      row.size = run.size;
    }
  }
  return rows.sort((a, b) => a.y - b.y).map((row) => row.runs.sort((a, b) => a.x - b.x));
}

const touches = (a: Run, b: Run): boolean =>
  (a.x <= b.x ? b.x - right(a) : a.x - right(b)) <= Math.max(a.size, b.size) * 0.6;

function splitAtGaps(row: readonly Run[], wide: number): Run[][] {
  const parts: Run[][] = [];
  let end = -Infinity;
  for (const run of row) {
    const part = parts.at(-1);
    const size = Math.max(run.size, part?.at(-1)?.size ?? 0);
    const gap = part?.length === 1 && isMarkText(itemAt(part, 0).text) ? MARK_GAP : wide;
    if (part && run.x - end <= size * gap) part.push(run);
    else {
      parts.push([run]);
      end = -Infinity;
    }
    end = Math.max(end, right(run));
  }
  return parts;
}

/** One line of the given runs, which must stand from left to right. */
export function lineOf(runs: readonly Run[]): Line {
  const letters = new Map<string, { count: number; run: Run }>();
  for (const run of runs) {
    const key = `${run.font}|${run.size.toFixed(1)}`;
    const known = letters.get(key);
    if (known) known.count += run.text.length;
    else letters.set(key, { count: run.text.length, run });
  }
  const main = [...letters.values()].reduce((a, b) => (b.count > a.count ? b : a)).run;
  const pieces = piecesOf(runs, main);
  const visible = runs.filter((run) => /[\p{L}\d]/u.test(run.text));
  return {
    x0: Math.min(...runs.map((run) => run.x)),
    x1: Math.max(...runs.map(right)),
    y0: main.y - main.size * 0.8,
    y1: main.y + main.size * 0.22,
    y: main.y,
    size: main.size,
    font: main.font,
    allBold: visible.length > 0 && visible.every((run) => run.bold),
    startsBold: (visible[0] ?? main).bold,
    endsBold: (visible.at(-1) ?? main).bold,
    pieces,
    text: plainText(pieces).replace(/\s+/g, ' ').trim(),
    runs,
  };
}

const RAISED_DIGITS: Readonly<Record<string, string>> = { '2': '²', '3': '³' };

function piecesOf(runs: readonly Run[], main: Run): Piece[] {
  const pieces: Piece[] = [];
  let end: number | null = null;
  for (const run of runs) {
    const mark = raisedMark(run, main, pieces.at(-1)?.text ?? '');
    if (mark === '' && pieces.length > 0) continue;
    const gap = end === null ? 0 : run.x - end;
    const apart = end !== null && (gap > run.size * SPACE_GAP || (run.spaced && gap > -run.size * 0.2));
    if (apart) {
      const inLink = pieces.at(-1)?.address === run.address ? run.address : null;
      pieces.push({ text: ' ', bold: run.bold && pieces.at(-1)?.bold === true, address: inLink });
    }
    pieces.push({ text: mark || run.text, bold: run.bold, address: run.address });
    end = Math.max(end ?? -Infinity, right(run));
  }
  return pieces;
}

/** '' for a raised footnote mark, which belongs to the format and would change numbers; '²' after "m"; else null. */
function raisedMark(run: Run, main: Run, before: string): string | null {
  const raised = run.size < main.size * 0.8 && main.y - run.y > main.size * 0.15;
  if (!raised || !/^(\d{1,2}|\*{1,3})([,\s]+\d{1,2})*$/.test(run.text.trim())) return null;
  if (/(^|[\s\d])[kcdm]?m$/.test(before)) return RAISED_DIGITS[run.text.trim()] ?? '';
  return '';
}
