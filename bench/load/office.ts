/** The office as a browser has it: opened with the one-time link, pages by their routes. */
import { globSync } from 'node:fs';
import path from 'node:path';
import { fetchPage, officeLink, type Answer, type Served } from './served.ts';

const ROUTES = path.resolve(import.meta.dirname, '../../src/routes');
/** The office's own link, which opens once, and where a provider sends somebody back: no page is drawn that lasts. */
const NEVER_STAYS = /^\/arbete\/(?:oppna|logga-in\/svar$)/;

/** Every page of the office as its route, such as `/arbete/loften/[municipality]/[promise]`. */
export function officeRoutes(): string[] {
  return globSync('arbete/**/+page.svelte', { cwd: ROUTES })
    .map((file) => `/${path.dirname(file)}`)
    .filter((route) => !NEVER_STAYS.test(route))
    .toSorted();
}

/** Uses a link up; gives the cookie that opens the office. */
export async function openOffice(site: Served): Promise<string> {
  const link = await officeLink(site);
  const answer = await fetchPage(site.port, link, {
    form: '',
    headers: formHeaders(site, 'application/x-www-form-urlencoded'),
  });
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0];
  if (answer.status !== 303 || cookie === undefined) throw new Error(`the office did not open: ${answer.status}`);
  return cookie;
}

/** Hands a document over by the form, and gives the answer's page. */
export async function sendDocument(
  site: Served,
  cookie: string,
  slug: string,
  document: { name: string; text: string },
): Promise<Answer> {
  const edge = 'loftet-bench';
  const part = (words: string, body: string): string =>
    `--${edge}\r\ncontent-disposition: form-data; ${words}\r\n\r\n${body}\r\n`;
  const form = `${part('name="kommun"', slug)}${part(`name="dokument"; filename="${document.name}"`, document.text)}--${edge}--\r\n`;
  const headers = { ...formHeaders(site, `multipart/form-data; boundary=${edge}`), cookie };
  return fetchPage(site.port, '/arbete/import?/dokument', { form, headers });
}

function formHeaders({ port }: Served, type: string): Record<string, string> {
  const host = `localhost:${port}`;
  return { host, origin: `http://${host}`, 'content-type': type, 'accept-encoding': 'identity' };
}
