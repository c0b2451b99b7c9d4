/**
 * How long it takes from `npm start` to the first page, installed and built: with an empty data folder (the database is
 * made), and again on the same data. Seconds on the wall, beside their limits.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A bare clone may take this long; making the database is one part of it. */
const COLD_LIMIT = 60;
const WARM_LIMIT = 3;
const WARM_ROUNDS = 5;
const PORT = '3987';

const root = path.resolve(import.meta.dirname, '..');
const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-bench-'));
chmodSync(dataDir, 0o755); // the database runs under an account of its own, which must reach it

/** Seconds until the start page has come whole. */
async function secondsToFirstPage(): Promise<number> {
  const began = performance.now();
  const env = { ...process.env, PORT, LOFTET_DATA_DIR: dataDir };
  const child = spawn(process.execPath, ['start.mjs', 'serve'], {
    cwd: root,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => (said += String(chunk)));
  const gone = once(child, 'exit');
  try {
    for (;;) {
      if (child.exitCode !== null) throw new Error(said);
      const page = await fetch(`http://localhost:${PORT}/`).catch(() => undefined);
      if (page?.status === 200 && (await page.text()).includes('</html>')) return (performance.now() - began) / 1000;
      await pause(5);
    }
  } finally {
    child.kill('SIGTERM');
    await gone;
  }
}

function tell(what: string, seconds: number, limit: number): void {
  const ratio = seconds / limit;
  console.log(
    `${what}: ${seconds.toFixed(2)} s, ${ratio.toFixed(2)} x its limit (${limit} s)${ratio > 1 ? '  ABOVE' : ''}`,
  );
  if (ratio > 1) process.exitCode = 1;
}

try {
  tell('first page, empty data folder', await secondsToFirstPage(), COLD_LIMIT);
  const warm: number[] = [];
  for (let round = 0; round < WARM_ROUNDS; round += 1) warm.push(await secondsToFirstPage());
  tell('first page, initialised', warm.sort((a, b) => a - b)[Math.floor(WARM_ROUNDS / 2)] ?? Infinity, WARM_LIMIT);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}
