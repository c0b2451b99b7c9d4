import type { Report, ReportPoint } from '#checking/report.ts';
import type { Content } from '#report-back/review-fields.ts';

/** What a person does with a point as a whole; `to` is its new place, from 1. */
export type PointChange =
  | { readonly change: 'add'; readonly after: number }
  | { readonly change: 'remove'; readonly point: number }
  | { readonly change: 'place'; readonly point: number; readonly to: number };

/**
 * The number that a point which somebody saw has now, though others may have added, removed or moved points since; null
 * where it is gone. Its own words tell it, else the places in the document that it was read from.
 */
export function pointNow(seen: Report, current: Report, number: number): number | null {
  const was = seen.points.find((point) => point.number === number);
  if (was === undefined) return null;
  const same = current.points.filter((point) => sayTheSame(point, was));
  const there = same.find((point) => point.number === number) ?? same[0];
  if (there !== undefined) return there.number;
  const kin = current.points.filter((point) => point.blocks.some((block) => was.blocks.includes(block)));
  if (kin.length === 1) return kin[0]?.number ?? null;
  return current.points.length === seen.points.length ? number : null;
}

function sayTheSame(one: ReportPoint, other: ReportPoint): boolean {
  return JSON.stringify({ ...one, number: 0 }) === JSON.stringify({ ...other, number: 0 });
}

const EMPTY: Omit<ReportPoint, 'number'> = {
  owner: [],
  focusArea: null,
  promise: null,
  text: '',
  target: null,
  due: null,
  results: [],
  figures: [],
  carriedOver: null,
  blocks: [],
};

/** An empty point after the one with number `after` (0: first). A second one beside an empty point is the same click twice. */
export function addPoint(content: Content, after: number): Content {
  const { points } = content.report;
  const at = Math.max(0, Math.min(after, points.length));
  if ([points[at - 1], points[at]].some((point) => point !== undefined && isEmpty(point))) return content;
  return arranged(content, points.toSpliced(at, 0, { ...EMPTY, number: 0 }));
}

export function isEmpty(point: ReportPoint): boolean {
  return point.text.trim() === '' && point.results.length === 0;
}

/** Puts a new point with these words where it stands in the document. */
export function insertPoint(content: Content, text: string, block: number): Content {
  const { points } = content.report;
  const next = points.findIndex((point) => Math.min(...point.blocks, Infinity) > block && point.blocks.length > 0);
  const at = next < 0 ? points.length : next;
  return arranged(content, points.toSpliced(at, 0, { ...EMPTY, number: 0, text, blocks: [block] }));
}

export function removePoint(content: Content, number: number): Content {
  return arranged(
    content,
    content.report.points.filter((point) => point.number !== number),
  );
}

/** Moves a point to place `to` (from 1); the others make room. */
export function placePoint(content: Content, number: number, to: number): Content {
  const { points } = content.report;
  const moving = points.find((point) => point.number === number);
  if (moving === undefined || number === to) return content;
  const others = points.filter((point) => point !== moving);
  return arranged(content, others.toSpliced(Math.max(0, to - 1), 0, moving));
}

/** The points in a new order, numbered from 1, with the parties chosen for each following it. */
export function arranged({ report, ownerNames }: Content, points: readonly ReportPoint[]): Content {
  const names = points.flatMap((point, index) => {
    const chosen = ownerNames[String(point.number)];
    return point.number === 0 || chosen === undefined ? [] : [[String(index + 1), chosen] as const];
  });
  return {
    report: { ...report, points: points.map((point, index) => ({ ...point, number: index + 1 })) },
    ownerNames: Object.fromEntries(names),
  };
}
