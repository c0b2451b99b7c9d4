import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '#checking/report.ts';
import type { DocumentModel } from '#documents/document.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { DEFAULT_PROFILE } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { memoReport } from '#report-back/memo-report.ts';
import { corpus } from './support/corpus.ts';
import { memoLook } from './support/document-models.ts';
import { anyProfile } from './support/memo-profiles.ts';
import { anyMemoRecord, memoPoint, memoRecord, memoResult } from './support/memo-records.ts';
import { said, toBeSaid } from './support/memo-said.ts';
import { recordOfReport } from './support/record-of-report.ts';

const MEMO = 'tests/fixtures/memo/skaggetorp-2017-report-back.txt';
const pdf = createPdfRenderer();
afterAll(() => pdf.close());

const FORMATS: Readonly<Record<string, (model: DocumentModel) => Promise<Uint8Array>>> = {
  html: (model) => Promise.resolve(new TextEncoder().encode(renderHtml(model))),
  docx: renderDocx,
  'pdf UA-1': (model) => pdf.render(model, 'ua-1'),
  'pdf A-2a': (model) => pdf.render(model, 'a-2a'),
};
const formats = Object.keys(FORMATS);

async function readBack(record: MemoRecord, format: string, draft = true, profile = DEFAULT_PROFILE): Promise<Report> {
  const model = memoDocument(record, { draft, profile });
  // A logo and a colour are nothing to read: drafts have them here, final ones not.
  const bytes = await FORMATS[format]?.(draft ? { ...model, look: memoLook() } : model);
  return (await readReport(bytes ?? new Uint8Array(), 'skrivelse')).report;
}

const read = async (file: string): Promise<Report> =>
  (await readReport(new Uint8Array(readFileSync(file)), file)).report;

/** What the memo says of counts is computed: it does not repeat what the old document stated. */
const recordOf = (report: Report): MemoRecord => ({
  ...recordOfReport(report),
  kind: 'report-back',
  statedCounts: 'computed',
});

describe('den verkliga skrivelsen, given tillbaka', () => {
  let original: Report;
  beforeAll(async () => {
    original = await read(MEMO);
  });

  test.each(formats)('läses tillbaka exakt: %s', async (format) => {
    const record = recordOf(original);
    const back = await readBack(record, format);
    expect(said(back)).toEqual(toBeSaid(record, back));
    expect(back.unplaced).toEqual([]);
  });

  test('som data säger den detsamma som läsningen av originalet', async () => {
    const json = memoReport(recordOfReport(original), await readBack(recordOfReport(original), 'html'));
    expect(said(json)).toEqual(said(original));
  });

  test('har inte kvar den gamla skrivelsens fel', async () => {
    const { findings } = await readBack(recordOf(original), 'html');
    const gone = [
      'placeholder-left',
      'stale-tense',
      'duplicate-passage',
      'link-insecure-or-bare',
      'count-mismatch',
      'unofficial-term',
    ];
    expect(original.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(gone.slice(0, 4)));
    expect(findings.filter(({ code }) => gone.includes(code))).toEqual([]);
  });
});

describe.each(corpus('open'))('$file blir en skrivelse och läses tillbaka', ({ path: file }) => {
  test.each(['html', 'docx'])('%s', async (format) => {
    const record = recordOf(await read(file));
    const back = await readBack(record, format);
    expect(said(back)).toEqual(toBeSaid(record, back));
    expect(back.unplaced).toEqual([]);
  });
});

/** A page does not show where a paragraph without a full stop ended, so that running text has no lines there. */
const asOnPages = <T extends { perspectives: Report['perspectives'] }>(told: T): T => ({
  ...told,
  perspectives: told.perspectives.map(({ kind, text }) => ({ kind, text: text.replaceAll('\n', ' ') })),
});

test.each(['docx', 'pdf UA-1', 'pdf A-2a'])(
  'vilka ord som än står i uppgifterna och vilken mall den än är gjord efter: %s',
  async (format) => {
    const as = format === 'docx' ? <T>(told: T): T => told : asOnPages;
    await fc.assert(
      fc.asyncProperty(anyMemoRecord, fc.boolean(), anyProfile, async (record, draft, profile) => {
        const back = await readBack(record, format, draft, profile);
        expect(as(said(back))).toEqual(as(toBeSaid(record, back)));
        expect(back.unplaced).toEqual([]);
      }),
      { numRuns: format === 'docx' ? 30 : 15 },
    );
  },
);

describe('våra egna ord', () => {
  const results = [
    memoResult({ period: 'T1 2021', text: 'Två kvällsmöten hölls vid torget.', status: 'ongoing' }),
    memoResult({
      period: 'T2 2021',
      text: 'Fyra kvällsmöten hölls vid torget, två av dem med skolan.',
      status: 'done',
    }),
    memoResult({ period: 'T3 2021', text: 'Inga fler möten behövdes.', status: 'done' }),
  ];
  const points = [memoPoint(1, { owners: ['municipality', 'police'], results, carriedOver: true }), memoPoint(2)];
  const prose = [{ heading: 'Så valdes området', text: 'Norrby valdes efter en dialog med dem som bor där.' }];
  const publications = [
    { address: 'https://www.ekvik.se/trygghet/medborgarlofte-2021', period: null },
    { address: 'www.polisen.se', period: null },
  ];
  test.each([
    ['när perioden har gått', '2022-02-14'],
    ['när den pågår', '2021-10-01'],
    ['när den ligger framåt', '2020-11-01'],
    ['utan datum', null],
  ])('ger inga anmärkningar: %s', async (_, date) => {
    const record = memoRecord({ points, prose, date, publications });
    const { findings } = await readBack(record, 'html', false);
    expect(findings.filter(({ code }) => code !== 'date-missing')).toEqual([]);
  });
});
