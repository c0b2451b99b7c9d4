import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium, type BrowserContext, type BrowserContextOptions, type Page } from 'playwright-core';
import { browserPath } from './browser.ts';

export type Device = {
  readonly folder: string;
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: string[];
};

/** A folder for what a device remembers. */
export function deviceFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'loftet-device-'));
}

/** A browser that remembers what it keeps in its folder, and that may be killed. `cookie`: `name=value`. */
export async function openDevice(
  folder: string,
  { origin, cookie, ...options }: BrowserContextOptions & { readonly origin: string; readonly cookie: string },
): Promise<Device> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await browserPath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
    baseURL: origin,
    locale: 'sv-SE',
    viewport: { width: 360, height: 780 },
    ...options,
  });
  context.setDefaultTimeout(10_000);
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: origin }]);
  const complaints: string[] = [];
  const page = context.pages()[0] ?? (await context.newPage());
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => complaints.push(message.text()));
  return { folder, context, page, complaints };
}

/** kill -9 of every process of this browser. */
export async function killDevice({ folder, context }: Pick<Device, 'folder' | 'context'>): Promise<void> {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
    if (commandOf(pid).includes(folder)) process.kill(Number(pid), 'SIGKILL');
  await context.close().catch(() => undefined);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
