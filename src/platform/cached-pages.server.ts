import type { IncomingMessage, ServerResponse } from 'node:http';
import { logFault } from '#platform/log-fault.server.ts';
import { createPageCache, type PageCache } from '#platform/page-cache.ts';
import { renderPage, type Handler, type RenderedPage } from '#platform/render-page.server.ts';
import {
  mayBeStored,
  sendOnce,
  sendStored,
  sizeOf,
  storedPage,
  type StoredPage,
} from '#platform/stored-page.server.ts';

const LIMIT = 64 * 1024 * 1024;

type Outcome = { readonly stored: StoredPage } | { readonly rendered: RenderedPage };

export type CachedPages = {
  readonly cache: PageCache<StoredPage>;
  /** Answers with a fresh page if there is one; `origin` is the checked protocol and host. */
  answerKept(request: IncomingMessage, response: ServerResponse, origin: string): boolean;
  /** Renders for one reader alone: the answer to a form. */
  answerOnce(request: IncomingMessage, response: ServerResponse): void;
  /** Renders, keeps if it is the same for everybody, and answers. */
  answerRendered(request: IncomingMessage, response: ServerResponse, origin: string): void;
};

/** Only what is the same for everybody: no cookie, no sign-in, no query, no file of the build. */
export function maySeeCache({ method, url = '', headers }: IncomingMessage): boolean {
  if ((method !== 'GET' && method !== 'HEAD') || headers.cookie !== undefined || headers.authorization !== undefined)
    return false;
  return !url.includes('?') && !url.includes('.') && !url.startsWith('/_app/');
}

/** The one way in which browsers write an address: with /l%61s, //las and so on anybody could fill the cache with one page. */
function isPlain(url = '/'): boolean {
  try {
    return !/[\\#]|\/\//.test(url) && encodeURI(decodeURI(url)) === url;
  } catch {
    return false;
  }
}

/** Pages in front of a handler. `common` are the headers that every answer carries. */
export function cachedPages(handler: Handler, common: Readonly<Record<string, string>>): CachedPages {
  const cache = createPageCache<StoredPage>(LIMIT);
  const underWay = new Map<string, Promise<Outcome>>();

  async function render(key: string, request: IncomingMessage): Promise<Outcome> {
    const begun = cache.begin();
    const rendered = await renderPage(handler, request);
    if (rendered.status >= 500) {
      const stale = cache.find(key);
      if (stale !== null) return { stored: stale.page };
    }
    if (!mayBeStored(rendered) || !isPlain(request.url)) return { rendered };
    const page = await storedPage(rendered, common);
    cache.store(key, { page, tag: (request.url ?? '/').split('/')[1] ?? '', bytes: sizeOf(page), begun });
    return { stored: page };
  }

  /** One rendering for all who wait; but what turns out not to be the same for everybody goes to one only. */
  async function outcomeFor(key: string, request: IncomingMessage): Promise<Outcome> {
    // Whoever comes after a drop does not join a rendering from before it.
    const flight = `${cache.begin()} ${key}`;
    const running = underWay.get(flight);
    if (running !== undefined) {
      const shared = await running;
      return 'stored' in shared ? shared : render(key, request);
    }
    const mine = render(key, request).finally(() => underWay.delete(flight));
    underWay.set(flight, mine);
    return mine;
  }

  async function fresh(key: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const done = await outcomeFor(key, request);
      if ('stored' in done) sendStored(request, response, done.stored);
      else await sendOnce(request, response, done.rendered, common);
    } catch (error) {
      logFault('page', error);
      if (response.headersSent) response.destroy();
      else response.writeHead(500, common).end();
    }
  }

  // The path holds the language: /en/..., Swedish without.
  const keyOf = (request: IncomingMessage, origin: string): string => `${origin} ${request.url ?? '/'}`;

  return {
    cache,
    answerKept(request, response, origin) {
      const found = cache.find(keyOf(request, origin));
      if (found?.fresh !== true) return false;
      sendStored(request, response, found.page);
      return true;
    },
    answerOnce(request, response) {
      void renderPage(handler, request, response)
        .then((rendered) => sendOnce(request, response, rendered, common))
        .catch((error: unknown) => {
          logFault('form', error);
          response.destroy();
        });
    },
    answerRendered(request, response, origin) {
      if (request.method !== 'HEAD') return void fresh(keyOf(request, origin), request, response);
      for (const [name, value] of Object.entries(common)) response.setHeader(name, value);
      handler(request, response);
    },
  };
}
