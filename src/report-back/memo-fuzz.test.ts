import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { linkFault } from '#checking/link.ts';
import type { Report } from '#checking/report.ts';
import type { DocumentModel, Inline } from '#documents/document.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { renderPdf } from '#documents/render-pdf.server.ts';
import { boundValues } from '#report-back/memo-figures.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { runs } from '#tests/support/examples.ts';
import { anyProfile } from '#tests/support/memo-profiles.ts';
import { anyMemoRecord } from '#tests/support/memo-records.ts';

const NUMBERS = 'noll en två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton sexton sjutton arton nitton'.split(' '); // prettier-ignore
const COUNT = `(${[...NUMBERS, 'tjugo\\p{L}*', 'alla', 'båda'].join('|')})`;
const KINDS: readonly Report['kind'][] = ['report-back', 'promise', 'follow-up'];
const WORDS_LEFT_OUT = { edited: [], assessment: null } as const;

const counted = (word: string, all: number): number =>
  word === 'alla' || word === 'båda'
    ? all
    : word.startsWith('tjugo')
      ? 20 + Math.max(0, NUMBERS.indexOf(word.slice(5)))
      : NUMBERS.indexOf(word);

function inlines({ blocks }: DocumentModel): Inline[] {
  return blocks.flatMap((block): readonly Inline[] => {
    if (block.kind === 'paragraph' || block.kind === 'labelled') return block.words;
    return block.kind === 'list' ? block.items.flat() : [];
  });
}

function paragraphs({ blocks }: DocumentModel): string[] {
  return blocks.flatMap((block) => (block.kind === 'paragraph' ? [block.words.map(({ text }) => text).join('')] : []));
}

/** The counts that the memo states of itself, read out of its words by a reader that knows no more than the words. */
function stated(document: DocumentModel, all: number) {
  const of = (text: string, pattern: string): number | null => {
    const found = new RegExp(`(?<!\\p{L})${COUNT}${pattern}`, 'u').exec(text);
    return found?.[1] === undefined ? null : counted(found[1], all);
  };
  const about = /^Medborgarlöftet.* Det (?:hade|har|kommer att ha) ([^.]*)\.\s*$/u;
  const owners = paragraphs(document).flatMap((text) => about.exec(text)?.[1] ?? [])[0] ?? null;
  const went = paragraphs(document).find((text) => /^Så (?:gick|går|står) det: /u.test(text)) ?? null;
  return {
    total: owners === null ? null : of(owners, ' punkt'),
    joint: owners === null ? null : of(owners, ' gemensam'),
    municipality: owners === null ? null : of(owners, ' för kommunen'),
    police: owners === null ? null : of(owners, ' för polisen'),
    carried: went === null ? null : of(went.toLowerCase(), ' punkt(?:er)? tas med'),
  };
}

function expected({ points }: MemoRecord) {
  const alone = (kind: string): number =>
    points.filter(({ owners }) => owners.length === 1 && owners[0]?.kind === kind).length;
  return {
    total: points.length,
    joint: points.filter(({ owners }) => owners.length > 1).length,
    municipality: alone('municipality'),
    police: alone('police'),
    carried: points.filter(({ carriedOver }) => carriedOver === true).length,
  };
}

const sha = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');
const copy = (record: MemoRecord): MemoRecord => structuredClone(record);

describe('tusen slumpade skrivelser', () => {
  test('har inga fel antal, inga ofyllda rutor och inga hänvisningar som leder fel', () => {
    let told = 0;
    fc.assert(
      fc.property(anyMemoRecord, anyProfile, fc.constantFrom(...KINDS), (any, profile, kind) => {
        const record: MemoRecord = { ...any, ...WORDS_LEFT_OUT, kind };
        const document = memoDocument(record, { draft: false, profile });
        const [said, truth] = [stated(document, record.points.length), expected(record)];
        for (const key of Object.keys(truth) as (keyof typeof truth)[]) {
          if (said[key] === null) continue;
          told += 1;
          expect([key, said[key]]).toEqual([key, truth[key]]);
        }
        const words = inlines(document);
        expect(words.filter(({ gap }) => gap === true)).toEqual([]);
        const names = boundValues(record).map(({ name }) => `{${name}}`);
        const text = [document.title, ...words.map((word) => word.text)].join('\n');
        expect(names.filter((name) => text.includes(name))).toEqual([]);
        expect(text).not.toMatch(/\{[^{}|]*\|[^{}]*\}|undefined|\[object|NaN/u);
        for (const { href } of words) if (href !== undefined) expect([href, linkFault(href)]).toEqual([href, null]);
        const rows = document.blocks.flatMap((block) => (block.kind === 'table' ? block.rows : []));
        if (rows.length > 0)
          expect(rows.map(([number]) => number)).toEqual(record.points.map(({ number }) => String(number)));
        expect(renderHtml(document)).toBe(renderHtml(memoDocument(copy(record), { draft: false, profile })));
      }),
      { numRuns: runs(1000) },
    );
    // The reader of counts must find them: else it would agree with anything.
    expect(told).toBeGreaterThan(runs(1000) * 2);
  });

  test('blir samma filer när de görs om, byte för byte', async () => {
    await fc.assert(
      fc.asyncProperty(anyMemoRecord, anyProfile, async (record, profile) => {
        const [one, other] = [record, copy(record)].map((each) => memoDocument(each, { draft: false, profile }));
        if (one === undefined || other === undefined) throw new Error('no documents');
        expect(sha(await renderDocx(one))).toBe(sha(await renderDocx(other)));
        expect(sha(await renderPdf(one, 'ua-1'))).toBe(sha(await renderPdf(other, 'ua-1')));
      }),
      { numRuns: runs(10) },
    );
  }, 600_000);
});
