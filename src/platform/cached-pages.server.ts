import type { IncomingMessage, ServerResponse } from 'node:http';
import { anonymousRequest } from '#platform/anonymous-request.server.ts';
import { calmPage, RETRY_AFTER, type Calm } from '#platform/calm-page.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { createPageCache } from '#platform/page-cache.ts';
import { createFlights, type Flight } from '#platform/page-flights.server.ts';
import { isPlain, tagOf } from '#platform/public-path.ts';
import { createRenderLimit } from '#platform/render-limit.server.ts';
import { renderPage, type Handler, type RenderedPage } from '#platform/render-page.server.ts';
import type { Origin } from '#platform/request-origin.ts';
import {
  CACHE_STATUS,
  isForAll,
  mayBeStored,
  sendOnce,
  sendStored,
  sizeOf,
  storedPage,
  type StoredPage,
} from '#platform/stored-page.server.ts';

export type Limits = {
  readonly bytes: number;
  /** Pages drawn at once. Two of the pool's ten connections are left to the office. */
  readonly running: number;
  readonly waiting: number;
  /** The rest are milliseconds. A drawing that has not had its turn by then is refused. */
  readonly longestWait: number;
  readonly longestDrawing: number;
  /** Who could have the page as it was waits no longer than this for a new one. */
  readonly patience: number;
  /** How long a page that could not be drawn is left alone. */
  readonly hold: number;
  /** How long a page may be shown without a new look when publications cannot be heard. */
  readonly unheard: number;
};

const LIMITS: Limits = {
  bytes: 64 * 1024 * 1024,
  running: 8,
  waiting: 64,
  longestWait: 5_000,
  longestDrawing: 10_000,
  patience: 2_000,
  hold: 1_000,
  unheard: 1_000,
};

/**
 * Posters and pictures have a place of their own, so that they push no page out, and are drawn two at a time, so that a
 * memo in the office waits for two posters at most. A poster may be a minute old.
 */
export const PRINTED_LIMITS: Limits = { ...LIMITS, bytes: 32 * 1024 * 1024, running: 2, waiting: 16, unheard: 60_000 };

/** Files of open data too: some are as large as a hundred pages, and whoever takes one takes them all. */
export const OPEN_LIMITS: Limits = { ...LIMITS, bytes: 32 * 1024 * 1024, running: 2, waiting: 16 };

type Outcome =
  | { readonly page: StoredPage; readonly kept: boolean }
  | { readonly once: RenderedPage; readonly forAll: boolean }
  | { readonly failed: Calm | RenderedPage };

export type CachedPages = {
  /** Answers with the page of a public path: as it was kept, or drawn anew and kept. */
  answer(request: IncomingMessage, response: ServerResponse, path: string, origin: Origin): void;
  /** Draws for one reader alone: the answer to a form. */
  answerOnce(request: IncomingMessage, response: ServerResponse): void;
  /** A municipality's pages, and those that may list it, are drawn anew from now on. */
  published(municipalitySlug: string): void;
  /** Publications may be missed from now on, until `trust`: pages are soon looked at anew. */
  doubt(): void;
  /** None is missed from now on. Everything kept before is drawn anew. */
  trust(): void;
};

/**
 * Pages in front of a handler. `common` are the headers that every answer carries, `siteWords` the first words of
 * addresses that belong to no municipality.
 */
export function cachedPages(
  handler: Handler,
  common: Readonly<Record<string, string>>,
  siteWords: readonly string[],
  limits: Limits = LIMITS,
): CachedPages {
  const cache = createPageCache<StoredPage>(limits.bytes);
  const limit = createRenderLimit(limits);
  // Whoever is refused for lack of room may find room in a moment.
  const flights = createFlights<Outcome>((done) => 'failed' in done && done.failed !== 'busy', limits.hold);
  const onceHeaders = { ...common, 'cache-control': 'no-cache', [CACHE_STATUS]: 'loftet; fwd=miss' };
  const failedHeaders = { ...common, 'cache-control': 'no-store', 'retry-after': RETRY_AFTER.away };
  let doubting = false;

  async function draw(key: string, path: string, origin: Origin): Promise<Outcome> {
    try {
      const outcome = await limit.run(() => drawNow(key, path, origin));
      return outcome === 'busy' ? { failed: 'busy' } : outcome;
    } catch (error) {
      logFault('page', error);
      return { failed: 'away' };
    }
  }

  async function drawNow(key: string, path: string, origin: Origin): Promise<Outcome> {
    const begun = cache.begin();
    const drawnAt = performance.now();
    const rendered = await renderPage(handler, anonymousRequest(path, origin), { within: limits.longestDrawing });
    // A page that says 503 itself is calm already; any other fault is the database's while that is not heard.
    if (rendered.status >= 500) return { failed: doubting && rendered.status !== 503 ? 'away' : rendered };
    if (!mayBeStored(rendered) || !isPlain(path)) {
      cache.forget(key, begun);
      return { once: rendered, forAll: isForAll(rendered) };
    }
    const page = await storedPage(rendered, common, drawnAt);
    const kept = cache.store(key, { page, tag: tagOf(path, siteWords), bytes: sizeOf(page), begun });
    return { page, kept };
  }

  const ageOf = (page: StoredPage): number => performance.now() - page.drawnAt;

  async function answerAnew(
    request: IncomingMessage,
    response: ServerResponse,
    key: string,
    path: string,
    origin: Origin,
  ): Promise<void> {
    const before = cache.find(key);
    // Whoever comes after a drop does not join a drawing from before it.
    const { flight, joined } = flights.join(`${cache.begin()} ${key}`, () => draw(key, path, origin));
    let done = before === null ? await flight.outcome : await patiently(flight, limits.patience);
    if (joined && done !== null && 'once' in done && !done.forAll) done = await draw(key, path, origin);
    if (done !== null && 'page' in done) {
      const why = before === null ? 'fwd=miss' : 'fwd=stale';
      return sendStored(request, response, done.page, done.kept ? `${why}; stored` : why);
    }
    if (done !== null && 'once' in done) return sendOnce(request, response, done.once, onceHeaders);
    const last = cache.find(key);
    if (last !== null)
      return sendStored(request, response, last.page, `hit; ttl=-${Math.ceil(ageOf(last.page) / 1000)}`);
    const failed = done?.failed ?? 'away';
    if (typeof failed !== 'string') return sendOnce(request, response, failed, failedHeaders);
    sendCalm(response, failed);
  }

  function sendCalm(response: ServerResponse, why: Calm): void {
    response.writeHead(503, {
      ...common,
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'retry-after': RETRY_AFTER[why],
    });
    response.end(calmPage(why));
  }

  return {
    answer(request, response, path, origin) {
      const key = `${origin.protocol}://${origin.host} ${path}`;
      const found = cache.find(key);
      if (found?.fresh === true && (!doubting || ageOf(found.page) < limits.unheard))
        return sendStored(request, response, found.page);
      void answerAnew(request, response, key, path, origin).catch((error: unknown) => {
        logFault('page', error);
        if (response.headersSent) response.destroy();
        else sendCalm(response, 'away');
      });
    },
    answerOnce(request, response) {
      void renderPage(handler, request, { reader: response })
        .then((rendered) => sendOnce(request, response, rendered, common))
        .catch((error: unknown) => {
          logFault('form', error);
          response.destroy();
        });
    },
    published(municipalitySlug) {
      cache.drop(municipalitySlug);
      cache.drop('');
    },
    doubt: () => void (doubting = true),
    trust() {
      doubting = false;
      cache.dropAll();
    },
  };
}

/** What comes of it, or null when `ms` milliseconds have passed since it began. */
async function patiently<Outcome>(flight: Flight<Outcome>, ms: number): Promise<Outcome | null> {
  let impatient: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    impatient = setTimeout(resolve, Math.max(0, flight.began + ms - performance.now()), null);
  });
  return Promise.race([flight.outcome, late]).finally(() => clearTimeout(impatient));
}
