import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { renderDocx } from '#documents/render-docx.server.ts';
import { docxComplaints, docxFacts } from '#tests/support/docx-assertions.ts';
import { anyModel } from '#tests/support/any-document.ts';
import { HOSTILE_TEXTS, hostileModel, memoModel } from '#tests/support/document-models.ts';
import { runs } from '#tests/support/examples.ts';

/** The same file with one part rewritten. */
function altered(bytes: Uint8Array, name: string, change: (xml: string) => string): Uint8Array {
  const parts = unzipSync(bytes);
  return zipSync({ ...parts, [name]: strToU8(change(strFromU8(parts[name] ?? new Uint8Array()))) });
}

describe('the Word file of a document', () => {
  test.for([8, 200])(
    'has language, title, headings, lists, header rows, alternatives and order: %i points',
    async (count) => {
      expect(docxComplaints(await renderDocx(memoModel(count)), memoModel(count))).toEqual([]);
    },
  );

  test.for(HOSTILE_TEXTS)('holds as text what means something elsewhere (%#)', async (text) => {
    expect(docxComplaints(await renderDocx(hostileModel(text)), hostileModel(text))).toEqual([]);
  });

  test('holds every text once and in order, whatever the texts are', async () => {
    const property = fc.asyncProperty(anyModel, async (model) => {
      expect(docxComplaints(await renderDocx(model), model)).toEqual([]);
    });
    await fc.assert(property, { numRuns: runs(40) });
  });

  test('the same model gives the same bytes, after others too', async () => {
    const first = await renderDocx(memoModel());
    await renderDocx(memoModel(3));
    expect(Buffer.compare(await renderDocx(memoModel()), first)).toBe(0);
    expect(docxFacts(first).created).toBe('2018-05-14T00:00:00Z');
  });

  test('each numbered list counts for itself', async () => {
    const list = { kind: 'list', ordered: true, items: [[{ text: 'ett' }], [{ text: 'två' }]] } as const;
    const { items } = docxFacts(await renderDocx({ ...memoModel(), blocks: [list, list] }));
    expect(items.map((item) => item.list)).toEqual([items[0]?.list, items[0]?.list, items[2]?.list, items[2]?.list]);
    expect(items[0]?.list).not.toBe(items[2]?.list);
  });

  test('the assertions see what they are for', async () => {
    const good = await renderDocx(memoModel());
    const broken = (name: string, change: (xml: string) => string) =>
      docxComplaints(altered(good, name, change), memoModel()).map((complaint) => complaint.split(':')[0]);
    expect(broken('word/styles.xml', (xml) => xml.replaceAll(/<w:lang [^>]*>/g, ''))).toEqual(['language']);
    expect(broken('word/styles.xml', (xml) => xml.replaceAll(/<w:outlineLvl [^>]*>/g, ''))).toEqual(['headings']);
    expect(broken('word/document.xml', (xml) => xml.replaceAll('<w:tblHeader/>', ''))).toEqual(['headerRows']);
    expect(broken('word/document.xml', (xml) => xml.replaceAll(/descr="[^"]+"/g, ''))).toEqual(['alternatives']);
    expect(broken('word/document.xml', (xml) => xml.replace('genomfördes', ''))).toEqual(['texts']);
    expect(broken('word/numbering.xml', (xml) => xml.replaceAll('"decimal"', '"none"'))).toEqual(['items']);
    expect(broken('word/_rels/document.xml.rels', (xml) => xml.replace('hyperlink"', 'image"'))).toEqual(['leads out']);
  });
});
