import http, { type IncomingMessage } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { wholeRequest } from '#platform/whole-request.server.ts';

const MOST = 100_000;
let server: http.Server;
let port: number;
/** How many bytes had come when the answer was known. */
let came: number;

beforeAll(async () => {
  server = http.createServer((request, response) => {
    came = 0;
    request.on('data', (piece: Buffer) => (came += piece.length));
    void wholeRequest(request, MOST).then(async (whole) => {
      if (whole === 'too-large') return response.writeHead(413).end(String(came));
      response.end(JSON.stringify(await shown(whole)));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ({ port } = server.address() as AddressInfo);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function shown(request: IncomingMessage): Promise<unknown> {
  const { method, url, headers } = request;
  return {
    method,
    url,
    body: await text(request),
    length: headers['content-length'],
    in: headers['transfer-encoding'],
  };
}

/** Sends pieces of so many bytes, without saying how many there will be. */
function send(pieces: readonly number[]): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, path: '/x?y', method: 'POST', agent: false }, (response) =>
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject),
    );
    request.on('error', reject);
    request.setHeader('transfer-encoding', 'chunked');
    for (const bytes of pieces) request.write('å'.repeat(bytes / 2));
    request.end();
  });
}

test.each([[[]], [[2]], [[30_000, 30_000, 40_000]]])(
  'pieces of %j come as one body of known length',
  async (pieces) => {
    const body = 'å'.repeat(pieces.reduce((sum, bytes) => sum + bytes, 0) / 2);
    const { status, body: said } = await send(pieces);
    expect(status).toBe(200);
    expect(JSON.parse(said)).toEqual({ method: 'POST', url: '/x?y', body, length: String(Buffer.byteLength(body)) });
  },
);

test('what is larger is refused before all of it has come, and the sender hears it', async () => {
  const { status, body } = await send(Array.from({ length: 200 }, () => 50_000));
  expect(status).toBe(413);
  expect(Number(body)).toBeGreaterThan(MOST);
  expect(Number(body)).toBeLessThan(5_000_000);
});

test('one byte more than is allowed is too large', async () => {
  expect((await send([MOST])).status).toBe(200);
  expect((await send([MOST, 2])).status).toBe(413);
});

test('whoever never ends is hung up on', async () => {
  const socket = net.connect(port, '127.0.0.1');
  const hungUp = new Promise((resolve) => socket.on('error', resolve).on('close', resolve).on('end', resolve));
  socket.write('POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n');
  const piece = Buffer.from(`f4240\r\n${'x'.repeat(1_000_000)}\r\n`);
  const pump = (): void => {
    if (socket.writable) socket.write(piece, () => setImmediate(pump));
  };
  pump();
  socket.resume();
  await hungUp;
  socket.destroy();
  expect(came).toBeGreaterThan(40_000_000);
  expect(came).toBeLessThan(60_000_000);
});
