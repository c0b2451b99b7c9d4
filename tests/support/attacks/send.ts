import { FORM } from '../office.ts';
import type { Answer } from '../ask.ts';
import http from 'node:http';
import type { Sent } from './attack.ts';
import type { AttackedSite } from './attacked-site.ts';

const BOUNDARY = 'gransen';

/** Sends an attack as it is, following nothing. Each comes from a place of its own, so that none is slowed down for another. */
export function send({ office: { site }, tokens }: AttackedSite, sent: Sent, from: number): Promise<Answer> {
  const { as, at, method, fields, file, raw, headers = {}, origin, cookie } = sent;
  const body =
    file !== undefined
      ? multipart(fields ?? {}, file)
      : Buffer.from((raw ?? String(new URLSearchParams(fields))) as Uint8Array);
  const how = method ?? (fields === undefined && file === undefined && raw === undefined ? 'GET' : 'POST');
  const type = file === undefined ? FORM : { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` };
  const known = cookie ?? (as === undefined ? undefined : `loftet=${tokens[as]}`);
  const all = {
    accept: 'text/html',
    // Else the server hangs up on whoever still sends when it has answered, as no browser lets it.
    connection: 'keep-alive',
    host: `localhost:${site.port}`,
    'x-forwarded-for': `198.51.100.${from % 250}`,
    ...(how === 'GET' ? {} : { ...type, 'content-length': String(body.length) }),
    ...(origin === null ? {} : { origin: origin ?? site.origin }),
    ...(known === undefined ? {} : { cookie: known }),
    ...headers,
  };
  return new Promise((resolve, reject) => {
    const request = http.request(
      { host: '127.0.0.1', port: site.port, path: at, method: how, headers: all, agent: false },
      (response) => {
        const pieces: Buffer[] = [];
        response.on('data', (piece: Buffer) => pieces.push(piece));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(pieces).toString(),
          }),
        );
      },
    );
    request.on('error', reject);
    request.end(how === 'GET' ? undefined : body);
  });
}

function multipart(
  fields: Readonly<Record<string, string>>,
  { field, name, bytes }: NonNullable<Sent['file']>,
): Buffer {
  const part = (head: string): Buffer => Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; ${head}\r\n`);
  return Buffer.concat([
    ...Object.entries(fields).flatMap(([key, value]) => [part(`name="${key}"`), Buffer.from(`\r\n${value}\r\n`)]),
    part(`name="${field}"; filename="${name}"`),
    Buffer.from('Content-Type: application/octet-stream\r\n\r\n'),
    bytes,
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ]);
}
