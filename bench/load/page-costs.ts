/** What a public page costs: when it is drawn, when it is kept, and on the wire. */
import http from 'node:http';
import { at, spreadOf, type Spread } from './judge.ts';
import { getPage, usedBy, withBare, type Served, type Used } from './served.ts';

const CONNECTIONS = 16;
/** Until both are as fast as they get. */
const WARM_UP = 8_000;
let host = 1_000;

export type DrawnCost = {
  /** From asking to having the whole page, in ms. */
  readonly whole: Spread;
  readonly slow: number;
  /** Processor time of the site, in ms. */
  readonly processor: Spread;
  readonly queries: Spread;
  /** begin, commit and the municipality's setting. */
  readonly frame: Spread;
  /** Waiting for the database, frame included, in ms. */
  readonly database: Spread;
};

/**
 * A page that nobody has asked for: every request names a port that nobody has named, which is a host with no page
 * kept, so that it is drawn, compressed, kept and sent; one at a time.
 */
export async function drawnCost(
  site: Served,
  address: string,
  { warmUp, times }: { warmUp: number; times: number },
): Promise<DrawnCost> {
  const drawn: { took: number; used: Used }[] = [];
  for (let n = 0; n < warmUp + times; n += 1) {
    const before = await usedBy(site);
    const began = performance.now();
    const { headers } = await getPage(site.port, address, { headers: { host: `localhost:${(host += 1)}` } });
    const took = performance.now() - began;
    const after = await usedBy(site);
    if (headers['cache-status'] !== 'loftet; fwd=miss; stored')
      throw new Error(`${address}: ${headers['cache-status']}`);
    if (n >= warmUp) drawn.push({ took, used: difference(before, after) });
  }
  const whole = drawn.map(({ took }) => took);
  const spread = (of: (used: Used) => number): Spread => spreadOf(drawn.map(({ used }) => of(used)));
  return {
    whole: spreadOf(whole),
    slow: at(
      whole.toSorted((a, b) => a - b),
      0.95,
    ),
    processor: spread(({ micros }) => micros / 1000),
    queries: spread(({ asked }) => asked.queries),
    frame: spread(({ asked }) => asked.frame),
    database: spread(({ asked }) => asked.ms),
  };
}

/** What was used between two moments. */
export function difference(before: Used, after: Used): Used {
  return {
    micros: after.micros - before.micros,
    rss: after.rss,
    asked: {
      queries: after.asked.queries - before.asked.queries,
      frame: after.asked.frame - before.asked.frame,
      ms: after.asked.ms - before.asked.ms,
    },
  };
}

/** A kept page's processor time per request, through the whole server, over bare `node:http` with the same bytes. */
export async function keptRatio(
  site: Served,
  address: string,
  { rounds, requests }: { rounds: number; requests: number },
): Promise<Spread> {
  return withBare(await getPage(site.port, address), async (bare) => {
    for (const served of [site, bare]) await microsOf(served, address, WARM_UP);
    const ratios: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const ratio = (await microsOf(site, address, requests)) / (await microsOf(bare, address, requests));
      ratios.push(ratio);
    }
    return spreadOf(ratios);
  });
}

async function microsOf(served: Served, address: string, requests: number): Promise<number> {
  const before = await usedBy(served);
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let left = requests;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (left > 0) {
        left -= 1;
        await getPage(served.port, address, { agent });
      }
    }),
  );
  agent.destroy();
  return ((await usedBy(served)).micros - before.micros) / requests;
}

export type Weight = { readonly html: number; readonly css: number; readonly scripts: number };

/** Bytes on the wire as a browser gets them: the page, its style sheets, and scripts (elements that run, or are fetched). */
export async function weightOf({ port }: Served, address: string): Promise<Weight> {
  const { body } = await getPage(port, address);
  const plain = (await getPage(port, address, { headers: { 'accept-encoding': 'identity' } })).body.toString();
  const links = [...plain.matchAll(/<link\b[^>]*>/g)].map(([tag]) => tag);
  const css = links.filter((tag) => /rel="stylesheet"/.test(tag)).map((tag) => /href="([^"]+)"/.exec(tag)?.[1] ?? '');
  let bytes = 0;
  for (const sheet of css) bytes += (await getPage(port, sheet)).body.length;
  const scripts = plain.match(/<script\b/g) ?? [];
  return {
    html: body.length,
    css: bytes,
    scripts: scripts.length + links.filter((tag) => /modulepreload/.test(tag)).length,
  };
}
