/**
 * What a search takes: `node bench/search.ts [--filled] [--municipalities 12] [--times 10]`. Needs a build. A database is
 * generated; with --filled the one that LOFTET_DATA_DIR or DATABASE_URL names is taken as it is. Words that stand on nearly
 * every page, on few, on none, misspelt ones, and choices; one at a time, and then several at once.
 */
import { parseArgs } from 'node:util';
import { askAtOnce, percentiles, percentileText, type Asking } from './load/askers.ts';
import { fillFolder } from './load/fill-folder.ts';
import { judged } from './load/judge.ts';
import { difference } from './load/page-costs.ts';
import { inNewFolder, usedBy, withSite, type Served } from './load/served.ts';

const P95_MS = 500;
/** What searches ask, and the list of municipalities; begin and commit with them. */
const QUERIES = 7;
const AT_ONCE = 3;
const WARM_UP = 2;

const ASKED = {
  'a word of nearly every page': '?q=trygg',
  'a word of many pages': '?q=trygghetsvandringar',
  'several words': '?q=lampor+gångvägen+skolan',
  'the end of longer words': '?q=vandring',
  'a district': '?q=Solsidan',
  'a district and a word': '?q=solsidan+trafikkontroller',
  'a municipality': '?q=Bjälkvik',
  'a misspelt word': '?q=tryghetsvandrigar',
  'a word of no page': '?q=kvantfysik',
  'a choice of municipality': '?q=skolan&kommun=bjalkvik',
  'the tenth page of hits': '?q=trygg&sida=10',
  'in another language': '?q=skolan',
};

const { values } = parseArgs({
  options: {
    filled: { type: 'boolean', default: false },
    municipalities: { type: 'string', default: '12' },
    times: { type: 'string', default: '10' },
  },
});
const times = Number(values.times);

if (values.filled) await withSite({ LOFTET_DEMO: 'off' }, measure);
else
  await inNewFolder(async (dataDir) => {
    await fillFolder(dataDir, Number(values.municipalities), 10);
    await withSite({ LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'off' }, measure);
  });

async function measure(site: Served): Promise<void> {
  const all: Asking[] = [];
  let most = 0;
  for (const [what, question] of Object.entries(ASKED)) {
    const path = what === 'in another language' ? `/en/sok${question}` : `/sok${question}`;
    await ask(site, path, WARM_UP, 1);
    const before = await usedBy(site);
    const asked = await ask(site, path, times, 1);
    const { asked: used, micros } = difference(before, await usedBy(site));
    const queries = (used.queries + used.frame) / times;
    most = Math.max(most, queries);
    all.push(...asked);
    console.log(
      `${what}: ${percentileText(asked)}; processor ${(micros / times / 1000).toFixed(1)} ms, database ${(used.ms / times).toFixed(1)} ms in ${queries} queries`,
    );
  }
  console.log(`one at a time: ${percentileText(all)} (p95 ${judged(percentiles(all).p95, P95_MS)})`);
  console.log(`queries of a search, frame included: ${most} (${judged(most, QUERIES)})`);
  const paths = Object.values(ASKED).map((question) => encodeURI(`/sok${question}`));
  let next = 0;
  const together = await askAtOnce(site.port, AT_ONCE, () =>
    next < times * paths.length ? (paths[next++ % paths.length] ?? null) : null,
  );
  const refused = together.filter(({ status }) => status !== 200).length;
  console.log(`${AT_ONCE} at a time: ${percentileText(together)}; refused ${refused} (${judged(refused, 0)})`);
}

async function ask(site: Served, path: string, often: number, askers: number): Promise<Asking[]> {
  let left = often;
  const asked = await askAtOnce(site.port, askers, () => (left-- > 0 ? encodeURI(path) : null));
  const wrong = asked.find(({ status }) => status !== 200);
  if (wrong !== undefined) throw new Error(`${path}: status ${wrong.status}`);
  return asked;
}
