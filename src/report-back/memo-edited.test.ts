import { describe, expect, test } from 'vitest';
import { check } from '#checking/check.ts';
import type { Report } from '#checking/report.ts';
import { renderHtml } from '#documents/render-html.ts';
import { readHtml } from '#reading/html/read-html.ts';
import { interpret } from '#reading/interpret.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { memoPoint, memoRecord, memoResult } from '#tests/support/memo-records.ts';
import { said } from '#tests/support/memo-said.ts';

const RECORD = memoRecord({
  points: [
    memoPoint(1, { results: [memoResult({ text: 'Sex möten hölls.', status: 'done' })] }),
    memoPoint(2, { owners: ['police'] }),
  ],
});

/** The memo as HTML after somebody has changed it by hand, read. */
function readEdited(edit: (html: string) => string): { report: Report; blocks: number[]; told: (number | null)[] } {
  const before = renderHtml(memoDocument(RECORD, { draft: false }));
  const html = edit(before);
  expect(html).not.toBe(before);
  const document = readHtml(new TextEncoder().encode(html));
  const read = interpret(document, { file: 'memo.html', sha256: '0'.repeat(64) });
  const findings = check(read.report, read.passages, read.missing, null);
  return {
    report: { ...read.report, findings },
    blocks: document.blocks.map(({ no }) => no),
    told: read.passages.map(({ block }) => block),
  };
}

describe('en skrivelse som någon har ändrat i för hand', () => {
  test('läses med de ändrade orden', () => {
    const { report } = readEdited((html) => html.replace('Sex möten hölls.', 'Sju möten hölls. Ett ställdes in.'));
    expect(report.points[0]?.results[0]).toMatchObject({ text: 'Sju möten hölls. Ett ställdes in.', status: 'done' });
  });
  test('ett nytt stycke efter resultatet hör till det', () => {
    const { report } = readEdited((html) =>
      html.replace('Sex möten hölls.</p>', 'Sex möten hölls.</p><p>Ett till blev i maj.</p>'),
    );
    expect(report.points[0]?.results).toMatchObject([{ text: 'Sex möten hölls. Ett till blev i maj.' }]);
    expect(report.unplaced).toEqual([]);
  });
  test('en ny rubrik med text blir löptext', () => {
    const { report } = readEdited((html) =>
      html.replace('<h2>Samråd</h2>', '<h2>Tidsplan</h2><p>Nästa löfte skrivs i höst.</p><h2>Samråd</h2>'),
    );
    expect(report.sections).toContainEqual({ heading: 'Tidsplan', text: 'Nästa löfte skrivs i höst.' });
  });
  test('en tabell eller en ny etikett i en punkt går inte förlorad', () => {
    const { report } = readEdited((html) =>
      html.replace(
        'Sex möten hölls.</p>',
        'Sex möten hölls.</p><p><strong>Kommentar:</strong> Bra jobbat.</p><table><tr><th>År</th><th>Möten</th></tr><tr><td>2021</td><td>6 st</td></tr></table>',
      ),
    );
    expect(report.unplaced.map(({ text }) => text)).toEqual(['Kommentar: Bra jobbat.', 'År', 'Möten', '2021', '6 st']);
    expect(report.points[0]?.results).toMatchObject([{ text: 'Sex möten hölls.', status: 'done' }]);
  });
  test('en struken etikett gör raden till en del av den förra', () => {
    const { report } = readEdited((html) => html.replace('<strong>Status:</strong> genomförd', 'Status: genomförd'));
    expect(report.points[0]?.results).toMatchObject([{ text: 'Sex möten hölls. Status: genomförd', status: null }]);
  });
  test('ett nytt antal i sammanfattningen hålls mot punkterna', () => {
    const { report } = readEdited((html) => html.replace('Det hade två punkter', 'Det hade tre punkter'));
    expect(report.findings.map(({ code }) => code)).toContain('count-mismatch');
  });
  test('utan sista raden läses den som vilken skrivelse som helst', () => {
    const { report } = readEdited((html) => html.replace(/<p>Skrivelsen är gjord i Löftet[^<]*<\/p>/u, ''));
    expect(report.points.map(({ owner, results }) => [owner, results.map(({ text }) => text)])).toEqual([
      [['municipality'], ['Sex möten hölls.']],
      [['police'], [RECORD.points[1]?.results[0]?.text]],
    ]);
    expect(report.dispatch).toEqual(RECORD.dispatch);
    expect(report.consultation).toEqual(RECORD.consultation);
  });
  test.each([
    ['en rad före titeln', (html: string) => html.replace('<h1>', '<p>Mottaget 3 mars</p><h1>')],
    ['text under titeln', (html: string) => html.replace('</h1>', '</h1><p>En inledning som någon skrev.</p>')],
    ['en anteckning sist', (html: string) => html.replace('</article>', '<p>Antecknat vid mötet.</p></article>')],
    [
      'en punktlista i ett resultat',
      (html: string) => html.replace('Sex möten hölls.</p>', 'Sex möten hölls.</p><ul><li>Ett</li><li>Två</li></ul>'),
    ],
    ['en rubrik som är struken', (html: string) => html.replace('<h2>Underskrifter</h2>', '')],
  ])('%s: varje stycke har sin plats', (_, edit) => {
    const { report, blocks, told } = readEdited(edit);
    expect([...new Set(told.filter((block) => block !== null))].sort((a, b) => a - b)).toEqual(blocks);
    expect(said(report).points[1]).toMatchObject({ owner: ['police'] });
  });
});
