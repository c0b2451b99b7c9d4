/** A parent that holds the embedded database, as `npm start` does, until it is killed. Prints the socket's folder. */
import { startEmbedded } from '#platform/postgres/launcher.server.ts';

const server = await startEmbedded(process.argv[2] ?? '', { tell: () => undefined });
process.stdout.write(`${server.app.host}\n`);
