import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { RenderedPage } from '#platform/render-page.server.ts';

type Variant = { readonly headers: Readonly<Record<string, string | number>>; readonly body: Buffer };

/** A page ready to send: compressed once, headers made once. */
export type StoredPage = { readonly etag: string; readonly br: Variant; readonly gzip: Variant; readonly identity: Variant };

const KEPT_HEADERS = ['content-type', 'content-language', 'content-security-policy', 'link'];

/** Only a page that is the same for everybody: no cookie, no nonce, nothing that said it must not be kept. */
export function mayBeStored({ status, headers }: RenderedPage): boolean {
  if (status !== 200 || headers['set-cookie'] !== undefined) return false;
  if (!String(headers['content-type'] ?? '').startsWith('text/html')) return false;
  if (/no-store|private/.test(String(headers['cache-control'] ?? ''))) return false;
  return !String(headers['content-security-policy'] ?? '').includes("'nonce-");
}

/** Compresses a rendered page. `common` are the headers that every answer of this server carries. */
export async function storedPage(page: RenderedPage, common: Readonly<Record<string, string>>): Promise<StoredPage> {
  const [br, gz] = await Promise.all([
    promisify(brotliCompress)(page.body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
    promisify(gzip)(page.body),
  ]);
  const etag = createHash('sha256').update(page.body).digest('base64url').slice(0, 22);
  const kept = Object.fromEntries(KEPT_HEADERS.flatMap((name) => (page.headers[name] === undefined ? [] : [[name, String(page.headers[name])]])));
  const variant = (name: string, body: Buffer): Variant => ({
    body,
    headers: {
      ...common,
      ...kept,
      'cache-control': 'no-cache',
      'vary': 'accept-encoding',
      'etag': `"${etag}-${name}"`,
      'content-length': body.length,
      ...(name === 'identity' ? {} : { 'content-encoding': name }),
    },
  });
  return { etag, br: variant('br', br), gzip: variant('gzip', gz), identity: variant('identity', page.body) };
}

/** Bytes that a stored page takes. */
export function sizeOf(page: StoredPage): number {
  return page.br.body.length + page.gzip.body.length + page.identity.body.length;
}

/** Answers with the page in the best form that the reader takes, or 304 if they have it already. */
export function sendStored(request: IncomingMessage, response: ServerResponse, page: StoredPage): void {
  const variant = chosen(request.headers['accept-encoding'], page);
  if (request.headers['if-none-match']?.includes(page.etag) === true) {
    const { 'content-length': _length, 'content-encoding': _encoding, ...headers } = variant.headers;
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, variant.headers);
  response.end(request.method === 'HEAD' ? undefined : variant.body);
}

/** `q=0` means "not that one"; other weights do not matter between forms that differ only in size. */
function chosen(accepts: string | string[] | undefined, page: StoredPage): Variant {
  const text = String(accepts ?? '');
  const takes = (name: string): boolean => new RegExp(`\\b${name}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\s*(?:,|$))`).test(text);
  if (takes('br')) return page.br;
  return takes('gzip') ? page.gzip : page.identity;
}
