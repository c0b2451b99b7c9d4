import { itemAt } from '#reading/blocks/item-at.ts';
import type { Area, Drawing, Rule } from '#reading/pdf/page.ts';

/** A table's lines and the cells between them. Cells stand in reading order. */
export type Grid = {
  readonly area: Area;
  /** Column edges from the left; one more than there are columns. */
  readonly xs: readonly number[];
  /** Row edges from the top. */
  readonly ys: readonly number[];
  readonly cells: readonly GridCell[];
};

export type GridCell = Area & {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
};

/** Lines whose ends miss each other by so little meet. */
const MEETS = 3;
/** Two edges as near as this are one (double lines, cell borders drawn twice). */
const SAME_EDGE = 3.6;
/** How far lines must run past the outermost crossing line for the table to be open on that side. */
const OPEN_SIDE = 12;
/** More lines on one page are a picture (a map, a chart), no table. */
const MOST_RULES = 3000;
/** How much of a cell's side must be drawn to part it from its neighbour. */
const DRAWN = 0.6;

/** The grids that lines, frames and shaded cells draw on a page; single frames are left out. */
export function gridsOf(drawing: Drawing, page: { readonly width: number; readonly height: number }): Grid[] {
  const rules = merged([...drawing.rules, ...drawing.boxes.flatMap((box) => edgesOf(box, page))]);
  return rules.length > MOST_RULES ? [] : connected(rules).flatMap((group) => gridOf(group) ?? []);
}

function edgesOf(box: Area, page: { readonly width: number; readonly height: number }): Rule[] {
  if (box.x1 - box.x0 > page.width * 0.9 || box.y1 - box.y0 > page.height * 0.6) return [];
  return [
    { ...box, y1: box.y0, horizontal: true },
    { ...box, y0: box.y1, horizontal: true },
    { ...box, x1: box.x0, horizontal: false },
    { ...box, x0: box.x1, horizontal: false },
  ];
}

/** Lines drawn piece by piece, cell by cell, put together. */
function merged(rules: readonly Rule[]): Rule[] {
  const result: Rule[] = [];
  for (const horizontal of [true, false]) {
    const across = (rule: Rule) => (horizontal ? rule.y0 : rule.x0);
    const from = (rule: Rule) => (horizontal ? rule.x0 : rule.y0);
    const to = (rule: Rule) => (horizontal ? rule.x1 : rule.y1);
    const sorted = rules.filter((rule) => rule.horizontal === horizontal).sort((a, b) => across(a) - across(b));
    let bundle: Rule[] = [];
    const flush = () => {
      if (bundle.length === 0) return;
      const place = bundle.reduce((sum, rule) => sum + across(rule), 0) / bundle.length;
      let open: { from: number; to: number } | null = null;
      const put = (part: { from: number; to: number }) =>
        result.push(
          horizontal
            ? { x0: part.from, x1: part.to, y0: place, y1: place, horizontal }
            : { x0: place, x1: place, y0: part.from, y1: part.to, horizontal },
        );
      for (const rule of bundle.sort((a, b) => from(a) - from(b))) {
        if (open && from(rule) - open.to <= MEETS) open.to = Math.max(open.to, to(rule));
        else {
          if (open) put(open);
          open = { from: from(rule), to: to(rule) };
        }
      }
      if (open) put(open);
      bundle = [];
    };
    for (const rule of sorted) {
      if (bundle.length > 0 && across(rule) - across(itemAt(bundle, 0)) > 1.6) flush();
      bundle.push(rule);
    }
    flush();
  }
  return result;
}

/** Groups of lines that cross or touch. */
function connected(rules: readonly Rule[]): Rule[][] {
  const parent = rules.map((_, index) => index);
  const root = (index: number): number => {
    let at = index;
    while (parent[at] !== at) at = parent[at] = itemAt(parent, itemAt(parent, at));
    return at;
  };
  const across = rules.map((rule, index) => ({ rule, index })).filter(({ rule }) => rule.horizontal);
  rules.forEach((vertical, index) => {
    if (vertical.horizontal) return;
    for (const other of across) {
      const meets =
        other.rule.y0 >= vertical.y0 - MEETS &&
        other.rule.y0 <= vertical.y1 + MEETS &&
        vertical.x0 >= other.rule.x0 - MEETS &&
        vertical.x0 <= other.rule.x1 + MEETS;
      if (meets) parent[root(index)] = root(other.index);
    }
  });
  joinParallel(rules, parent, root);
  const groups = new Map<number, Rule[]>();
  rules.forEach((rule, index) => {
    const key = root(index);
    groups.set(key, [...(groups.get(key) ?? []), rule]);
  });
  return [...groups.values()];
}

/** Horizontal lines of one width above each other belong together even where no vertical line joins them. */
function joinParallel(rules: readonly Rule[], parent: number[], root: (index: number) => number): void {
  const sorted = rules
    .map((rule, index) => ({ rule, index }))
    .filter(({ rule }) => rule.horizontal && rule.x1 - rule.x0 > 120)
    .sort((a, b) => a.rule.y0 - b.rule.y0);
  sorted.forEach(({ rule, index }, at) => {
    const next = sorted
      .slice(at + 1)
      .find((other) => Math.abs(other.rule.x0 - rule.x0) <= 4 && Math.abs(other.rule.x1 - rule.x1) <= 4);
    if (next && next.rule.y0 - rule.y0 < 260) parent[root(index)] = root(next.index);
  });
}

function edges(values: readonly number[]): number[] {
  const result: number[] = [];
  for (const value of [...values].sort((a, b) => a - b)) {
    if (result.length === 0 || value - itemAt(result, -1) > SAME_EDGE) result.push(value);
  }
  return result;
}

function gridOf(group: readonly Rule[]): Grid | null {
  const across = group.filter((rule) => rule.horizontal);
  const down = group.filter((rule) => !rule.horizontal);
  const left = Math.min(...across.map((rule) => rule.x0));
  const rightmost = Math.max(...across.map((rule) => rule.x1));
  const top = Math.min(...down.map((rule) => rule.y0));
  const bottom = Math.max(...down.map((rule) => rule.y1));
  let xs = edges(down.map((rule) => rule.x0));
  let ys = edges(across.map((rule) => rule.y0));
  if (across.length > 0 && (xs.length === 0 || itemAt(xs, 0) - left > OPEN_SIDE)) xs = [left, ...xs];
  if (across.length > 0 && rightmost - itemAt(xs, -1) > OPEN_SIDE) xs = [...xs, rightmost];
  if (down.length > 0 && (ys.length === 0 || itemAt(ys, 0) - top > OPEN_SIDE)) ys = [top, ...ys];
  if (down.length > 0 && bottom - itemAt(ys, -1) > OPEN_SIDE) ys = [...ys, bottom];
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns > 40 || rows > 400) return null;
  const area = { x0: itemAt(xs, 0), x1: itemAt(xs, -1), y0: itemAt(ys, 0), y1: itemAt(ys, -1) };
  return { area, xs, ys, cells: cellsOf(xs, ys, across, down) };
}

function cellsOf(
  xs: readonly number[],
  ys: readonly number[],
  across: readonly Rule[],
  down: readonly Rule[],
): GridCell[] {
  const columns = xs.length - 1;
  const rows = ys.length - 1;
  const isParted = (lines: readonly Rule[], place: number, from: number, to: number): boolean => {
    let drawn = 0;
    for (const line of lines) {
      const at = line.horizontal ? line.y0 : line.x0;
      if (Math.abs(at - place) > SAME_EDGE) continue;
      const start = line.horizontal ? line.x0 : line.y0;
      const end = line.horizontal ? line.x1 : line.y1;
      drawn = Math.max(drawn, Math.min(end, to) - Math.max(start, from));
    }
    return drawn >= (to - from) * DRAWN;
  };
  const taken = new Set<number>();
  const cells: GridCell[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (taken.has(row * columns + column)) continue;
      let columnSpan = 1;
      while (
        column + columnSpan < columns &&
        !taken.has(row * columns + column + columnSpan) &&
        !isParted(down, itemAt(xs, column + columnSpan), itemAt(ys, row), itemAt(ys, row + 1))
      ) {
        columnSpan++;
      }
      let rowSpan = 1;
      while (
        row + rowSpan < rows &&
        !isParted(across, itemAt(ys, row + rowSpan), itemAt(xs, column), itemAt(xs, column + columnSpan)) &&
        range(columnSpan).every((step) => !taken.has((row + rowSpan) * columns + column + step)) &&
        range(columnSpan - 1).every(
          (step) =>
            !isParted(down, itemAt(xs, column + step + 1), itemAt(ys, row + rowSpan), itemAt(ys, row + rowSpan + 1)),
        )
      ) {
        rowSpan++;
      }
      for (const down of range(rowSpan)) {
        for (const step of range(columnSpan)) taken.add((row + down) * columns + column + step);
      }
      cells.push({
        row,
        column,
        rowSpan,
        columnSpan,
        x0: itemAt(xs, column),
        x1: itemAt(xs, column + columnSpan),
        y0: itemAt(ys, row),
        y1: itemAt(ys, row + rowSpan),
      });
    }
  }
  return cells;
}

const range = (length: number): number[] => Array.from({ length: Math.max(0, length) }, (_, index) => index);
