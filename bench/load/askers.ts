/** Many who ask at once, as long as there is something to ask for. */
import http from 'node:http';
import { at } from './judge.ts';
import { fetchPage } from './served.ts';

export type Asking = {
  readonly path: string;
  readonly status: number;
  /** From asking to having the whole answer. */
  readonly ms: number;
  /** What the page cache did ("hit", "fwd=miss; stored"); empty where it had no part. */
  readonly cache: string;
};

/** @param next the next path, or null when it is enough; each asks again as soon as it has its answer */
export async function askAtOnce(port: number, askers: number, next: () => string | null): Promise<Asking[]> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: askers });
  const asked: Asking[] = [];
  const asker = async (): Promise<void> => {
    for (let path = next(); path !== null; path = next()) {
      const began = performance.now();
      const { status, headers } = await fetchPage(port, path, { agent });
      const cache = String(headers['cache-status'] ?? '').replace(/^loftet; /, '');
      asked.push({ path, status, ms: performance.now() - began, cache });
    }
  };
  await Promise.all(Array.from({ length: askers }, asker));
  agent.destroy();
  return asked;
}

/** How long most, nearly all and all but the unluckiest waited. */
export function percentiles(asked: readonly Pick<Asking, 'ms'>[]): { p50: number; p95: number; p99: number } {
  const sorted = asked.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return { p50: at(sorted, 0.5), p95: at(sorted, 0.95), p99: at(sorted, 0.99) };
}

export function percentileText(asked: readonly Pick<Asking, 'ms'>[]): string {
  const { p50, p95, p99 } = percentiles(asked);
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)}`;
}
