import { describe, expect, it } from 'vitest';
import { findWeakLinks } from '#checking/link.ts';
import { buildMaterial, passage, prose } from '#tests/support/report-builder.ts';

const quotes = (text: string): (string | null)[] => findWeakLinks(prose(text)).map((found) => found.quote);

describe('findWeakLinks', () => {
  it.each([
    [
      'Se <http://www.ekvik.se/trygghet/polisen/> samt på www.polisen.se.',
      ['http://www.ekvik.se/trygghet/polisen/', 'www.polisen.se'],
    ],
    ['Läs mer på ekvik.se.', ['ekvik.se']],
    ['Läs mer på https://www.ekvik.se/', ['https://www.ekvik.se/']],
    ['Läs mer på https://ekvik.se', ['https://ekvik.se']],
    ['Följ löftet (http://ekvik.se/lofte).', ['http://ekvik.se/lofte']],
    [
      'Se https://www.ekvik.se/index.html och www.norrby.se/sv/.',
      ['https://www.ekvik.se/index.html', 'www.norrby.se/sv/'],
    ],
    [
      'Se https://ekvik.se/?utm_source=brev eller https://ekvik.se/#',
      ['https://ekvik.se/?utm_source=brev', 'https://ekvik.se/#'],
    ],
    ['Kommunens växel har nummer 0555-100 00. Följ oss på www.polisen.se.', ['www.polisen.se']],
    ['Läs på www.ekvik.se och igen på www.ekvik.se.', ['www.ekvik.se']],
  ])('%j', (text, expected) => {
    expect(quotes(text)).toEqual(expected);
  });

  it.each([
    'Läs mer på https://www.ekvik.se/trygghet/medborgarlofte.',
    'Läs mer på www.ekvik.se/medborgarlofte.',
    'Läs mer på polisen.se/ekvik',
    'Skriv till info@ekvik.se.',
    'Växel: 011-12 34 56, www.ekvik.se',
    'Det blev 3.5 procent, bl.a. i Norrby.',
    'Lampor lagades i området.Se även rapporten i.nu.',
    'Läs på https://www.ekvik.se/start/trygghet och https://ekvik.se/?id=4711.',
    'Telefon: 011-12 34 56\nWebb: www.ekvik.se',
    'Polisen svarar t.ex. när någon ringer.',
  ])('%j är i sin ordning', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('sidhuvudets adress är ingen länk till ärendet', () => {
    expect(findWeakLinks(buildMaterial({}, [passage('running', 'Ekviks kommun www.ekvik.se')]))).toEqual([]);
  });
});
