import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentBlock, DocumentModel, Words } from '#documents/document.ts';
import type { PdfProfile } from '#documents/pdf-message.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { signsNotInPdf } from '#documents/unknown-signs.server.ts';
import { anyModel } from '#tests/support/any-document.ts';
import { HOSTILE_TEXTS, hostileModel, memoModel } from '#tests/support/document-models.ts';
import { pdfComplaints } from '#tests/support/pdf-assertions.ts';
import { pdfFacts } from '#tests/support/pdf-facts.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

/** The line may end between pieces that touch, where one is a link or a gap: that is no fault of the text. */
function parted(model: DocumentModel): DocumentModel {
  const words = (inlines: Words): Words => inlines.map((inline) => ({ ...inline, text: `${inline.text} ` }));
  const blocks = model.blocks.map((block): DocumentBlock => {
    if (block.kind === 'list') return { ...block, items: block.items.map(words) };
    return 'words' in block ? { ...block, words: words(block.words) } : block;
  });
  return { ...model, blocks };
}

async function complaints(model: DocumentModel, profile: PdfProfile = 'ua-1'): Promise<string[]> {
  return pdfComplaints(await pdfFacts(await renderer.render(model, profile)), model, profile);
}

describe('the PDF of a document', () => {
  test.for([
    ['ua-1', 8],
    ['a-2a', 8],
    ['ua-1', 200],
  ] as const)(
    'has language, title, headings, header cells, alternatives, fonts and order: %s, %i points',
    async ([profile, count]) => {
      expect(await complaints(memoModel(count), profile)).toEqual([]);
    },
  );

  test.for(HOSTILE_TEXTS)('holds as text what means something elsewhere (%#)', async (text) => {
    expect(await complaints(parted(hostileModel(text)))).toEqual([]);
  });

  test('holds every text once and in order, whatever the texts are', async () => {
    const property = fc.asyncProperty(anyModel, async (model) => {
      expect(await complaints(parted(model))).toEqual([]);
    });
    await fc.assert(property, { numRuns: 40 });
  });

  test('a document without a date is still a document, for both profiles', async () => {
    expect(await complaints({ ...memoModel(1), date: null })).toEqual([]);
    expect(await complaints({ ...memoModel(1), date: null }, 'a-2a')).toEqual([]);
  });

  test('signs that no shipped font has are told, and shown as U+FFFD', async () => {
    const model = { ...memoModel(1), title: 'Löfte 漢 för 👩‍👩‍👧‍👦 och العربية ✓' };
    expect(signsNotInPdf(model)).toEqual(['漢', '👩‍👩‍👧‍👦']);
    expect((await pdfFacts(await renderer.render(model, 'ua-1'))).title).toContain('Löfte \ufffd för \ufffd och');
  });

  test('the same model gives the same bytes, after others and in another thread', async () => {
    const other = createPdfRenderer();
    for (const profile of ['ua-1', 'a-2a'] as const) {
      const first = await renderer.render(memoModel(), profile);
      await renderer.render(memoModel(2), profile);
      expect(Buffer.compare(await renderer.render(memoModel(), profile), first)).toBe(0);
      expect(Buffer.compare(await other.render(memoModel(), profile), first)).toBe(0);
    }
    await other.close();
  });
});

describe('the thread that sets documents', () => {
  test('is ended when a document takes too long, and the next document gets a new one', async () => {
    const hasty = createPdfRenderer({ milliseconds: 1 });
    await expect(hasty.render(memoModel(200), 'ua-1')).rejects.toMatchObject({ code: 'pdf-too-slow' });
    await expect(hasty.render(memoModel(200), 'ua-1')).rejects.toMatchObject({ code: 'pdf-too-slow' });
    await hasty.close();
  });

  test('says no when too many wait, and when a text is longer than any document', async () => {
    const busy = createPdfRenderer({ waiting: 1 });
    const asked = [1, 2, 3, 4].map((count) => busy.render(memoModel(count), 'ua-1'));
    const answers = await Promise.allSettled(asked);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    expect(answers[3]).toMatchObject({ reason: { code: 'documents-busy' } });
    const endless = { ...memoModel(), title: 'ord '.repeat(200_000) };
    await expect(busy.render(endless, 'ua-1')).rejects.toMatchObject({ code: 'memo-too-long' });
    await busy.close();
  });
});
