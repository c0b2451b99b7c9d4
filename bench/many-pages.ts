/**
 * Ten thousand different pages, more than the page cache holds, asked for by fifty at once: `node bench/many-pages.ts
 * [--filled] [--municipalities 40] [--askers 50] [--requests 30000]`. Needs a build. A database is generated; with
 * --filled the one that LOFTET_DATA_DIR or DATABASE_URL names is taken as it is.
 *
 * First each page once, so that every one is drawn; then as readers do, the one page a thousand times as often as the
 * other (Zipf's law). Nobody may be refused, and the process may not grow with the number of pages.
 */
import { parseArgs } from 'node:util';
import { askAtOnce, percentileText, type Asking } from './load/askers.ts';
import { fillFolder } from './load/fill-folder.ts';
import { judged } from './load/judge.ts';
import { chanceOf } from './load/random.ts';
import { difference } from './load/page-costs.ts';
import { inNewFolder, manyPages, usedBy, withSite, type Served } from './load/served.ts';

const RESIDENT_MB = 600;
/** How much larger the process may be after all pages than after the first half of them. */
const GROWTH = 1.25;
const DRAWN_SHARE = 0.25;

const { values } = parseArgs({
  options: {
    filled: { type: 'boolean', default: false },
    municipalities: { type: 'string', default: '40' },
    askers: { type: 'string', default: '50' },
    requests: { type: 'string', default: '30000' },
  },
});
const askers = Number(values.askers);

if (values.filled) await withSite({ LOFTET_DEMO: 'off' }, measure);
else
  await inNewFolder(async (dataDir) => {
    await fillFolder(dataDir, Number(values.municipalities), 10);
    await withSite({ LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'off' }, measure);
  });

async function measure(site: Served): Promise<void> {
  const pages = inOrderOfChance(await manyPages(site));
  console.log(`${pages.length} different pages, ${askers} askers; resident before ${await residentOf(site)} MB`);
  let next = 0;
  const half = Math.ceil(pages.length / 2);
  await ask(site, 'the first half, each once', () => (next < half ? (pages[next++] ?? null) : null));
  const early = await residentOf(site);
  await ask(site, 'the others, each once', () => pages[next++] ?? null);
  next = 0;
  const popular = byPopularity(pages);
  const asked = await ask(site, 'as readers do', () => (next++ < Number(values.requests) ? popular() : null));
  const hits = asked.filter(({ cache }) => cache === 'hit').length / asked.length;
  console.log(
    `   kept ${(hits * 100).toFixed(0)} %; drawn, of all: ${(1 - hits).toFixed(2)} (${judged(1 - hits, DRAWN_SHARE)})`,
  );
  const resident = await residentOf(site);
  console.log(
    `resident ${early} MB after half of the pages, ${resident} MB after all (${judged(resident, RESIDENT_MB)}): ${(resident / early).toFixed(2)} x (${judged(resident / early, GROWTH)})`,
  );
}

async function ask(site: Served, how: string, next: () => string | null): Promise<Asking[]> {
  const before = await usedBy(site);
  const began = performance.now();
  const asked = await askAtOnce(site.port, askers, next);
  const seconds = (performance.now() - began) / 1000;
  const { micros, asked: queries } = difference(before, await usedBy(site));
  const refused = asked.filter(({ status }) => status !== 200).length;
  console.log(
    `${how}: ${asked.length} requests, ${(asked.length / seconds).toFixed(0)} a second; ${percentileText(asked)}`,
  );
  console.log(
    `   processor ${(micros / asked.length / 1000).toFixed(2)} ms a request, ${(queries.queries / asked.length).toFixed(2)} queries; refused ${refused} (${judged(refused, 0)})`,
  );
  return asked;
}

async function residentOf(site: Served): Promise<number> {
  return Math.round((await usedBy(site)).rss / 1e6);
}

/** So that neighbours are not drawn one after the other. */
function inOrderOfChance(pages: readonly string[]): string[] {
  const chance = chanceOf('pages');
  return pages
    .map((path) => ({ path, at: chance.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ path }) => path);
}

/** Page n is asked for n times less often than the first. */
function byPopularity(pages: readonly string[]): () => string {
  const chance = chanceOf('readers');
  let sum = 0;
  const sums = pages.map((_page, index) => (sum += 1 / (index + 1)));
  return () => {
    const wanted = chance.next() * sum;
    let [low, high] = [0, pages.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return pages[low] ?? '/';
  };
}
