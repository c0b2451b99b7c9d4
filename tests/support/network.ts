import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What lies between a browser and the site, and can be cut. */
export type Network = {
  readonly origin: string;
  /** Where the site is now. */
  port: number;
  /** `cut`: nothing passes. `answer-lost`: what is posted reaches the site, which answers, and the answer is lost. */
  state: 'whole' | 'cut' | 'answer-lost';
  /** Called when the site has answered a post whose answer is lost. */
  onLost: () => void;
  /** Changes a script on its way, as a new version of it would be. */
  script: (path: string, text: string) => string;
  stop(): Promise<void>;
};

export async function startNetwork(port: number): Promise<Network> {
  const server = createServer((request, response) => pass(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const network: Network = {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    port,
    state: 'whole',
    onLost: () => undefined,
    script: (_path, text) => text,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  function pass(request: IncomingMessage, response: ServerResponse): void {
    const { method, url: path = '/' } = request;
    if (network.state === 'cut') return void request.socket.destroy();
    const headers = { ...request.headers };
    if (path.endsWith('.js')) {
      delete headers['accept-encoding'];
      delete headers['if-none-match'];
    }
    const onward = ask({ port: network.port, method, path, headers }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece));
      answer.on('end', () => {
        if (network.state === 'answer-lost' && method === 'POST') {
          request.socket.destroy();
          return network.onLost();
        }
        const whole = Buffer.concat(pieces);
        const body = path.endsWith('.js') ? Buffer.from(network.script(path, String(whole))) : whole;
        const { 'content-length': _length, 'transfer-encoding': _pieces, ...kept } = answer.headers;
        response.writeHead(answer.statusCode ?? 502, { ...kept, 'content-length': body.length }).end(body);
      });
    });
    onward.on('error', () => request.socket.destroy());
    request.pipe(onward);
  }
  return network;
}
