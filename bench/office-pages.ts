/**
 * What every page of the office costs with municipalities and years behind it: `node bench/office-pages.ts
 * [--filled] [--municipalities 3] [--years 10]`. Needs a build. A small database is generated; with --filled the one that
 * LOFTET_DATA_DIR or DATABASE_URL names is taken as it is, and gets one more draft. A page whose route is not known here
 * fails the run, so that none is forgotten.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fillFolder } from './load/fill-folder.ts';
import { judged, spreadOf, spreadText } from './load/judge.ts';
import { officeRoutes, openOffice, sendDocument } from './load/office.ts';
import { difference } from './load/page-costs.ts';
import { getPage, inNewFolder, knownPages, usedBy, withSite, type Served, type Used } from './load/served.ts';

const QUERIES = 20;
const MS = 200;
const WARM_UP = 5;
const MEMO = path.resolve(import.meta.dirname, '../tests/fixtures/memo/skaggetorp-2017-report-back.txt');

const { values } = parseArgs({
  options: {
    filled: { type: 'boolean', default: false },
    municipalities: { type: 'string', default: '3' },
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
  const cookie = await openOffice(site);
  const addresses = await addressesByRoute(site, cookie);
  for (const route of officeRoutes()) {
    const address = addresses.get(route);
    if (address === undefined) throw new Error(`${route}: say which page of this kind is to be measured`);
    for (const one of address) await measurePage(site, cookie, one);
  }
}

/** Pages of every route: of the municipality in the middle, its first promise, and a document handed over to it. */
async function addressesByRoute(site: Served, cookie: string): Promise<ReadonlyMap<string, readonly string[]>> {
  const published = await knownPages(site);
  const municipality = published.find(({ kind }) => kind === 'municipality')?.path.slice(1) ?? '';
  const promises = published.filter(({ kind }) => kind === 'promise').map(({ path: at }) => `/arbete/loften${at}`);
  const text = readFileSync(MEMO, 'utf8');
  const answer = await sendDocument(site, cookie, municipality, { name: path.basename(MEMO), text });
  const draft = /\/arbete\/import\/[a-z0-9-]+\/[0-9a-f-]{36}/.exec(answer.body.toString())?.[0];
  if (draft === undefined) throw new Error(`the document made no draft: ${answer.status}`);
  return new Map([
    ['/arbete', ['/arbete']],
    ['/arbete/import', ['/arbete/import', `/arbete/import?kommun=${municipality}`]],
    ['/arbete/import/[municipality]/[id]', [draft]],
    ['/arbete/loften', ['/arbete/loften', `/arbete/loften?kommun=${municipality}`]],
    ['/arbete/loften/[municipality]/[promise]', promises],
    ['/arbete/loften/[municipality]/[promise]/skrivelse', promises.map((promise) => `${promise}/skrivelse`)],
  ]);
}

async function measurePage(site: Served, cookie: string, address: string): Promise<void> {
  const took: number[] = [];
  const used: Used[] = [];
  let bytes = 0;
  for (let n = 0; n < WARM_UP + Number(values.times); n += 1) {
    const before = await usedBy(site);
    const began = performance.now();
    bytes = (await getPage(site.port, address, { headers: { cookie } })).body.length;
    const ms = performance.now() - began;
    const after = await usedBy(site);
    if (n < WARM_UP) continue;
    took.push(ms);
    used.push(difference(before, after));
  }
  const whole = spreadOf(took);
  const queries = Math.max(...used.map(({ asked }) => asked.queries));
  const frame = Math.max(...used.map(({ asked }) => asked.frame));
  const processor = spreadOf(used.map(({ micros }) => micros / 1000));
  const database = spreadOf(used.map(({ asked }) => asked.ms));
  console.log(`${address}, ${bytes} bytes`);
  console.log(
    `   ${queries} + ${frame} queries (${judged(queries + frame, QUERIES)}, the transactions' frames with them)`,
  );
  console.log(
    `   ${spreadText(whole, 'ms')} (${judged(whole.median, MS)}): processor ${spreadText(processor, 'ms')}, database ${spreadText(database, 'ms')}`,
  );
}
