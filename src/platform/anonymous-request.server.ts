import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import type { Origin } from '#platform/request-origin.ts';

/**
 * The request that a page for everybody is drawn from: an address, and nothing that any reader sent. So no cookie,
 * language, address or browser of the one who happened to ask first can come into what others get, whatever a page
 * looks at; and a reader who leaves takes nothing with them.
 */
export function anonymousRequest(path: string, { host, protocol }: Origin): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = 'GET';
  request.url = path;
  request.httpVersion = '1.1';
  request.httpVersionMajor = 1;
  request.httpVersionMinor = 1;
  request.headers = { host, accept: 'text/html', 'x-loftet-host': host, 'x-loftet-protocol': protocol };
  request.complete = true;
  request.push(null);
  return request;
}
