import { isLabel } from '#reading/pdf/marks.ts';
import type { Area, Line } from '#reading/pdf/page.ts';

/** Something that takes up room on the page: a line of text, or a table or framed box read apart. */
export type Placed<T> = Area & ({ readonly line: Line } | { readonly line: null; readonly whole: T });

/** One column's content, in order from the top. */
export type Region<T> = Area & { readonly placed: readonly Placed<T>[] };

/** The narrowest white strip that parts columns, in type sizes. */
const GUTTER = 0.9;
/** More on one page is no text that stands in columns; trying would take too long. */
const MOST_PLACED = 2500;
/** Lines (or the height of so many) that must stand on each side of a strip. */
const SIDE_LINES = 3;

/**
 * The page's columns in reading order: a white strip with text along both sides parts them; whatever crosses the
 * strip (a heading over both columns) parts what is above from what is below.
 */
export function regionsOf<T>(placed: readonly Placed<T>[]): Region<T>[] {
  if (placed.length === 0) return [];
  const split = placed.length > MOST_PLACED ? null : bestSplit(placed);
  if (split === null) return [{ ...bounds(placed), placed: inOrder(placed) }];
  return split.flatMap((group) =>
    group.length === placed.length ? [{ ...bounds(group), placed: inOrder(group) }] : regionsOf(group),
  );
}

export function bounds(areas: readonly Area[]): Area {
  return {
    x0: Math.min(...areas.map((area) => area.x0)),
    y0: Math.min(...areas.map((area) => area.y0)),
    x1: Math.max(...areas.map((area) => area.x1)),
    y1: Math.max(...areas.map((area) => area.y1)),
  };
}

const inOrder = <T>(placed: readonly Placed<T>[]): Placed<T>[] =>
  [...placed].sort((a, b) => baseline(a) - baseline(b) || a.x0 - b.x0);

const baseline = <T>(item: Placed<T>): number => (item.line ? item.line.y : item.y0 + 8);

type Strip = { readonly x0: number; readonly x1: number };

/** The groups, in reading order, that the best strip makes of these; null if there is none. */
function bestSplit<T>(placed: readonly Placed<T>[]): Placed<T>[][] | null {
  let best: { score: number; groups: Placed<T>[][] } | null = null;
  for (const strip of stripsOf(placed)) {
    const made = splitBy(placed, strip);
    if (made && (best === null || made.score > best.score)) best = made;
  }
  return best?.groups ?? null;
}

/** Strips between neighbours on one height, as narrow as the neighbours above and below leave them. */
function stripsOf<T>(placed: readonly Placed<T>[]): Strip[] {
  const strips = new Map<number, Strip>();
  const add = (x0: number, x1: number, size: number) => {
    if (x1 - x0 >= size * GUTTER) strips.set(Math.round((x1 - 1) / 2), { x0, x1 });
  };
  for (const item of placed) {
    const size = item.line?.size ?? 10;
    let nearest = -Infinity;
    for (const other of placed) {
      if (other === item || other.x1 > item.x0 + 1) continue;
      if (Math.min(other.y1, item.y1) - Math.max(other.y0, item.y0) <= 0) continue;
      nearest = Math.max(nearest, other.x1);
    }
    // The strip's right edge is where a column begins; only its position matters for the trial.
    if (nearest > -Infinity) add(Math.max(nearest, item.x0 - size * 4), item.x0, size);
  }
  return [...strips.values()];
}

function splitBy<T>(placed: readonly Placed<T>[], strip: Strip): { score: number; groups: Placed<T>[][] } | null {
  const size = median(placed.flatMap((item) => (item.line ? [item.line.size] : []))) || 10;
  const at = strip.x1 - 0.5;
  const crossing = placed.filter((item) => item.x0 < at - size * 0.4 && item.x1 > at - size * 0.4);
  const free = placed.filter((item) => !crossing.includes(item));
  const marks = crossing.map((item) => (item.y0 + item.y1) / 2).sort((a, b) => a - b);
  const bandOf = (item: Placed<T>) => marks.filter((mark) => mark < (item.y0 + item.y1) / 2).length;
  const groups: Placed<T>[][] = [];
  let loose: Placed<T>[] = [];
  let score = 0;
  const flush = () => {
    if (loose.length > 0) groups.push(loose);
    loose = [];
  };
  const ordered = [...crossing].sort((a, b) => a.y0 + a.y1 - b.y0 - b.y1);
  for (let band = 0; band <= ordered.length; band++) {
    const inBand = free.filter((item) => bandOf(item) === band);
    const beside = inBand.filter((item) => item.x1 <= at);
    const right = inBand.filter((item) => item.x0 > at - size * 0.4);
    const [above, upper, below] = besideOnly(beside, right);
    const headings = band < ordered.length ? headingsBelow(upper, right) : [];
    const left = upper.filter((item) => !headings.includes(item));
    const shared = overlap(left, right);
    const gutter =
      left.length > 0 && right.length > 0
        ? Math.min(...right.map((item) => item.x0)) - Math.max(...left.map((item) => item.x1))
        : 0;
    const labels = left.filter((item) => item.line && isLabel(item.line.text)).length;
    const fewest = gutter >= size * 2 && labels <= left.length / 2 ? 2 : SIDE_LINES;
    if (isSide(left, fewest) && isSide(right, fewest) && shared >= size * (fewest - 0.9) && gutter >= size * GUTTER) {
      loose.push(...above);
      flush();
      groups.push(left, right);
      loose.push(...headings, ...below);
      score += shared + Math.min(gutter, 30);
    } else loose.push(...inBand);
    const next = ordered[band];
    if (next) loose.push(next);
  }
  flush();
  return score > 0 ? { score, groups } : null;
}

/**
 * Of what stands to the left, that which stands beside a short block to the right (names to sign on the same lines),
 * with what is above and below it; everything where the right side is a column of text.
 */
function besideOnly<T>(left: Placed<T>[], right: readonly Placed<T>[]): [Placed<T>[], Placed<T>[], Placed<T>[]] {
  const lines = right.flatMap((item) => (item.line ? [item.line] : []));
  const short =
    lines.length === right.length &&
    lines.length > 0 &&
    lines.length <= 10 &&
    lines.every((line) => line.text.length < 48);
  if (!short || !lines.every((line) => left.some((item) => Math.abs(baseline(item) - line.y) < 2.5)))
    return [[], left, []];
  const [top, bottom] = [Math.min(...lines.map((line) => line.y)) - 3, Math.max(...lines.map((line) => line.y)) + 3];
  return [
    left.filter((item) => baseline(item) < top),
    left.filter((item) => baseline(item) >= top && baseline(item) <= bottom),
    left.filter((item) => baseline(item) > bottom),
  ];
}

/** A heading that ends the left side below everything to the right belongs to the full width beneath it. */
function headingsBelow<T>(left: readonly Placed<T>[], right: readonly Placed<T>[]): Placed<T>[] {
  if (right.length === 0) return [];
  const bottom = Math.max(...right.map((item) => item.y1));
  const size = median(left.flatMap((item) => (item.line ? [item.line.size] : [])));
  const lines = inOrder(left).slice(-2);
  const heads = lines.filter(
    (item) => item.line && item.y0 > bottom && (item.line.allBold || item.line.size > size * 1.12),
  );
  const last = inOrder(left).at(-1);
  return last && heads.includes(last) && heads.length < left.length ? heads : [];
}

/** Enough to be a column of its own: some lines, or something read whole. */
function isSide<T>(items: readonly Placed<T>[], fewest: number): boolean {
  return (
    items.some((item) => item.line === null) || new Set(items.map((item) => Math.round(baseline(item)))).size >= fewest
  );
}

function overlap<T>(left: readonly Placed<T>[], right: readonly Placed<T>[]): number {
  if (left.length === 0 || right.length === 0) return 0;
  const a = bounds(left);
  const b = bounds(right);
  return Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
