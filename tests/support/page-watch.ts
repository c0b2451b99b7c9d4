import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

export type WatchedOptions = BrowserContextOptions & { readonly cookie?: string };

/**
 * A page of its own, and everything that it complained about: console messages, script errors, breaches of the content
 * policy, requests to anywhere but our own server. `cookie`: `name=value`, of whoever is signed in (openOffice).
 */
export async function watchedPage(
  browser: Browser,
  origin: string,
  { cookie, ...options }: WatchedOptions = {},
): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext({ baseURL: origin, locale: 'sv-SE', ...options });
  if (cookie !== undefined) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: origin }]);
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) complaints.push(`elsewhere: ${request.url()}`);
  });
  return { page, complaints };
}
