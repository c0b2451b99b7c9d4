import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** A browser of our own, or the one that CHROMIUM_PATH names. The packaged one unpacks under node_modules/.cache. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  // Not the package's own arguments: they switch off the same-origin rules that the tests are about.
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
}

/** Where the browser is; the packaged one is unpacked by the first who asks, so that two at once would spoil it. */
export async function browserPath(): Promise<string> {
  return process.env['CHROMIUM_PATH'] ?? (await packagedChromium());
}

async function packagedChromium(): Promise<string> {
  const folder = path.resolve(import.meta.dirname, `../../node_modules/.cache/chromium-${process.getuid?.() ?? 0}`);
  mkdirSync(folder, { recursive: true });
  // Read by the package when it is loaded: the shared /tmp would belong to whoever ran the tests first.
  process.env['TMPDIR'] = folder;
  const { default: packaged } = await import('@sparticuz/chromium');
  return packaged.executablePath();
}
