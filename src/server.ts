import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { cachedPages, OPEN_LIMITS, PRINTED_LIMITS, type CachedPages } from '#platform/cached-pages.server.ts';
import { readEnv } from '#platform/config.ts';
import { clientAddress } from '#platform/client-address.ts';
import { policyHeader } from '#platform/content-policy.ts';
import { openContext, sharedContext, type Context } from '#platform/context.server.ts';
import { listenOnLoopback } from '#platform/listen.server.ts';
import { isOneClick, isOpenFile, isPrinted, publicPath } from '#platform/public-path.ts';
import { listenForPublications } from '#platform/publication-signal.server.ts';
import type { Handler } from '#platform/render-page.server.ts';
import { refusalLog } from '#platform/refusal-log.ts';
import { METHODS, refuseRequest } from '#platform/refuse-request.ts';
import { requestOrigin } from '#platform/request-origin.ts';
import { keepPublicKey } from '#platform/signing-key.server.ts';
import { wholeRequest } from '#platform/whole-request.server.ts';
import { RESERVED_SLUGS } from '#places/municipality.ts';
import { closeSharedReading } from '#reading/shared-reading.server.ts';

export type Serving = { readonly port: number; close(): Promise<void> };

/** What every answer carries, whoever wrote it. */
const COMMON_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': policyHeader(),
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** Documents of 20,000,000 bytes and the form round them; the reading sent back to be downloaded may be larger. */
const LARGEST_DOCUMENT_FORM = 40_000_000;
/** What is written in the office, a long result among it. */
const LARGEST_OFFICE_FORM = 1_000_000;
/** An activity with its picture: the page says itself that a picture is larger than 10 MB, as far as it may read on. */
const LARGEST_PICTURE_FORM = 30_000_000;
const WITH_PICTURE =
  /^\/arbete\/(?:(?:svar|aktiviteter)\/|falt\/[^/?]+\/bild\/|dialoger\/[^/?]+\/[^/?]+\/vandring\/[^/?]+\/[^/?]+)/;
/** A signed document of 20 MB, which the page says itself. */
const WITH_DOCUMENT = /^\/arbete\/nycklar\//;
/** A spreadsheet of 2 MB, and as much again so that the page says itself that it is larger. */
const WITH_SHEET =
  /^\/arbete\/(?:(?:rutnat|dialoger)\/[^/?]+\/[^/?]+\/kalkylblad|dialoger\/[^/?]+\/befolkning)(?:[/?]|$)/;
const LARGEST_SHEET_FORM = 4_000_000;
/** A map of 5 MB, and as much again so that the page says itself that it is larger. */
const WITH_MAP = /^\/arbete\/dialoger\/[^/?]+\/karta(?:[/?]|$)/;
const LARGEST_MAP_FORM = 10_000_000;
/**
 * A translator's file, which the page says itself may be 5 MB, and what is taken from it: each text as it was and as it is,
 * where a letter that is not Latin takes six signs in a form.
 */
const WITH_TEXTS = /^\/arbete\/oversatt\//;
const LARGEST_TEXTS_FORM = 20_000_000;
/** A logo of 200 KB; the page says itself that one is larger, as far as a picture of a camera. */
const WITH_LOGO = /^\/arbete\/kommun\/[^/?]+\/installningar(?:[/?]|$)/;
const LARGEST_LOGO_FORM = 20_000_000;
const LARGEST_OTHER_BODY = 65_536;
const TEXT_TOO_LONG = 'Texten är för lång för att sparas. Gå tillbaka, korta den och spara igen.';
/** Of what everybody may send there are no files. */
const SENT_TOO_LONG = 'Det som skickades är för långt. Gå tillbaka, korta texten och skicka igen.';
const PICTURE_TOO_LARGE = 'Bilden är för stor. Gå tillbaka och välj en på högst 10\u00a0MB.';
const FILE_TOO_LARGE = 'Det som skickades är för stort. Välj en fil på högst 20\u00a0MB.';
const TEXTS_TOO_LARGE = 'Filen är för stor. Gå tillbaka och välj en på högst 5\u00a0MB.';
const SHEET_TOO_LARGE = 'Kalkylbladet är för stort. Gå tillbaka och välj ett på högst 2\u00a0MB.';
const MAP_TOO_LARGE = 'Kartan är för stor. Gå tillbaka och välj en fil på högst 5\u00a0MB.';
const LOGO_TOO_LARGE = 'Bilden är för stor. Gå tillbaka och välj en på högst 200\u00a0kB.';
const LONGEST_ADDRESS = 2_000;
const GRACE_MS = 5_000;
const DEAF =
  'Löftet hör inte när något publiceras. De publika sidorna hämtas därför om varje sekund, och visas som de var om databasen inte svarar. Löftet försöker igen. Använder du PgBouncer: se LOFTET_LISTEN_URL i docs/how-to/drifta.md.\n';

/**
 * Starts the web site and answers when it is reached; `close` lets those who are being answered finish.
 * @throws AppError `usage` if the configuration or the port cannot be used
 */
export async function serve(): Promise<Serving> {
  const config = readEnv(process.env);
  const ctx = await sharedContext(() => openContext(config, (text) => process.stderr.write(`${text}\n`)));
  await keepPublicKey(ctx.db, ctx.secret);
  const handler = await kitHandler();
  const pages = cachedPages(handler, COMMON_HEADERS, RESERVED_SLUGS);
  const printed = cachedPages(handler, COMMON_HEADERS, RESERVED_SLUGS, PRINTED_LIMITS);
  const open = cachedPages(handler, COMMON_HEADERS, RESERVED_SLUGS, OPEN_LIMITS);
  const answer = answerer(handler, { pages, printed, open }, ctx);
  const { servers, port } = await listenOnLoopback(() => httpServer(answer), config.port);
  const signal = hearPublications(ctx, [pages, printed, open]);
  return {
    port,
    close: async () => {
      await closeAll(servers);
      await signal.close();
      await closeSharedReading();
    },
  };
}

/** SvelteKit, built. It takes host and protocol from headers that only this file writes. */
async function kitHandler(): Promise<Handler> {
  // adapter-node reads these once, when it is loaded.
  Object.assign(process.env, {
    PROTOCOL_HEADER: 'x-loftet-protocol',
    HOST_HEADER: 'x-loftet-host',
    BODY_SIZE_LIMIT: String(LARGEST_DOCUMENT_FORM),
  });
  const built = new URL('../build/handler.js', import.meta.url).href;
  const kit = (await import(built)) as {
    handler: (req: IncomingMessage, res: ServerResponse, next: () => void) => void;
  };
  return (request, response) => kit.handler(request, response, () => response.writeHead(404).end());
}

function httpServer(answer: Handler): Server {
  const server = createServer({ maxHeaderSize: 16_384, headersTimeout: 10_000, requestTimeout: 300_000 }, answer);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return;
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  return server;
}

/** Until publications are heard, pages are looked at anew every second: a correction is never missed, only later. */
function hearPublications(ctx: Context, caches: readonly CachedPages[]): { close(): Promise<void> } {
  let told = false;
  for (const each of caches) each.doubt();
  return listenForPublications(ctx, {
    onPublished: (slug) => caches.forEach((each) => each.published(slug)),
    onLost: () => {
      for (const each of caches) each.doubt();
      told = true;
      process.stderr.write(DEAF);
    },
    onListening: () => {
      for (const each of caches) each.trust();
      if (told) process.stderr.write('Löftet hör publiceringar igen.\n');
      told = false;
    },
  });
}

function answerer(
  handler: Handler,
  { pages, printed, open }: { readonly [cache in 'pages' | 'printed' | 'open']: CachedPages },
  ctx: Context,
): Handler {
  return (request, response) => {
    const origin = requestOrigin(request.headers, 'encrypted' in request.socket, ctx.config);
    if (origin === null)
      return plain(
        response,
        421,
        'Den här adressen hör inte till Löftet. Sköter du servern: lägg till den i LOFTET_HOSTS.',
      );
    const url = request.url ?? '/';
    if (url.length > LONGEST_ADDRESS)
      return plain(response, 414, 'Adressen är för lång. Kontrollera att den är rätt kopierad.');
    const address = `${origin.protocol}://${origin.host}`;
    const { method = '', headers, rawHeaders } = request;
    // SvelteKit asks for an Origin too.
    if (isOneClick({ method, url, origin: headers.origin })) headers.origin = address;
    const refusal = refuseRequest({ method, url, origin: headers.origin, rawHeaders }, address);
    if (refusal !== null) {
      request.resume();
      if (refusal.status === 405) response.setHeader('allow', METHODS.join(', '));
      return plain(response, refusal.status, refusal.sentence);
    }
    if (url === '/healthz') return plain(response, 200, 'Löftet är igång.');
    if (url === '/readyz') return void readiness(ctx, response);
    if (Number(request.headers['content-length'] ?? 0) > largestBody(url)) {
      request.resume();
      return tooLarge(response, url);
    }
    const path = publicPath(request);
    if (path !== null)
      return (isPrinted(path) ? printed : isOpenFile(path) ? open : pages).answer(request, response, path, origin);
    request.headers['x-loftet-host'] = origin.host;
    request.headers['x-loftet-protocol'] = origin.protocol;
    request.headers['x-loftet-client'] = clientAddress(headers, request.socket.remoteAddress, ctx.config.trustProxy);
    // A program that takes anything gets the page, as a browser does; SvelteKit would give it form data as JSON.
    if (request.headers.accept === undefined || request.headers.accept === '*/*') request.headers.accept = 'text/html';
    if (request.method === 'POST') return answerForm(request, response, pages, largestBody(url));
    for (const [name, value] of Object.entries(COMMON_HEADERS)) response.setHeader(name, value);
    // What is made for one reader is kept by nobody on the way, unless it says itself that it may be.
    if (headers.cookie !== undefined || headers.authorization !== undefined)
      response.setHeader('cache-control', 'private, no-cache');
    handler(request, response);
  };
}

/** A form that comes in pieces has not said how large it is: it is counted first. */
function answerForm(request: IncomingMessage, response: ServerResponse, pages: CachedPages, most: number): void {
  if (request.headers['transfer-encoding'] === undefined || most === Infinity)
    return pages.answerOnce(request, response);
  void wholeRequest(request, most).then((whole) => {
    if (whole === 'too-large') tooLarge(response, request.url ?? '');
    else pages.answerOnce(whole, response);
  });
}

function tooLarge(response: ServerResponse, url: string): void {
  if (WITH_PICTURE.test(url)) return plain(response, 413, PICTURE_TOO_LARGE);
  if (WITH_DOCUMENT.test(url)) return plain(response, 413, FILE_TOO_LARGE);
  if (WITH_SHEET.test(url)) return plain(response, 413, SHEET_TOO_LARGE);
  if (WITH_MAP.test(url)) return plain(response, 413, MAP_TOO_LARGE);
  if (WITH_TEXTS.test(url)) return plain(response, 413, TEXTS_TOO_LARGE);
  if (WITH_LOGO.test(url)) return plain(response, 413, LOGO_TOO_LARGE);
  plain(response, 413, url.startsWith('/arbete/') ? TEXT_TOO_LONG : SENT_TOO_LONG);
}

/** In bytes. Only where documents are taken may a form be as large as they are. */
function largestBody(url: string): number {
  if (/^\/las|^\/arbete\/import(?:\?|$)/.test(url)) return Infinity; // SvelteKit stops reading, and the page says why
  if (WITH_PICTURE.test(url) || WITH_DOCUMENT.test(url)) return LARGEST_PICTURE_FORM;
  if (WITH_SHEET.test(url)) return LARGEST_SHEET_FORM;
  if (WITH_MAP.test(url)) return LARGEST_MAP_FORM;
  if (WITH_TEXTS.test(url)) return LARGEST_TEXTS_FORM;
  if (WITH_LOGO.test(url)) return LARGEST_LOGO_FORM;
  return url.startsWith('/arbete/') ? LARGEST_OFFICE_FORM : LARGEST_OTHER_BODY;
}

async function readiness(ctx: Context, response: ServerResponse): Promise<void> {
  if (await ctx.isReady()) plain(response, 200, 'Löftet är redo.');
  else plain(response, 503, 'Databasen svarar inte.');
}

/** For one process: what is turned away here never reaches those who know who it was. */
const noteRefusal = refusalLog((line) => process.stderr.write(line), 60_000);

function plain(response: ServerResponse, status: number, text: string): void {
  noteRefusal(status, Date.now());
  response.writeHead(status, {
    ...COMMON_HEADERS,
    'content-type': 'text/plain; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.end(`${text}\n`);
}

/** No new connections; those under way get a moment. */
async function closeAll(servers: readonly Server[]): Promise<void> {
  const impatient = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), GRACE_MS);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  clearTimeout(impatient);
}
