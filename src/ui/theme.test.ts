import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('src/ui/theme.css', 'utf8');
const blockAfter = (start: number): string => css.slice(start, css.indexOf('}', start));
const light = tokens(blockAfter(css.indexOf(':root')));
const dark = { ...light, ...tokens(blockAfter(css.indexOf(':root', css.indexOf('prefers-color-scheme: dark')))) };

function tokens(block: string): Record<string, string> {
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1], match[2]]));
}

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const share = parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

const TEXT = ['ink', 'accent', 'kept', 'under-way', 'partly', 'not-kept', 'late', 'silence'];

describe.each([
  ['light', light],
  ['dark', dark],
])('%s', (_scheme, theme) => {
  test.each(
    TEXT.flatMap((name) => [
      [name, 'paper'],
      [name, 'raised'],
    ]),
  )('%s is readable on %s', (name, ground) => {
    expect(contrast(theme[name] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(5.6);
  });
  test('marked words are readable', () => {
    expect(contrast(theme['ink'] ?? '', theme['mark'] ?? '')).toBeGreaterThanOrEqual(7);
    expect(contrast(theme['accent'] ?? '', theme['mark'] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
  test('lines that carry meaning are seen', () => {
    expect(contrast(theme['line'] ?? '', theme['paper'] ?? '')).toBeGreaterThanOrEqual(3);
  });
});

test('contrast is counted as in the standard', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});
