import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { freeSlug, promiseSlug, slugOf } from '#places/slug.ts';

const year = (no: number) => ({ from: `${no}-01-01`, to: `${no}-12-31` });

describe('ett ord i adressen', () => {
  test.each([
    ['Skäggetorp', 'skaggetorp'],
    ['Östra Ängby & Åsen', 'ostra-angby-asen'],
    ['Ørsta Ærø', 'orsta-aero'],
    ['  – Café 7:an! ', 'cafe-7-an'],
    ['مرحبا', ''],
    ['', ''],
  ])('av ”%s” blir ”%s”', (words, slug) => expect(slugOf(words)).toBe(slug));

  test('kortas vid ett ord, och mitt i bara där inget ord slutar', () => {
    expect(slugOf('norra och södra', 10)).toBe('norra-och');
    expect(slugOf('norra och södra', 9)).toBe('norra-och');
    expect(slugOf('norra och södra', 8)).toBe('norra');
    expect(slugOf('norrasödra', 6)).toBe('norras');
  });

  test('har bara a–z, siffror och enkla bindestreck, högst 80, av vilka ord som helst', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (words) => {
        const slug = slugOf(words);
        expect(slug).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
        expect(slug.length).toBeLessThanOrEqual(80);
        expect(slugOf(slug)).toBe(slug);
      }),
    );
  });
});

describe('ett löftes adress', () => {
  test.each([
    [['Skäggetorp'], year(2017), 'skaggetorp-2017'],
    [['Norrby', 'Söderby'], { from: '2018-01-01', to: '2019-12-31' }, 'norrby-soderby-2018-2019'],
    [[], { from: '2018-07-01', to: '2020-06-30' }, 'kommunen-2018-07-2020-06'],
    [['مرحبا'], year(2017), 'kommunen-2017'],
    [['Norrby'], { from: '2018-01-01', to: '2018-06-30' }, 'norrby-2018-01-2018-06'],
    [['Norrby'], { from: '2018-02-01', to: '2018-12-31' }, 'norrby-2018-02-2018-12'],
  ])('%j, %j: %s', (areas, period, slug) => expect(promiseSlug(areas, period)).toBe(slug));

  test('har sin period också när områdena är många', () => {
    const slug = promiseSlug(
      Array.from({ length: 30 }, (_, no) => `Område ${no}`),
      year(2017),
    );
    expect(slug).toMatch(/^omrade-0-.*-2017$/);
    expect(slug.length).toBeLessThanOrEqual(80);
  });

  test('får nummer när den är tagen', () => {
    expect(freeSlug('norrby-2017', new Set())).toBe('norrby-2017');
    expect(freeSlug('norrby-2017', new Set(['norrby-2017', 'norrby-2017-2']))).toBe('norrby-2017-3');
    const long = 'a'.repeat(80);
    expect(freeSlug(long, new Set([long]))).toBe(`${'a'.repeat(78)}-2`);
  });
});
