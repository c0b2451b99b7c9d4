import fc from 'fast-check';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, test } from 'vitest';
import type { DocumentBlock, DocumentModel, Words } from '#documents/document.ts';
import type { PdfProfile } from '#documents/pdf-message.ts';
import { startPdfThread } from '#documents/pdf-thread.server.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { signsNotInPdf } from '#documents/unknown-signs.server.ts';
import { anyModel } from '#tests/support/any-document.ts';
import { HOSTILE_TEXTS, hostileModel, memoModel } from '#tests/support/document-models.ts';
import { runs } from '#tests/support/examples.ts';
import { pdfComplaints } from '#tests/support/pdf-assertions.ts';
import { typstPdf } from '#tests/support/pdf-documents.ts';
import { pdfFacts, type PdfElement, type PdfFacts } from '#tests/support/pdf-facts.ts';

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
    { timeout: 120_000 },
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
    await fc.assert(property, { numRuns: runs(40) });
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

describe('the assertions', () => {
  test('see what they are for', async () => {
    const model = memoModel();
    const good = await pdfFacts(await renderer.render(model, 'ua-1'));
    const named = (facts: Partial<PdfFacts>): (string | undefined)[] =>
      pdfComplaints({ ...good, ...facts }, model, 'ua-1').map((complaint) => complaint.split(':')[0]);
    const elements = (change: (each: PdfElement, index: number) => PdfElement[]) => ({
      elements: good.elements.flatMap(change),
    });
    expect(named({})).toEqual([]);
    expect(named({ language: 'en' })).toEqual(['language']);
    expect(named({ profile: 'a-2a', showsTitle: false })).toEqual(['profile', 'title shown']);
    expect(named({ fonts: [{ name: 'ABCDEF+SourceSans3-Regular', isEmbedded: false }] })).toEqual(['fonts']);
    expect(named({ running: good.running.map(() => 'sida 1 av 1') })).toEqual(['page numbers', 'marks']);
    expect(named({ rightEdge: 560 })).toEqual(['outside the text block']);
    expect(named(elements((each) => [each.role === 'H3' ? { ...each, role: 'P' } : each]))).toEqual(['heading levels']);
    expect(named(elements((each) => [each.role === 'TH' ? { ...each, role: 'TD' } : each]))).toEqual(['header cells']);
    expect(named(elements((each) => [each.role === 'Figure' ? { ...each, alt: null } : each]))).toEqual([
      'alternatives',
    ]);
    expect(named(elements((each, index) => (index === 9 ? [] : [each])))).toEqual(['texts']);
    expect(named(elements((each, index) => (index === 9 ? [each, each] : [each])))).toEqual(['texts']);
  });

  test('know a PDF without tags, without a title and in another font', async () => {
    const plainPdf = typstPdf([{ heading: 'Rubrik' }, { paragraph: 'Text.' }], { title: '' });
    const complained = pdfComplaints(await pdfFacts(plainPdf), memoModel(), 'ua-1').map((each) => each.split(':')[0]);
    expect(complained).toEqual(
      expect.arrayContaining([
        'title',
        'profile',
        'tags',
        'heading levels',
        'header cells',
        'alternatives',
        'texts',
        'fonts',
      ]),
    );
  });
});

describe('the thread that sets documents', () => {
  test('is ended when a document takes too long', async () => {
    const hasty = createPdfRenderer({ milliseconds: 1 });
    await expect(hasty.render(memoModel(200), 'ua-1')).rejects.toMatchObject({ code: 'pdf-too-slow' });
    await hasty.close();
  });

  test('gives way to a new one when it crashes, ends or hangs', async () => {
    const broken = ['throw new Error("trasig")', 'process.exit(3)', 'setInterval(() => undefined, 1000)'];
    const patient = createPdfRenderer({ milliseconds: 5000 }, () => {
      const source = broken.shift();
      return source === undefined ? startPdfThread() : new Worker(source, { eval: true });
    });
    for (const code of ['pdf-failed', 'pdf-failed', 'pdf-too-slow']) {
      await expect(patient.render(memoModel(1), 'ua-1')).rejects.toMatchObject({ code });
    }
    expect((await patient.render(memoModel(1), 'ua-1')).length).toBeGreaterThan(10_000);
    await patient.close();
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
