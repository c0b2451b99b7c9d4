/**
 * The gate for every document that is drawn from a memo: each kind, in each shipped profile, in each form and in a
 * municipality's own Word template. Structure, language, title, order of reading, alternatives, header cells, fonts and
 * contrast; one complaint closes it. What only a person or an outside validator can judge: docs/how-to/granska-dokument.md.
 */
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentStyle } from '#documents/document-style.ts';
import { fillTemplate } from '#documents/docx/fill-template.server.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { contrast } from '#places/accent.ts';
import { CASE_DOCUMENTS, caseModel, isCaseDocument, letterheadOf } from '#report-back/case-document-kinds.ts';
import { SHIPPED_PROFILES } from '#report-back/memo-profile.ts';
import { sampleRecord } from '#report-back/profile-sample.ts';
import { memoLook } from '#tests/support/document-models.ts';
import { docxComplaints, docxFacts } from '#tests/support/docx-assertions.ts';
import { htmlComplaints, htmlElements } from '#tests/support/html-facts.ts';
import { modelTexts } from '#tests/support/model-texts.ts';
import { municipalTemplate } from '#tests/support/municipal-template.ts';
import { pdfComplaints } from '#tests/support/pdf-assertions.ts';
import { pdfFacts } from '#tests/support/pdf-facts.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());
let template: Uint8Array;
beforeAll(async () => {
  template = await municipalTemplate();
});

const CASES = (['report-back', 'promise', 'follow-up'] as const).flatMap((of) =>
  Object.keys(CASE_DOCUMENTS)
    .filter(isCaseDocument)
    .flatMap((kind) => Object.values(SHIPPED_PROFILES).map((profile) => [of, kind, profile.form, profile] as const)),
);

describe.each(CASES)('%s: %s som %s', (of, kind, _form, profile) => {
  const record = sampleRecord(of);
  // One kind of case in the municipality's own look, the others in the house's.
  const look = of === 'report-back' ? memoLook() : null;
  const model = caseModel(kind, { record, profile }, false, look);
  /** A page that is set closely has narrower margins. */
  const ours = (complaints: readonly string[]): string[] =>
    complaints.filter((each) => model.compact !== true || !each.startsWith('outside the text block'));

  test('PDF för webben och för arkivet', async () => {
    for (const pdf of ['ua-1', 'a-2a'] as const)
      expect(ours(pdfComplaints(await pdfFacts(await renderer.render(model, pdf)), model, pdf))).toEqual([]);
  });

  test('Word, i vår form och i kommunens mall', async () => {
    const word = await renderDocx(model);
    expect(docxComplaints(word, model)).toEqual([]);
    expect(logosIn(word)).toEqual(look === null ? [] : [look.logo?.alternative]);
    const inTemplate = await fillTemplate(template, model, letterheadOf(record));
    expect(logosIn(inTemplate), 'its own and no other').toEqual(['Norrby kommuns märke']);
    const facts = docxFacts(inTemplate);
    const body = modelTexts({ ...model, letterhead: [] });
    expect(facts.texts).toEqual(body);
    expect(facts).toMatchObject({ language: 'sv-SE', title: model.title });
    expect(facts.headings[0]).toMatchObject({ level: 1 });
    expect(facts.alternatives.every((words) => words !== '')).toBe(true);
    expect(facts.headerRows.every((rows) => rows === 1)).toBe(true);
  });

  test('webbsida', () => {
    const html = renderHtml(model);
    expect(htmlComplaints(html, model)).toEqual([]);
    // The name is the next text: the logo itself is not told.
    const pictures = htmlElements(html).filter(({ tag }) => tag === 'img');
    expect(pictures.map(({ attributes }) => attributes['alt'])).toEqual(look === null ? [] : ['']);
  });
});

/** What Word tells of the pictures in the margins. */
function logosIn(docx: Uint8Array): string[] {
  return Object.entries(unzipSync(docx)).flatMap(([name, part]) =>
    /^word\/header\d+\.xml$/.test(name)
      ? [...strFromU8(part).matchAll(/<wp:docPr [^>]*descr="([^"]*)"/g)].map(([, words = '']) => words)
      : [],
  );
}

/** WCAG 2.2, 1.4.3. */
const ENOUGH = 4.5;

describe('färgerna som text har går att läsa', () => {
  test('på webbsidan, i ljust läge, mörkt läge och tryck', () => {
    const style = documentStyle([]);
    const schemes = [...style.matchAll(/--paper: (#[0-9a-f]{3,6}); --ink[^}]*/g)].map(([rules]) => rules);
    expect(schemes).toHaveLength(3);
    for (const rules of schemes) {
      const colours = new Map(
        [...rules.matchAll(/--([\w-]+): (#[0-9a-f]{3,6})/g)].map(([, name = '', hex = '']) => [name, long(hex)]),
      );
      const paper = colours.get('paper') ?? '';
      for (const name of ['ink', 'accent', 'quiet'])
        expect(contrast(colours.get(name) ?? '', paper)).toBeGreaterThanOrEqual(ENOUGH);
      expect(contrast(colours.get('ink') ?? '', colours.get('mark') ?? '')).toBeGreaterThanOrEqual(ENOUGH);
    }
  });

  test.each(['document', 'poster', 'paper'])('i PDF: %s', (template) => {
    const source = readFileSync(`src/documents/templates/${template}.typ`, 'utf8');
    const colours = new Map(
      [...source.matchAll(/#let (\w+) = rgb\("(#[0-9a-f]{6})"\)/g)].map(([, name = '', hex = '']) => [name, hex]),
    );
    for (const name of ['ink', 'quiet', 'accent'])
      expect(contrast(colours.get(name) ?? '', '#ffffff')).toBeGreaterThanOrEqual(ENOUGH);
    const mark = /highlight\(fill: rgb\("(#[0-9a-f]{6})"\)/.exec(source)?.[1];
    if (template === 'document') expect(mark).toBeDefined();
    if (mark !== undefined) expect(contrast(colours.get('ink') ?? '', mark)).toBeGreaterThanOrEqual(ENOUGH);
  });

  test('i Word', async () => {
    const model = caseModel('memo', { record: sampleRecord('report-back') }, true);
    const parts = unzipSync(await renderDocx(model));
    const xml = ['word/styles.xml', 'word/document.xml']
      .map((name) => strFromU8(parts[name] ?? new Uint8Array()))
      .join('');
    const colours = [...xml.matchAll(/<w:color w:val="([0-9A-F]{6})"/g)].map(([, hex = '']) => `#${hex.toLowerCase()}`);
    expect(colours.length).toBeGreaterThan(3);
    for (const colour of new Set(colours)) expect(contrast(colour, '#ffffff')).toBeGreaterThanOrEqual(ENOUGH);
  });
});

function long(hex: string): string {
  return hex.length === 7 ? hex : `#${Array.from(hex.slice(1), (sign) => sign + sign).join('')}`;
}
