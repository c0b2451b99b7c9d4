import { readReport } from '#reading/read-report.server.ts';
import type { Report } from '#checking/report.ts';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  memoAsFlatDocx,
  memoAsHtml,
  memoAsMarkdown,
  memoAsStyledDocx,
  memoAsText,
} from '#tests/support/memo-documents.ts';
import { memoParts } from '#tests/support/memo-parts.ts';
import { typstPdf } from '#tests/support/pdf-documents.ts';
import {
  tertialAsDocx,
  tertialAsHtml,
  tertialAsMarkdown,
  tertialAsPdf,
  tertialAsText,
} from '#tests/support/tertial-documents.ts';

type Forms = readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array])[];

const FORMS: Forms = [
  ['Word med formatmallar.docx', memoAsStyledDocx],
  ['Word utan formatmallar.docx', memoAsFlatDocx],
  ['webbsida.html', memoAsHtml],
  ['markdown.md', memoAsMarkdown],
  ['taggad.pdf', () => typstPdf(memoParts(), { tagged: true })],
  ['otaggad.pdf', () => typstPdf(memoParts())],
];

const TERTIAL: Forms = [
  ['word.docx', tertialAsDocx],
  ['webbsida.html', tertialAsHtml],
  ['markdown.md', tertialAsMarkdown],
  ['taggad.pdf', () => tertialAsPdf(true)],
  ['otaggad.pdf', () => tertialAsPdf(false)],
];

const read = async (bytes: Uint8Array, name: string) => (await readReport(bytes, name)).report;

/** What a report says apart from where in the file it stands. */
function said({ source: _source, points, sections: _sections, findings, ...frame }: Report) {
  return {
    ...frame,
    points: points.map(({ blocks: _blocks, ...point }) => point),
    findings: findings.map(({ code, point }) => `${code} ${point}`).sort(),
  };
}

describe('samma dokument läses lika i alla format', () => {
  test.each(FORMS)('återrapporten: %s', async (name, make) => {
    expect(said(await read(await make(), name))).toEqual(said(await read(memoAsText(), 'text.txt')));
  });
  test.each(TERTIAL)('tertialtabellen: %s', async (name, make) => {
    expect(said(await read(await make(), name))).toEqual(said(await read(tertialAsText(), 'text.txt')));
  });
  test('tertialtabellen läses rätt', async () => {
    const { points, period, areas } = await read(tertialAsText(), 'text.txt');
    expect({ period, areas }).toEqual({ period: { from: '2023-01-01', to: '2023-12-31' }, areas: ['Lövgärdet'] });
    expect(points.map(({ owner, results }) => [owner, results.map((result) => result.period)])).toEqual([
      [['police'], ['T1 2023', 'T2 2023', 'T3 2023']],
      [['municipality'], ['T1 2023', 'T3 2023']],
      [
        ['municipality', 'police'],
        ['T1 2023', 'T2 2023'],
      ],
    ]);
  });
});

test('den verkliga återrapporten stämmer med facit i varje format', async () => {
  const golden = JSON.parse(
    readFileSync(new URL('fixtures/memo/skaggetorp-2017.golden.json', import.meta.url), 'utf8'),
  ) as Report;
  for (const [name, make] of FORMS) {
    const report = await read(await make(), name);
    expect(report.points.map(({ text, owner, carriedOver }) => ({ text, owner, carriedOver }))).toEqual(
      golden.points.map(({ text, owner, carriedOver }) => ({ text, owner, carriedOver })),
    );
  }
});
