import type { Run } from '#reading/pdf/page.ts';

/** A run as the geometry sees it; letters are half as wide as they are high. */
export function run(text: string, x: number, y: number, more: Partial<Run> = {}): Run {
  const size = more.size ?? 10;
  return {
    text,
    x,
    y,
    width: text.length * size * 0.5,
    size,
    font: 'f',
    bold: false,
    spaced: false,
    content: null,
    artifact: false,
    address: null,
    ...more,
  };
}

/** Lines of a column, one under the other. */
export function column(
  lines: readonly string[],
  x: number,
  y: number,
  more: Partial<Run> & { readonly leading?: number } = {},
): Run[] {
  const { leading = 12, ...look } = more;
  return lines.map((text, index) => run(text, x, y + index * leading, look));
}
