import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gunzip, gzip } from 'node:zlib';
import type { RenderedPage } from '#platform/render-page.server.ts';

/** Headers as names and values in turn: Node takes them as they are, without a look at each. */
type Variant = { readonly headers: readonly string[]; readonly body: Buffer };

/** A page ready to send: compressed once, headers made once. */
export type StoredPage = {
  readonly etag: string;
  /** When its drawing began (`performance.now()`). */
  readonly drawnAt: number;
  readonly br: Variant;
  readonly gzip: Variant;
  /**
   * Without a body where that is made of the gzip for whoever takes nothing smaller: hardly anybody, and it would be most
   * of what a page takes in memory.
   */
  readonly identity: { readonly headers: readonly string[]; readonly body: Buffer | null };
};

/** What the cache did, for whoever looks after the server (RFC 9211). */
export const CACHE_STATUS = 'cache-status';
const HIT = 'loftet; hit';

/** Pages, and the site map, feeds, files, posters and pictures, which are drawn from the same publications. */
const KEPT_TYPES =
  /^(?:text\/(?:html|plain|csv)|application\/(?:(?:atom\+)?xml|(?:jwk-set\+)?json|pdf)|image\/png)(?:;|$)/;
/** What nothing makes smaller. */
const COMPRESSED_TYPES = /^(?:application\/pdf|image\/png)\b/;
const PLACE_BYTES = 4_096;
const KEPT_HEADERS = [
  'content-type',
  'content-language',
  'content-security-policy',
  'content-disposition',
  'link',
  'access-control-allow-origin',
  'cross-origin-resource-policy',
];

/** Only what can be shown and is the same for everybody. That a page is missing is not kept: such addresses have no end. */
export function mayBeStored(page: RenderedPage): boolean {
  return page.status === 200 && KEPT_TYPES.test(String(page.headers['content-type'] ?? '')) && isForAll(page);
}

/** No cookie, no nonce, nothing that said it must not be kept. */
export function isForAll({ headers }: RenderedPage): boolean {
  if (headers['set-cookie'] !== undefined) return false;
  if (/no-store|private/.test(String(headers['cache-control'] ?? ''))) return false;
  return !String(headers['content-security-policy'] ?? '').includes("'nonce-");
}

/**
 * Measured on pages of 17 and 118 KB: quality 9 took 8 and 19 ms of processor time, this 0.4 and 2.4 ms, for 0.4 and
 * 1.5 % more bytes. The window of 256 KB holds any page.
 */
function brotliFor(bytes: number): Record<number, number> {
  return {
    [constants.BROTLI_PARAM_QUALITY]: 6,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_LGWIN]: 18,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes,
  };
}

/** Compresses a rendered page. `common` are the headers that every answer of this server carries. */
export async function storedPage(
  page: RenderedPage,
  common: Readonly<Record<string, string>>,
  drawnAt: number,
): Promise<StoredPage> {
  const etag = createHash('sha256').update(page.body).digest('base64url').slice(0, 22);
  const kept = Object.fromEntries(
    KEPT_HEADERS.flatMap((name) => (page.headers[name] === undefined ? [] : [[name, String(page.headers[name])]])),
  );
  const forEver = /\bimmutable\b/.exec(String(page.headers['cache-control'] ?? ''))?.input;
  const variant = (name: string, body: Buffer): Variant => {
    const headers = {
      ...common,
      ...kept,
      'cache-control': forEver ?? 'no-cache',
      vary: 'accept-encoding',
      etag: `"${etag}-${name}"`,
      'content-length': String(body.length),
      ...(name === 'identity' ? {} : { 'content-encoding': name }),
      [CACHE_STATUS]: HIT,
    };
    return { body: ownBytes(body), headers: Object.entries(headers).flat() };
  };
  const identity = variant('identity', page.body);
  if (COMPRESSED_TYPES.test(String(page.headers['content-type'])))
    return { etag, drawnAt, br: identity, gzip: identity, identity };
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(page.body, { params: brotliFor(page.body.length) }),
    promisify(gzip)(page.body),
  ]);
  return { etag, drawnAt, br: variant('br', br), gzip: variant('gzip', gz), identity: { ...identity, body: null } };
}

/** Not a view of the 16 KB that zlib writes into: nine thousand small pages held 475 MB of them beside their 64. */
function ownBytes(view: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(view.length);
  own.set(view);
  return own;
}

/** Bytes that a stored page takes, with a generous word for its headers and its place. */
export function sizeOf(page: StoredPage): number {
  const bodies = new Set([page.br.body, page.gzip.body, page.identity.body]);
  return [...bodies].reduce((sum, body) => sum + (body?.length ?? 0), PLACE_BYTES);
}

/**
 * Answers with the page in the best form that the reader takes, or 304 if they have it already. `how` it came about is
 * said where it was not simply kept.
 */
export function sendStored(request: IncomingMessage, response: ServerResponse, page: StoredPage, how?: string): void {
  const variant = page[formFor(String(request.headers['accept-encoding'] ?? ''))];
  const headers = how === undefined ? variant.headers : [...variant.headers.slice(0, -1), `loftet; ${how}`];
  if (request.headers['if-none-match']?.includes(page.etag) === true) {
    response.writeHead(304, withoutContent(headers)).end();
    return;
  }
  response.writeHead(200, headers as string[]);
  if (request.method === 'HEAD') response.end();
  else if (variant.body !== null) response.end(variant.body);
  else gunzip(page.gzip.body, (fault, body) => (fault === null ? response.end(body) : response.destroy(fault)));
}

/** Answers one reader with a page that is theirs alone, made smaller on the way if they take that. */
export async function sendOnce(
  request: IncomingMessage,
  response: ServerResponse,
  page: RenderedPage,
  common: Readonly<Record<string, string>>,
): Promise<void> {
  const small = takes(String(request.headers['accept-encoding'] ?? ''), 'gzip');
  const body = small ? await promisify(gzip)(page.body) : page.body;
  const { 'content-length': _length, ...headers } = page.headers;
  response.writeHead(page.status, {
    ...common,
    ...headers,
    vary: 'accept-encoding',
    'content-length': body.length,
    ...(small ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
  // What was not read of the request is let go, so that the reader hears the answer.
  if (!request.readableEnded) request.resume();
}

function withoutContent(headers: readonly string[]): string[] {
  const about = (name: string | undefined): boolean =>
    name === 'content-length' || name === 'content-encoding' || name === 'content-type';
  return headers.filter((_text, index) => !about(headers[index - (index % 2)]));
}

type Form = 'br' | 'gzip' | 'identity';

/** Browsers send a handful of different values, so each is taken apart once. */
const FORMS = new Map<string, Form>();
const MOST_FORMS = 200;

function formFor(accepts: string): Form {
  const known = FORMS.get(accepts);
  if (known !== undefined) return known;
  const form = takes(accepts, 'br') ? 'br' : takes(accepts, 'gzip') ? 'gzip' : 'identity';
  if (FORMS.size < MOST_FORMS) FORMS.set(accepts, form);
  return form;
}

/** `q=0` means "not that one"; other weights do not matter between forms that differ only in size. */
function takes(accepts: string, name: string): boolean {
  return new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`).test(accepts);
}
