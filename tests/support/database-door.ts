import { createServer, connect, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { Transform } from 'node:stream';
import type pg from 'pg';

/** A way to a server that can be shut (no answer to anybody, connections cut), or fall silent (nothing passes). */
export type DatabaseDoor = {
  readonly login: pg.ClientConfig;
  shut(): Promise<void>;
  open(): Promise<void>;
  /** Connections stay and carry nothing, as behind a firewall that forgot them. */
  silence(): void;
  /** From now on the server is asked something else, equally long: as if a pooler put another session behind. */
  rewrite(from: string, to: string): void;
  close(): Promise<void>;
};

/** A TCP door before the server's socket. */
export async function databaseDoor(login: pg.ClientConfig): Promise<DatabaseDoor> {
  const pairs = new Set<readonly [Socket, Socket]>();
  const rewritten: (readonly [string, string])[] = [];
  const server = createServer((outside) => {
    const inside = connect(path.join(login.host ?? '', '.s.PGSQL.5432'));
    const pair = [outside, inside] as const;
    pairs.add(pair);
    const rewriting = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        const text = chunk.toString('latin1');
        done(
          null,
          Buffer.from(
            rewritten.reduce((now, [from, to]) => now.replaceAll(from, to), text),
            'latin1',
          ),
        );
      },
    });
    outside.pipe(rewriting).pipe(inside).pipe(outside);
    for (const socket of pair) {
      socket.on('error', () => undefined);
      socket.on('close', () => {
        pairs.delete(pair);
        for (const other of pair) other.destroy();
      });
    }
  });
  const listen = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', resolve);
    });
  await listen(0);
  const { port } = server.address() as AddressInfo;
  const cut = (): void => {
    for (const pair of pairs) for (const socket of pair) socket.destroy();
  };
  const shut = (): Promise<void> =>
    new Promise((resolve) => {
      server.close(() => resolve());
      cut();
    });
  return {
    login: { ...login, host: '127.0.0.1', port },
    shut,
    open: () => listen(port),
    silence: () => {
      for (const [outside, inside] of pairs) {
        outside.unpipe();
        inside.unpipe();
      }
    },
    rewrite: (from, to) => {
      if (from.length < to.length) throw new RangeError('the message would change its length');
      rewritten.push([from, to.padEnd(from.length)]);
    },
    close: async () => {
      if (server.listening) await shut();
    },
  };
}
