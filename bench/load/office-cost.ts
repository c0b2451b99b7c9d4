/** What a page of the office costs: queries, time, processor, database, each beside its limit. */
import { judged, spreadOf, spreadText } from './judge.ts';
import { difference } from './page-costs.ts';
import { getPage, usedBy, type Served, type Used } from './served.ts';

const QUERIES = 20;
const MS = 200;
const WARM_UP = 5;

/**
 * Asks for a page so many times, one at a time, and prints what it cost.
 * @param who whoever opens it, for the line
 * @returns the median, in ms
 */
export async function measurePage(
  site: Served,
  address: string,
  { who, cookie, times }: { readonly who: string; readonly cookie: string; readonly times: number },
): Promise<number> {
  const took: number[] = [];
  const used: Used[] = [];
  let bytes = 0;
  for (let n = 0; n < WARM_UP + times; n += 1) {
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
  console.log(`${withoutTokens(address)} (${who}), ${bytes} bytes`);
  console.log(
    `   ${queries} + ${frame} queries (${judged(queries + frame, QUERIES)}, the transactions' frames with them)`,
  );
  console.log(
    `   ${spreadText(whole, 'ms')} (${judged(whole.median, MS)}): processor ${spreadText(processor, 'ms')}, database ${spreadText(database, 'ms')}`,
  );
  return whole.median;
}

/** A link that opens something is shown to nobody, not even of a database that is thrown away. */
function withoutTokens(address: string): string {
  return address.replace(/(?<=\/(?:svar|logga-in)\/)(?!losenord)[^/]+/, '…');
}
