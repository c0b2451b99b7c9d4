/**
 * What every page of the office costs with municipalities and years behind it: `node bench/office-pages.ts
 * [--filled] [--municipalities 4] [--years 10]`. Needs a build. A small database is generated; with --filled the one that
 * LOFTET_DATA_DIR or DATABASE_URL names is taken as it is, and gets one more draft. Each page is opened by somebody with
 * several roles and, where it lets them in, by somebody without a name; the gate and the page's frame are counted with it.
 * A page whose route is not known here fails the run, so that none is forgotten.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fillFolder } from './load/fill-folder.ts';
import { officeRoutes, openOffice, sendDocument } from './load/office.ts';
import type { OfficePage, Opener } from './load/office-addresses.ts';
import { measurePage } from './load/office-cost.ts';
import { inNewFolder, officePages, withSite, type Served } from './load/served.ts';

const MEMO = path.resolve(import.meta.dirname, '../tests/fixtures/memo/skaggetorp-2017-report-back.txt');

const { values } = parseArgs({
  options: {
    filled: { type: 'boolean', default: false },
    municipalities: { type: 'string', default: '4' },
    years: { type: 'string', default: '10' },
    times: { type: 'string', default: '20' },
  },
});

if (values.filled) await withSite({ LOFTET_DEMO: 'off' }, measure);
else {
  await inNewFolder(async (dataDir) => {
    await fillFolder(dataDir, Number(values.municipalities), Number(values.years));
    await withSite({ LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'off' }, measure);
  });
}

async function measure(site: Served): Promise<void> {
  const nameless = await openOffice(site);
  const { municipality, cookie, pages } = await officePages(site);
  const cookies: Readonly<Record<Opener, string>> = { person: cookie, nameless, nobody: '' };
  const all = [...pages, await handOver(site, nameless, municipality)];
  const forgotten = officeRoutes().filter((route) => all.every((page) => page.route !== route));
  if (forgotten.length > 0) throw new Error(`say which page is to be measured of ${forgotten.join(', ')}`);
  for (const page of all.toSorted((a, b) => (a.route < b.route ? -1 : 1)))
    for (const opener of page.openers)
      await measurePage(site, page.path, { who: opener, cookie: cookies[opener], times: Number(values.times) });
}

/** A document that waits to be reviewed. */
async function handOver(site: Served, cookie: string, municipality: string): Promise<OfficePage> {
  const text = readFileSync(MEMO, 'utf8');
  const answer = await sendDocument(site, cookie, municipality, { name: path.basename(MEMO), text });
  const draft = /\/arbete\/import\/[a-z0-9-]+\/[0-9a-f-]{36}/.exec(answer.body.toString())?.[0];
  if (draft === undefined) throw new Error(`the document made no draft: ${answer.status}`);
  return { route: '/arbete/import/[municipality]/[id]', path: draft, openers: ['person', 'nameless'] };
}
