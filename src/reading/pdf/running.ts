import { itemAt } from '#reading/blocks/item-at.ts';
import type { Line } from '#reading/pdf/page.ts';
import { cleanText } from '#reading/pdf/pieces.ts';

/** A page's lines as far as running headers and footers are looked for. */
export type PageLines = { readonly height: number; readonly lines: readonly Line[] };

export type Running = {
  /** Lines that are no part of the document's text. */
  readonly lines: ReadonlySet<Line>;
  /** Each text once, in the order met. */
  readonly texts: readonly string[];
};

/** How far in from the top and the bottom, as a part of the page's height, headers and footers stand. */
const TOP = 0.17;
const BOTTOM = 0.86;
const PAGE_NUMBER =
  /^(?:[-–(]\s*)?(?:sida|sid\.?|s\.|page)?\s*\d{1,3}\s*(?:(?:av|of|\/|\()\s*\d{1,3}\s*\)?)?(?:\s*[-–)])?$/iu;

/** Longer lines are text, also where pages repeat it. */
const LONGEST = 100;

const COUNTS_PAGES =
  /\b(?:sida|sid|page)\.?\s*\d|\d+\s*(?:\(\s*\d+\s*\)|av\s+\d+|\/\s*\d{1,2}$)|^[-–(]?\s*\d{1,3}\s*[-–)]?$/iu;

/** True for "Sida 1 av 3", "1 (4)", "2/5", "- 3 -" and a lone number. */
export const isPageNumber = (text: string): boolean => PAGE_NUMBER.test(text.trim());

/**
 * Lines at the same place on several pages, with the same words but for their numbers, and page numbers. On a
 * document of one page only its page number runs: a letterhead is part of the letter.
 */
export function runningOf(pages: readonly PageLines[]): Running {
  const groups = new Map<string, { pages: Set<number>; lines: Line[] }>();
  const sizes = pages.flatMap((page) => page.lines.map((line) => line.size)).sort((a, b) => a - b);
  const large = (sizes[Math.floor(sizes.length / 2)] ?? 11) * 1.25;
  pages.forEach((page, index) => {
    for (const line of page.lines) {
      const zone = zoneOf(line, page.height);
      // Large words over the text of several pages are headings that recur, unless they stand at the very edge.
      if (
        zone === null ||
        line.text.length > LONGEST ||
        (zone === 'top' && line.size > large && line.y > page.height * 0.09)
      )
        continue;
      const keys = keysOf(line, zone, page.height);
      for (const key of keys) {
        const group = groups.get(key) ?? { pages: new Set(), lines: [] };
        group.pages.add(index);
        group.lines.push(line);
        groups.set(key, group);
      }
    }
  });
  const lines = new Set<Line>();
  for (const group of groups.values()) {
    if (group.pages.size >= Math.max(2, Math.min(3, pages.length * 0.34)))
      for (const line of group.lines) lines.add(line);
  }
  pages.forEach((page, index) => {
    for (const line of numberLines(page, index + 1, pages.length)) lines.add(line);
  });
  if (pages.length === 1) for (const line of footOf(itemAt(pages, 0))) lines.add(line);
  return { lines, texts: distinct(pages, lines) };
}

/** The foot of a single page: small lines at the very bottom, far below the text. */
function footOf(page: PageLines): Line[] {
  const foot = page.lines.filter((line) => line.y > page.height * 0.915);
  const text = page.lines.filter((line) => line.y <= page.height * 0.915);
  if (foot.length === 0 || foot.length > 8 || text.length === 0) return [];
  const lowest = text.reduce((a, b) => (b.y > a.y ? b : a));
  const gap = Math.min(...foot.map((line) => line.y)) - lowest.y;
  const sizes = text.map((line) => line.size).sort((a, b) => a - b);
  const usual = itemAt(sizes, Math.floor(sizes.length / 2));
  const small = foot.every((line) => line.size <= usual * 0.93);
  return gap > lowest.size * (small ? 2 : 4) ? foot : [];
}

function zoneOf(line: Line, height: number): 'top' | 'bottom' | null {
  if (line.y < height * TOP) return 'top';
  return line.y > height * BOTTOM ? 'bottom' : null;
}

/**
 * Same words at about the same height; two overlapping bins of height so that no edge parts them. Numbers may differ
 * only where they count pages: "Punkt 1" and "Punkt 2" at the top of two pages are headings.
 */
function keysOf(line: Line, zone: string, height: number): string[] {
  const shape = COUNTS_PAGES.test(line.text) ? line.text.replace(/\d+/g, '#').toLowerCase() : line.text.toLowerCase();
  const place = zone === 'top' ? line.y : line.y - height;
  return [`${zone}|a${Math.floor(place / 8)}|${shape}`, `${zone}|b${Math.floor((place + 4) / 8)}|${shape}`];
}

/** Page numbers in the margin: outermost lines only, and a lone number only if it is the page's own. */
function numberLines(page: PageLines, no: number, count: number): Line[] {
  return page.lines.filter((line) => {
    if (line.y > page.height * 0.12 && line.y < page.height * 0.88) return false;
    if (!isPageNumber(line.text)) return false;
    return (
      !/^\d+$/.test(line.text.trim()) ||
      (count > 1 && Number(line.text) - no >= 0 && Number(line.text) - no <= 20) ||
      (count === 1 && line.text.trim() === '1' && line.y > page.height * 0.9)
    );
  });
}

function distinct(pages: readonly PageLines[], running: ReadonlySet<Line>): string[] {
  return runningTexts(pages.map((page) => page.lines.filter((line) => running.has(line))));
}

/** Each page's running lines as texts, each text once; lines under each other ("Datum", "2019-02-14") as one text. */
export function runningTexts(pages: readonly (readonly Line[])[]): string[] {
  const texts = new Map<string, string>();
  for (const lines of pages) {
    const stacks: Line[][] = [];
    for (const line of lines) {
      const stack = stacks.find(
        (one) =>
          Math.abs(itemAt(one, 0).x0 - line.x0) < 2.5 &&
          line.y - itemAt(one, -1).y < line.size * 1.7 &&
          line.y > itemAt(one, -1).y + 1,
      );
      if (stack && !isPageNumber(line.text) && !isPageNumber(itemAt(stack, -1).text)) stack.push(line);
      else stacks.push([line]);
    }
    for (const stack of stacks) {
      const text = stack.map((line) => cleanText(line.text).trim()).join(' ');
      const key = isPageNumber(text) ? '#' : text;
      if (/[\p{L}\d]/u.test(text) && !texts.has(key)) texts.set(key, text);
    }
  }
  return [...texts.values()];
}
