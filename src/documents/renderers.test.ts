import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { fillTemplate } from '#documents/docx/fill-template.server.ts';
import { starterTemplate } from '#documents/docx/starter-template.server.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { RENDERERS } from '#documents/renderers.ts';
import { memoModel } from '#tests/support/document-models.ts';

const renderer = createPdfRenderer();
afterAll(() => renderer.close());

/** What each renderer made of one document, by its version: a version that is here must go on making the same bytes. */
const MADE: Readonly<Record<string, string>> = {
  'loftet-html/1': '0630824c978d125c8fa42a29fad37e18b8d33ba8a45384fe41aaa4f7e195c50f',
  'loftet-docx/1 docx-9.15.2': '7d07055c6e2279003c09a3045a1c0ffdac028137d2118276660725f4b77f2bc3',
  'loftet-mall/1 docxtemplater-3.71.0 docx-9.15.2': 'd5d9b0fa1f10430129d49432a88edccc439b82a86da8a269d4e84c90a86225a8',
  'loftet-pdf/1 typst-0.14.2 ua-1': 'c35839b2e56e61239dca600e73b9637010e4c09617134c02ed335d4fb8b78a6e',
  'loftet-pdf/1 typst-0.14.2 a-2a': '570cff41696af8723e6652599249755aeb32a17657b4d310406bb20c020ec058',
};

// Another processor may round a curve otherwise.
test.runIf(process.arch === 'x64')('a renderer that draws otherwise than before has a new version', async () => {
  const model = memoModel(3);
  const letterhead = { kommun: 'Ekby', förvaltning: 'KLF', datum: '14 maj', diarienummer: 'KS 1', beslutande: 'KS' };
  const drawn: Record<keyof typeof RENDERERS, Uint8Array> = {
    html: Buffer.from(renderHtml(model)),
    docx: await renderDocx(model),
    template: await fillTemplate(await starterTemplate(), model, letterhead),
    pdf: await renderer.render(model, 'ua-1'),
    pdfa: await renderer.render(model, 'a-2a'),
  };
  const hashes = Object.entries(drawn).map(([kind, bytes]) => [
    RENDERERS[kind as keyof typeof RENDERERS],
    createHash('sha256').update(bytes).digest('hex'),
  ]);
  expect(Object.fromEntries(hashes)).toEqual(MADE);
});
