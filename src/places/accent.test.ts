import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { colourFault, contrast, GROUNDS, isReadable, nearestReadable } from '#places/accent.ts';
import { accentOf, documentStylePath, styleFor, stylePath } from '#places/accent-style.ts';

const SCHEMES = ['light', 'dark'] as const;
const colours = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);

describe('en kommuns färg', () => {
  test('kontrasten räknas som i standarden', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  test('den prövas mot bakgrunderna i theme.css', () => {
    const css = readFileSync('src/ui/theme.css', 'utf8');
    for (const name of ['paper', 'raised', 'mark'] as const) {
      const [light, dark] = [...css.matchAll(new RegExp(`--${name}: (#[0-9a-f]{6});`, 'g'))].map(([, one]) => one);
      const at = ['paper', 'raised', 'mark'].indexOf(name);
      expect([light, dark]).toEqual([GROUNDS.light[at], GROUNDS.dark[at]]);
    }
  });

  test('meddelandet säger vad som mättes och vilken färg som går', () => {
    expect(colourFault('#0f5c6e', 'light')).toBeNull();
    expect(colourFault('#ffcc00', 'light')).toBe(
      'Färgen går inte att läsa mot ljus bakgrund: kontrasten är 1,2\u00a0:\u00a01 och ska vara minst 4,5\u00a0:\u00a01. Närmaste färg som går att läsa är #806600.',
    );
    expect(colourFault('#0f5c6e', 'dark')).toMatch(/mot mörk bakgrund: kontrasten är 1,\d\u00a0:\u00a01/);
  });

  test.each(SCHEMES)('den närmaste går alltid att läsa, och är färgen själv där den gör det (%s)', (scheme) => {
    fc.assert(
      fc.property(colours, (colour) => {
        const nearest = nearestReadable(colour, scheme);
        expect(isReadable(nearest, scheme)).toBe(true);
        if (isReadable(colour, scheme)) expect(nearest).toBe(colour);
        else expect(colourFault(colour, scheme)).toContain(nearest);
      }),
    );
  });

  test('stilmallens adress är dess innehåll, i båda lägena', () => {
    expect(accentOf(null, null)).toBeNull();
    fc.assert(
      fc.property(colours, (colour) => {
        const accent = accentOf(nearestReadable(colour, 'light'), null);
        const [, address = ''] = /^\/farg-(.*)\.css$/.exec(accent === null ? '' : stylePath(accent)) ?? [];
        const style = styleFor(address) ?? '';
        expect(style).toContain(`{--accent:${accent?.light}}`);
        expect(style).toContain(`{--accent:${accent?.dark}}`);
      }),
    );
  });

  test('ett dokument på en sida har färgerna för sig', () => {
    const [, address = ''] = /^\/farg-(.*)\.css$/.exec(documentStylePath({ light: '#0f5c6e', dark: '#7cc7d6' })) ?? [];
    expect(styleFor(address)).toBe(
      '.document-coloured{--accent:#0f5c6e}@media (prefers-color-scheme:dark){.document-coloured{--accent:#7cc7d6}}\n',
    );
  });

  test.each([
    '',
    'dokument-',
    'dokument-ffff00-7cc7d6',
    'dokument-dokument-0f5c6e-7cc7d6',
    '0f5c6e',
    '0f5c6e-0f5c6e',
    'ffff00-7cc7d6',
    '0f5c6e-7cc7d6-000000',
    '0f5c6e-7cc7d6}',
    '0F5C6E-7CC7D6',
    'red-blue',
  ])('en annan adress är ingen stilmall: %j', (address) => expect(styleFor(address)).toBeNull());
});
