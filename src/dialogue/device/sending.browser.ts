import { swedishDay } from '#checking/day-words.ts';
import { devicePath } from '#dialogue/device-page.ts';
import { outcomeOf, type DeviceRecord, type Outcome, type Part } from '#dialogue/device-queue.ts';
import type { DevicePacket } from '#dialogue/device-packet.ts';
import { sendWaiting, type SendingEnd } from '#dialogue/send-waiting.ts';
import type { DeviceStore } from '#dialogue/device/store.browser.ts';

const LONGEST_WAIT_MS = 30_000;
const NEVER_STORED = { cache: 'no-store', redirect: 'error' } as const;

/** A record as it is sent. */
async function recordToSend(store: DeviceStore, { id, kind, day }: DeviceRecord): Promise<object> {
  return { id, kind, day, ...((await store.content(id)) as object) };
}

/** Sends what waits, in one tab at a time. `busy`: another tab is at it. */
export async function sendAll(
  slug: string,
  store: DeviceStore,
  underWay: (id: string | null) => void,
): Promise<SendingEnd | 'busy'> {
  const { records, change } = store;
  const send = (record: DeviceRecord, part: Part): Promise<Outcome> => sendPart(slug, store, record, part);
  return navigator.locks.request(`loftet-falt-skicka-${slug}`, { ifAvailable: true }, async (lock) =>
    lock === null ? 'busy' : sendWaiting({ records, change, send, underWay }),
  );
}

async function sendPart(slug: string, store: DeviceStore, record: DeviceRecord, part: Part): Promise<Outcome> {
  const whole = part === 'record';
  const body = whole ? JSON.stringify(await recordToSend(store, record)) : await store.picture(part.picture);
  const at = whole ? `${devicePath(slug)}/skicka` : await pictureAddress(slug, store, record.id, part.picture);
  const type = typeof body === 'string' ? 'application/json' : body.type;
  try {
    const answer = await fetch(at, {
      method: 'POST',
      body,
      headers: { 'content-type': type, accept: 'application/json' },
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      ...NEVER_STORED,
    });
    return outcomeOf(answer.status, await saidIn(answer));
  } catch {
    return { came: 'later' };
  }
}

/** A picture comes before the record that names it, so that it says itself which dialogue it belongs to. */
async function pictureAddress(slug: string, store: DeviceStore, record: string, picture: string): Promise<string> {
  const { dialogueId } = (await store.content(record)) as { readonly dialogueId: string };
  return `${devicePath(slug)}/bild/${dialogueId}/${picture}`;
}

/** What came of asking for the questions. */
export type Fetched =
  | { readonly packet: DevicePacket; readonly wrongClock: string | null }
  | 'signed-out'
  | 'later'
  | { readonly message: string };

/** Fetches what the device takes along. */
export async function fetchPacket(slug: string): Promise<Fetched> {
  try {
    const answer = await fetch(`${devicePath(slug)}/underlag`, {
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(LONGEST_WAIT_MS),
      ...NEVER_STORED,
    });
    const said = await saidIn(answer);
    if (answer.ok && said !== null && 'format' in said)
      return { packet: said as DevicePacket, wrongClock: wrongClock(answer) };
    const outcome = outcomeOf(answer.status, said);
    if (outcome.came === 'refused') return { message: outcome.reason };
    return outcome.came === 'signed-out' ? 'signed-out' : 'later';
  } catch {
    return 'later';
  }
}

async function saidIn(answer: Response): Promise<object | null> {
  const said: unknown = await answer.json().catch(() => null);
  return typeof said === 'object' ? said : null;
}

/** So far off, and the day that is kept is another one for part of the day. */
const FAR_MS = 6 * 3_600_000;

/** What day the server has, where the device's clock is far from it; null where the answer does not say, too. */
function wrongClock(answer: Response): string | null {
  const at = Date.parse(answer.headers.get('date') ?? '');
  return Math.abs(at - Date.now()) > FAR_MS ? swedishDay(new Date(at)) : null;
}
