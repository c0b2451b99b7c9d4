import fc from 'fast-check';
import { parseFragment, type DefaultTreeAdapterMap } from 'parse5';
import { describe, expect, test } from 'vitest';
import { sharedHtml, sharedText } from '#publication/shared-text.ts';
import { runs } from '#tests/support/examples.ts';
import { aShare, aSharedPoint } from '#tests/support/shared.ts';
import { htmlFaults } from '#tests/support/valid-html.ts';

type Node = DefaultTreeAdapterMap['node'];
type Found = { readonly tags: string[]; readonly attributes: string[]; text: string };

/** What a browser makes of it. */
function foundIn(html: string): Found {
  const found: Found = { tags: [], attributes: [], text: '' };
  const walk = (node: Node): void => {
    if ('value' in node) found.text += node.value;
    if ('tagName' in node) {
      found.tags.push(node.tagName);
      found.attributes.push(...node.attrs.map(({ name }) => name));
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parseFragment(html));
  return found;
}

describe('ett löfte att klistra in', () => {
  test('som text: rubrik, hur det har gått, punkterna, versionen och vägen till sidan', () => {
    expect(sharedText(aShare()).replaceAll('\u00a0', ' ')).toBe(`Medborgarlöfte för Ekby 2026

1 av 1 punkter hölls.
1 punkt: 1 kommunens. 1 hållen.

1. Vi ska laga belysningen.
   – Ekby kommun: hållet. Alla lampor lyser.

Version 7, publicerad 3 maj 2026.
Läs hela löftet och se vad som har ändrats: https://loften.exempel.se/ekby/ekby-2026
`);
  });

  test('som HTML: inga klasser, stilar, skript eller namn som kan krocka med sidan', async () => {
    const html = sharedHtml(aShare());
    const { tags, attributes } = foundIn(html);
    expect([...new Set(tags)].sort()).toEqual(['a', 'article', 'h2', 'li', 'ol', 'p', 'strong', 'ul']);
    expect([...new Set(attributes)].sort()).toEqual(['dir', 'href', 'lang', 'value']);
    const page = `<!doctype html><html lang="sv"><head><title>Ekby</title></head><body><h1>Ekby</h1>${html}</body></html>`;
    expect(await htmlFaults(page)).toEqual([]);
  });

  test('det som någon har skrivit är ord och aldrig HTML, och samma ord som i texten', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        '<script>alert(1)</script>',
        '"><img src=x onerror=1>',
        '</article><h1>',
        '&lt;b&gt;',
        "' onmouseover='",
      ),
    );
    fc.assert(
      fc.property(hostile, hostile, (title, text) => {
        const share = aShare({ title, points: [aSharedPoint({ text })] });
        const { tags, text: words } = foundIn(sharedHtml(share));
        expect(tags.filter((tag) => tag !== 'br')).toEqual(foundIn(sharedHtml(aShare())).tags);
        const bare = (one: string): string => one.replaceAll(/[\r\n\0]/g, '');
        expect(bare(words)).toContain(bare(title));
        expect(bare(words)).toContain(bare(text));
      }),
      { numRuns: runs(300) },
    );
  });

  test('det som inte är översatt är svenska, också för den som lyssnar', () => {
    const share = aShare({
      lang: 'ar',
      dir: 'rtl',
      translation: { ownWordsApproved: false, machine: true, inSwedish: ['Vi ska laga belysningen.'], older: [] },
    });
    expect(sharedHtml(share)).toContain('<article lang="ar" dir="rtl">');
    expect(sharedHtml(share)).toContain('<span lang="sv" dir="ltr">Vi ska laga belysningen.</span>');
    expect(foundIn(sharedHtml(share)).tags.filter((tag) => tag === 'p')).toHaveLength(7);
  });

  test('det som är tillbakadraget säger det, och varför', () => {
    const gone = aShare({ kind: 'withdrawn', headline: 'Ett namn stod med.', sentence: null, points: [] });
    expect(sharedText(gone).replaceAll('\u00a0', ' ')).toContain(
      'Tillbakadraget 3 maj 2026. Varför: Ett namn stod med.',
    );
    expect(foundIn(sharedHtml(gone)).tags).not.toContain('ol');
  });

  test('en period säger vad var och en svarar, med siffror och det som talet ska jämföras med', () => {
    const figure = {
      label: 'Lampor',
      value: '40',
      period: 'maj 2026',
      source: 'Driftjournalen',
      base: null,
      baseMissing: true,
      kind: 'activity' as const,
      meaning: 'Visar hur mycket som gjordes, inte vad det ledde till.',
      preliminary: true,
    };
    const by = [{ kind: 'municipality', name: 'Ekby kommun' }];
    const answer = {
      by,
      kind: 'report' as const,
      state: 'done' as const,
      word: 'genomförd',
      body: 'Rad ett.\nRad två.',
      reason: null,
      nextStep: 'Fler lampor.',
      correction: null,
      figures: [figure],
    };
    const share = aShare({ kind: 'period', points: [aSharedPoint({ answers: [answer] })] });
    expect(sharedText(share)).toContain(`   – Ekby kommun: genomförd. Rad ett.
     Rad två.
   – Lampor: 40 (maj 2026, preliminär siffra). Källa: Driftjournalen. Talet att jämföra med: underlag saknas. Visar hur mycket som gjordes, inte vad det ledde till.
   – Nästa steg: Fler lampor.`);
    expect(sharedHtml(share)).toContain('Rad ett.<br>Rad två.');
  });
});
