import { readFileSync } from 'node:fs';

/** `./loftet version` */
export async function version(): Promise<number> {
  const { version: number } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  process.stdout.write(`Löftet ${number} (Node ${process.versions.node})\n`);
  return 0;
}
