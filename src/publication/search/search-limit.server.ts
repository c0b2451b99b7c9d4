import { spread } from '#access/spread.server.ts';
import { tryLimitEach } from '#access/try-limit.ts';

/**
 * Enough for a school class behind one address; far from what keeps all three of a process's searches busy, which take some
 * tens of milliseconds each.
 */
const ofClient = tryLimitEach(120, 60_000, spread);

/** Whether one more question from this client (see client-address.ts) is looked for: at most 120 a minute. */
export function maySearchFrom(client: string): boolean {
  return ofClient(client, Date.now());
}
