/**
 * What no check of a file's structure sees: a drawing that is cut or squeezed on the page. The pages are drawn by pdf.js in
 * the browser, and the ring found there is compared with the ring as it should be, point by point.
 */
import { readFileSync } from 'node:fs';
import type * as PdfJs from 'pdfjs-dist';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DocumentModel } from '#documents/document.ts';
import { renderHtml } from '#documents/render-html.ts';
import { createPdfRenderer } from '#documents/render-pdf.server.ts';
import { ringPng } from '#documents/ring-picture.server.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import { openBrowser } from '#tests/support/browser.ts';
import { ringPoints } from '#tests/support/document-models.ts';

/** What pdf.js calls itself in a browser. */
declare const pdfjsLib: typeof PdfJs;

const ADDRESS = 'http://bilder.example/';
const FOLDER = 'node_modules/pdfjs-dist/legacy/build/';
/** Share of full black by which two pictures of the same ring may differ, drawn by two programs. */
const ALIKE = 0.08;

const renderer = createPdfRenderer();
let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.newPage();
  await page.route(`${ADDRESS}**`, (route) => {
    const name = new URL(route.request().url()).pathname.slice(1);
    if (!/^pdf(?:\.worker)?\.mjs$/.test(name))
      return route.fulfill({ contentType: 'text/html', body: '<!doctype html>' });
    return route.fulfill({ contentType: 'text/javascript', body: readFileSync(FOLDER + name) });
  });
  await page.goto(ADDRESS);
  await page.addScriptTag({ type: 'module', url: '/pdf.mjs' });
  await page.waitForFunction(() => 'pdfjsLib' in globalThis);
});
afterAll(async () => {
  await renderer.close();
  await browser.close();
});

const model = (count: number, compact: boolean): DocumentModel => {
  const points = ringPoints(count);
  return {
    title: 'Ring',
    author: null,
    letterhead: [],
    marks: [],
    date: '2018-05-14',
    ...(compact ? { compact } : {}),
    blocks: [{ kind: 'ring', points, alternative: ringSentence(points) }],
  };
};

/**
 * How much the tallest drawing of a PDF's first page, in its left part (`share` of its width), differs from a picture: both cut to their ink and
 * drawn as large as each other. `shape` is its width by its height.
 */
async function difference(pdf: Uint8Array, png: Uint8Array, share: number): Promise<{ ink: number; shape: number }> {
  const sent = { pdf: Buffer.from(pdf).toString('base64'), png: Buffer.from(png).toString('base64'), share };
  return page.evaluate(async ({ pdf: file, png: picture, share: part }) => {
    const bytes = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
    pdfjsLib.GlobalWorkerOptions.workerSrc = `${location.origin}/pdf.worker.mjs`;
    const first = await (await pdfjsLib.getDocument({ data: bytes(file) }).promise).getPage(1);
    const viewport = first.getViewport({ scale: 3 });
    const sheet = document.createElement('canvas');
    [sheet.width, sheet.height] = [viewport.width, viewport.height];
    await first.render({ canvas: sheet, viewport }).promise;
    const wanted = await createImageBitmap(new Blob([bytes(picture)], { type: 'image/png' }));
    const board = new OffscreenCanvas(wanted.width, wanted.height);
    const onBoard = board.getContext('2d');
    if (onBoard === null) throw new Error('no canvas');
    onBoard.fillStyle = '#fff';
    onBoard.fillRect(0, 0, board.width, board.height);
    onBoard.drawImage(wanted, 0, 0);

    type Sheet = OffscreenCanvas | HTMLCanvasElement;
    const contextOf = (canvas: Sheet) =>
      canvas instanceof HTMLCanvasElement ? canvas.getContext('2d') : canvas.getContext('2d');
    const dark = (canvas: Sheet, width: number) => {
      const data = contextOf(canvas)?.getImageData(0, 0, width, canvas.height).data ?? [];
      return (x: number, y: number) => (data[(y * width + x) * 4] ?? 255) < 160;
    };
    /** The ink of the tallest run of rows that has no empty row of three millimetres in it. */
    const inkOf = (canvas: Sheet, width: number) => {
      const isDark = dark(canvas, width);
      const rows = Array.from({ length: canvas.height }, (_, y) =>
        Array.from({ length: width }, (__, x) => x).some((x) => isDark(x, y)),
      );
      let best = { from: 0, to: 0 };
      for (let from = rows.indexOf(true); from >= 0;) {
        let to = from;
        for (let y = from; y < rows.length && y - to < 25; y += 1) if (rows[y]) to = y;
        if (to - from > best.to - best.from) best = { from, to };
        from = rows.indexOf(true, to + 1);
      }
      const columns = Array.from({ length: width }, (_, x) => x).filter((x) =>
        Array.from({ length: best.to - best.from + 1 }, (__, y) => y + best.from).some((y) => isDark(x, y)),
      );
      const [left = 0, right = 0] = [columns[0], columns.at(-1)];
      return { x: left, y: best.from, width: right - left + 1, height: best.to - best.from + 1 };
    };
    const grey = (canvas: Sheet, box: ReturnType<typeof inkOf>) => {
      const small = new OffscreenCanvas(120, 120);
      const context = small.getContext('2d');
      if (context === null) throw new Error('no canvas');
      context.drawImage(canvas, box.x, box.y, box.width, box.height, 0, 0, 120, 120);
      const { data } = context.getImageData(0, 0, 120, 120);
      return Array.from({ length: 120 * 120 }, (_, at) => (data[at * 4] ?? 255) / 255);
    };
    const [found, target] = [inkOf(sheet, Math.floor(sheet.width * part)), inkOf(board, board.width)];
    const [is, should] = [grey(sheet, found), grey(board, target)];
    const ink = is.reduce((sum, value, at) => sum + Math.abs(value - (should[at] ?? 0)), 0) / is.length;
    return { ink, shape: found.width / found.height / (target.width / target.height) };
  }, sent);
}

describe('löftets bild på sidan är hela bilden', () => {
  test.for([
    [8, false, 0.46],
    [8, true, 0.25],
    [40, false, 0.46],
  ] as const)('i PDF: %i punkter, tätt satt: %s', async ([count, compact, share]) => {
    const { ink, shape } = await difference(
      await renderer.render(model(count, compact), 'ua-1'),
      ringPng(ringPoints(count)),
      share,
    );
    expect(shape).toBeCloseTo(1, 1);
    expect(ink).toBeLessThan(ALIKE);
  });

  test('i webbsidan när den skrivs ut', async () => {
    const printed = await browser.newPage();
    await printed.setContent(renderHtml(model(8, false)));
    const { ink, shape } = await difference(await printed.pdf({ format: 'A4' }), ringPng(ringPoints(8)), 1);
    await printed.close();
    expect(shape).toBeCloseTo(1, 1);
    expect(ink).toBeLessThan(ALIKE * 2);
  });

  test('jämförelsen ser en annan bild, och en som är för bred', async () => {
    const pdf = await renderer.render(model(8, false), 'ua-1');
    expect((await difference(pdf, ringPng(ringPoints(5)), 0.46)).ink).toBeGreaterThan(ALIKE);
    const cut = model(8, false);
    const html = renderHtml(cut).replace(
      '</style>',
      '.document-ring svg { block-size: 20mm !important; overflow: hidden; } </style>',
    );
    const printed = await browser.newPage();
    await printed.setContent(html.replace(/<svg /, '<svg preserveAspectRatio="xMidYMid slice" '));
    const seen = await difference(await printed.pdf({ format: 'A4' }), ringPng(ringPoints(8)), 1);
    await printed.close();
    expect(Math.abs(seen.shape - 1) > 0.1 || seen.ink > ALIKE * 2).toBe(true);
  });
});
