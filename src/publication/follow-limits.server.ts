import { tryLimitEach } from '#access/try-limit.ts';
import { spread } from '#access/spread.server.ts';

const MINUTE = 60_000;

const ofClient = tryLimitEach(20, MINUTE, spread);
const ofAddress = tryLimitEach(5, 15 * MINUTE, spread);
const ofAddressInADay = tryLimitEach(20, 24 * 60 * MINUTE, spread);

/** Whether one more form from this client (see client-address.ts) is taken: at most 20 a minute. */
export function mayAskFrom(client: string): boolean {
  return ofClient(client, Date.now());
}

/**
 * Whether an address may be sent one more question: at most 5 in 15 minutes and 20 in a day, whoever asks and whatever for.
 * What waits in one municipality has a limit too (ask-follow.server.ts), but there are 290 of them.
 */
export function mayAskTo(email: string): boolean {
  const now = Date.now();
  return ofAddress(email, now) && ofAddressInADay(email, now);
}
