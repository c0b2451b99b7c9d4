import { readFile } from 'node:fs/promises';

const NAME = 'aterrapportering-skaggetorp-2017.txt';

/** A real report-back, a public record, that ships with Löftet to try the reading on. */
export async function readExample(): Promise<{ bytes: Uint8Array; name: string }> {
  return { bytes: await readFile(new URL(`../../demo/${NAME}`, import.meta.url)), name: NAME };
}
