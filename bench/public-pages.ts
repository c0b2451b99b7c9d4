/**
 * What public pages cost, kind by kind: `node bench/public-pages.ts [--filled] [--municipalities 3] [--years 10]`. Needs
 * a build. The demonstration first, then a generated database; with --filled the one that LOFTET_DATA_DIR or
 * DATABASE_URL names, as it is (npm run fill makes one).
 */
import { parseArgs } from 'node:util';
import { fillFolder } from './load/fill-folder.ts';
import { judged, spreadText } from './load/judge.ts';
import { drawnCost, keptRatio, weightOf, type Weight } from './load/page-costs.ts';
import { fetchPage, inNewFolder, knownPages, withSite, type Served } from './load/served.ts';
import { LANGS, pathIn, type Lang } from '#platform/texts/languages.ts';

const QUERIES = 5;
const DATABASE_MS = 2;
/** No page of a reader's: it names every page of a municipality, some hundred, with its languages and its periods. */
const SITE_MAP_MS = 10;
const BYTES = 25_000;
const KEPT = 1.25;

const { values } = parseArgs({
  options: {
    filled: { type: 'boolean', default: false },
    municipalities: { type: 'string', default: '3' },
    years: { type: 'string', default: '10' },
    times: { type: 'string', default: '60' },
    rounds: { type: 'string', default: '5' },
  },
});
const times = Number(values.times);

if (values.filled) {
  await withSite({ LOFTET_DEMO: 'off' }, measure);
} else {
  console.log('The demonstration');
  await inNewFolder((dataDir) => withSite({ LOFTET_DATA_DIR: dataDir }, measure));
  console.log(`\nGenerated: ${values.municipalities} municipalities x ${values.years} years`);
  await inNewFolder(async (dataDir) => {
    await fillFolder(dataDir, Number(values.municipalities), Number(values.years));
    await withSite({ LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'off' }, measure);
  });
}

async function measure(site: Served): Promise<void> {
  const pages = await knownPages(site);
  for (const { kind, path } of pages) {
    const { whole, slow, processor, queries, frame, database } = await drawnCost(site, path, { warmUp: 20, times });
    const { html, css, scripts, lang } = await heaviest(site, path);
    const asked = `${queries.max} + ${frame.max} queries (${judged(queries.max + frame.max, QUERIES)}, the transaction's frame with them)`;
    console.log(`${kind} ${path}`);
    console.log(
      `   drawn in ${spreadText(whole, 'ms')}, 95 % within ${slow.toFixed(1)}; processor ${spreadText(processor, 'ms')}`,
    );
    console.log(
      `   ${asked}; database ${spreadText(database, 'ms')}, left alone ${database.calm.toFixed(2)} (${judged(database.calm, kind === 'site map' ? SITE_MAP_MS : DATABASE_MS)})`,
    );
    console.log(
      `   ${html} + ${css} bytes with its CSS in ${lang}, the heaviest language (${judged(html + css, BYTES)}), scripts ${scripts} (${judged(scripts, 0)})`,
    );
  }
  for (const kind of ['municipality', 'promise', 'point']) {
    const page = pages.find((one) => one.kind === kind);
    if (page === undefined) continue;
    const ratio = await keptRatio(site, page.path, { rounds: Number(values.rounds), requests: 5_000 });
    console.log(`kept ${kind}: ${spreadText(ratio, 'x bare node:http')} (${judged(ratio.median, KEPT)})`);
  }
}

/** Of the languages that the page is published in. */
async function heaviest(site: Served, path: string): Promise<Weight & { readonly lang: Lang }> {
  const found: (Weight & { readonly lang: Lang })[] = [];
  for (const lang of LANGS) {
    const address = pathIn(lang, path);
    if ((await fetchPage(site.port, address)).status !== 200) continue;
    found.push({ ...(await weightOf(site, address)), lang });
  }
  const [first] = found.toSorted((a, b) => b.html + b.css - a.html - a.css);
  if (first === undefined) throw new Error(`${path} is in no language`);
  return { ...first, scripts: Math.max(...found.map(({ scripts }) => scripts)) };
}
