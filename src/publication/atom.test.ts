import fc from 'fast-check';
import { parseAtomFeed } from 'feedsmith';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { namedUuid } from '#platform/named-uuid.server.ts';
import { atomFeed, xmlText, type Feed } from '#publication/atom.ts';
import { runs } from '#tests/support/examples.ts';

const at = new Date('2026-05-14T09:00:00Z');
const feed = (title: string, summary: string | null): Feed => ({
  id: 'urn:uuid:018f0000-0000-7000-8000-000000000000',
  lang: 'ar',
  title,
  subtitle: null,
  author: 'Ekby kommun',
  updated: at,
  self: 'https://loften.exempel.se/ar/ekby/feed.atom',
  page: 'https://loften.exempel.se/ar/ekby',
  entries: [
    {
      id: 'urn:uuid:018f0000-0000-7000-8000-000000000001',
      title: { text: title },
      published: at,
      updated: at,
      page: 'https://loften.exempel.se/ekby/a?b&c',
      authors: ['Ekby kommun', 'Polisen'],
      summary: summary === null ? null : { text: summary, lang: 'sv' },
    },
  ],
});

/** What a reader of XML that knows nothing of Atom makes of it. */
function elementsOf(xml: string): { name: string; lang: string | undefined; text: string }[] {
  const found: { name: string; lang: string | undefined; text: string }[] = [];
  const open: number[] = [];
  const parser = new SaxesParser();
  parser.on('error', (fault) => {
    throw fault;
  });
  parser.on('opentag', ({ name, attributes }) => {
    open.push(found.push({ name, lang: attributes['xml:lang'], text: '' }) - 1);
  });
  parser.on('text', (text) => {
    const element = found[open.at(-1) ?? -1];
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return found;
}

const WRITABLE = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

describe('ett Atom-flöde', () => {
  test('är välformat, och säger samma ord som det fick, vilka de än är', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, summary) => {
        const elements = elementsOf(atomFeed(feed(title, summary)));
        const told = (words: string): string => [...words].filter((sign) => WRITABLE.test(sign)).join('');
        expect(elements.filter(({ name }) => name === 'title').map(({ text }) => text)).toEqual([
          told(title),
          told(title),
        ]);
        expect(elements.find(({ name }) => name === 'summary')).toEqual({
          name: 'summary',
          lang: 'sv',
          text: told(summary),
        });
        expect(elements[0]).toMatchObject({ name: 'feed', lang: 'ar' });
      }),
      { numRuns: runs(300) },
    );
  });

  test('läses av ett annat bibliotek', () => {
    const read = parseAtomFeed(atomFeed(feed('Löfte & ”läge” <b>', 'Rättat antal.')));
    expect(read).toMatchObject({
      id: 'urn:uuid:018f0000-0000-7000-8000-000000000000',
      title: { value: 'Löfte & ”läge” <b>' },
      links: [
        { rel: 'self', type: 'application/atom+xml', href: 'https://loften.exempel.se/ar/ekby/feed.atom' },
        { rel: 'alternate', hreflang: 'ar', href: 'https://loften.exempel.se/ar/ekby' },
      ],
      entries: [
        {
          authors: [{ name: 'Ekby kommun' }, { name: 'Polisen' }],
          links: [{ href: 'https://loften.exempel.se/ekby/a?b&c' }],
        },
      ],
    });
  });

  test('säger inget om det som är tillbakadraget', () => {
    expect(elementsOf(atomFeed(feed('Löfte', null))).map(({ name }) => name)).not.toContain('summary');
  });

  test('en radbrytning ur ett Windows-dokument står kvar i ett attribut och i text', () => {
    expect(xmlText('a\r\n"b"')).toBe('a&#13;\n&quot;b&quot;');
  });
});

test('ett namns UUID är det som RFC 9562 och andra program räknar ut', () => {
  expect(namedUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});
