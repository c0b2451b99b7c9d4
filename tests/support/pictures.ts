import path from 'node:path';
import type { Page } from 'playwright-core';

/** Where pictures of pages land, to be looked at. */
export const PICTURES = path.resolve(import.meta.dirname, '../../node_modules/.cache/pictures');

/** A browser without a graphics card sometimes gives up on taller ones. */
const TALLEST = 3_000;

/** Keeps a picture of the page for somebody to look at. They prove nothing by themselves, so only `LOFTET_PICTURES=on`. */
export async function takePicture(page: Page, name: string): Promise<void> {
  if (process.env['LOFTET_PICTURES'] !== 'on') return;
  const [width, height] = await page.evaluate(() => [innerWidth, document.documentElement.scrollHeight] as const);
  await page.screenshot({
    path: path.join(PICTURES, `${name}.png`),
    fullPage: true,
    clip: { x: 0, y: 0, width, height: Math.min(height, TALLEST) },
  });
}
