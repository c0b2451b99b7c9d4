import { spread } from '#access/spread.server.ts';
import { tryLimitEach } from '#access/try-limit.ts';

const ofClient = tryLimitEach(60, 60_000, spread);

/** Whether one more answer from this client is taken: at most 60 a minute, since a whole class may share one connection. */
export function mayAnswerFrom(client: string): boolean {
  return ofClient(client, Date.now());
}
