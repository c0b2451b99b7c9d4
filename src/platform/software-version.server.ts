import { readFileSync } from 'node:fs';

/** Löftet's own version, "0.1.0". */
export function softwareVersion(): string {
  const stated = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return stated.version;
}
