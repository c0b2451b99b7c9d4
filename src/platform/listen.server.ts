import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { AppError } from '#platform/errors.ts';

/**
 * Opens servers on 127.0.0.1 and, where the machine has IPv6, on ::1, both on the same port (0 = any free one).
 * Never on other addresses: a proxy stands in front of whatever is reached from outside.
 * @throws AppError `usage` if the port is taken or not ours to take
 */
export async function listenOnLoopback(
  makeServer: () => Server,
  port: number,
): Promise<{ servers: Server[]; port: number }> {
  const first = makeServer();
  await listen(first, port, '127.0.0.1');
  const taken = (first.address() as AddressInfo).port;
  const second = makeServer();
  try {
    await listen(second, taken, '::1');
    return { servers: [first, second], port: taken };
  } catch (error) {
    if (error instanceof AppError) {
      first.close();
      throw error;
    }
    return { servers: [first], port: taken };
  }
}

function listen(server: Server, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new AppError('usage', {
            what: `Port ${port} är upptagen. Stoppa programmet som använder den, eller välj en annan port: PORT=${port + 1} npm start.`,
          }),
        );
      } else if (error.code === 'EACCES') {
        reject(
          new AppError('usage', {
            what: `Port ${port} får bara systemet använda. Välj en annan port: PORT=3000 npm start.`,
          }),
        );
      } else reject(error);
    });
    server.listen(port, address, resolve);
  });
}
