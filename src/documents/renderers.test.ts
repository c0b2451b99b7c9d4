import { createHash } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { fillTemplate } from '#documents/docx/fill-template.server.ts';
import { starterTemplate } from '#documents/docx/starter-template.server.ts';
import { renderDocx } from '#documents/render-docx.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { RENDERERS } from '#documents/renderers.ts';
import { memoLook, memoModel } from '#tests/support/document-models.ts';

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

/** The same document with a municipality's logo and colour. Its template has a look of its own, and is as before. */
const MADE_WITH_LOOK: Readonly<Record<string, string>> = {
  ...MADE,
  'loftet-html/1': 'e02402f5024a5277a2804ba62687b00b51ce075225807fc5074abc01131b38a4',
  'loftet-docx/1 docx-9.15.2': '3a51676b235a3b1c922191ccdf1d969e8e495905321a3f0f9720133daad00e45',
  'loftet-pdf/1 typst-0.14.2 ua-1': 'a41e652e2dd2edd0fe5eab8142091b6d276f4ad3878a0225ae18facb6c79a624',
  'loftet-pdf/1 typst-0.14.2 a-2a': 'dfcdd828fa13feccda09c342c84046333e3c26887f20d95b12c372057631d112',
};

// Another processor may round a curve otherwise.
test.runIf(process.arch === 'x64').each([
  ['as it is', memoModel(3), MADE],
  ['with a look', { ...memoModel(3), look: memoLook() }, MADE_WITH_LOOK],
] as const)('a renderer that draws otherwise than before has a new version: %s', async (_, model, made) => {
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
  expect(Object.fromEntries(hashes)).toEqual(made);
});
