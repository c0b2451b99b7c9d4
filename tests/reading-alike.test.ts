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

const FORMS: readonly (readonly [string, () => Promise<Uint8Array> | Uint8Array])[] = [
  ['Word med formatmallar.docx', memoAsStyledDocx],
  ['Word utan formatmallar.docx', memoAsFlatDocx],
  ['webbsida.html', memoAsHtml],
  ['markdown.md', memoAsMarkdown],
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
  for (const [name, make] of FORMS) {
    test(name, async () => {
      const text = await read(memoAsText(), 'text.txt');
      expect(said(await read(await make(), name))).toEqual(said(text));
    });
  }
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
