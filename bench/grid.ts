/**
 * What the grid of 200 points and 6 periods costs on the server, beside its limits: `node bench/grid.ts [--points 200]`.
 * Needs a build. Every point has an answer in every period but the last, as long as those in real reports.
 */
import { parseArgs } from 'node:util';
import { readEnv } from '#platform/config.ts';
import { openContext } from '#platform/context.server.ts';
import { asOwner } from '#platform/owner-session.server.ts';
import { buildRecord, figureInput } from '../tests/support/record-builder.ts';
import { judged, spreadOf, spreadText } from './load/judge.ts';
import { openOffice } from './load/office.ts';
import { difference } from './load/page-costs.ts';
import { getPage, inNewFolder, usedBy, withSite, type Served, type Used } from './load/served.ts';

const MS = 100;
const QUERIES = 20;
const WARM_UP = 5;
const SLUG = 'provby';
const TEXT =
  'Den 27 augusti gick 24 personer genom parken. Av de 18 påpekandena från april gällde nio gator och parker, och sju av dem är åtgärdade. Två väntar på ny belysning, som är beställd och ska vara på plats i oktober. Polisen var med och svarade på frågor om trafiken vid skolan.';

const { values } = parseArgs({
  options: { points: { type: 'string', default: '200' }, times: { type: 'string', default: '20' } },
});
const points = Number(values.points);
const rounds = Array.from({ length: 6 }, (_, index) => {
  const [year, from, to] = [
    2021 + Math.floor(index / 3),
    ['01-01', '05-01', '09-01'][index % 3],
    ['04-30', '08-31', '12-31'][index % 3],
  ];
  return { label: `T${(index % 3) + 1} ${year}`, period: { from: `${year}-${from}`, to: `${year}-${to}` } };
});

await inNewFolder(async (dataDir) => {
  const slug = await fillGrid(dataDir);
  await withSite({ LOFTET_DATA_DIR: dataDir, LOFTET_DEMO: 'off' }, (site) =>
    measure(site, `/arbete/rutnat/${SLUG}/${slug}`),
  );
});

async function fillGrid(dataDir: string): Promise<string> {
  const config = readEnv({ ...process.env, LOFTET_DATA_DIR: dataDir });
  const ctx = await openContext(config, () => undefined);
  try {
    const numbers = Array.from({ length: points }, (_, index) => index);
    const built = await buildRecord(ctx.db, {
      slug: SLUG,
      period: { from: '2021-01-01', to: '2022-12-31' },
      points: numbers.map((index) => ({ owners: [index % 2 === 0 ? ('municipality' as const) : ('police' as const)] })),
      rounds,
      entries: numbers.flatMap((point) =>
        rounds.slice(0, -1).map((_, round) => ({
          point,
          round,
          by: point % 2 === 0 ? ('municipality' as const) : ('police' as const),
          progress: 'under-way' as const,
          body: `${TEXT} ${point} ${round}`,
          figures: [figureInput()],
        })),
      ),
    });
    await asOwner(config, console.error, (owner) => owner.query('analyze'));
    return built.promise.slug;
  } finally {
    await ctx.close();
  }
}

async function measure(site: Served, grid: string): Promise<void> {
  const cookie = await openOffice(site);
  for (const address of [grid, `${grid}?sent=ja`]) {
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
    const queries = Math.max(...used.map(({ asked }) => asked.queries + asked.frame));
    const processor = spreadOf(used.map(({ micros }) => micros / 1000));
    console.log(`${address}: ${points} points x ${rounds.length} periods, ${bytes} bytes`);
    console.log(`   ${queries} queries, transactions' frames with them (${judged(queries, QUERIES)})`);
    console.log(`   ${spreadText(whole, 'ms')}, processor ${spreadText(processor, 'ms')}`);
    console.log(`   ${(whole.median / MS).toFixed(2)} x the limit of ${MS} ms (${judged(whole.median, MS)})`);
  }
}
