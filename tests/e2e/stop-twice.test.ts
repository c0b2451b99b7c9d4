import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, test } from 'vitest';

test('den som avslutas två gånger, som av terminalen och npm, stoppar databasen och slutar lugnt', async () => {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-stop-'));
  chmodSync(folder, 0o755);
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
    env: { ...process.env, LOFTET_DEMO: 'off', LOFTET_DATA_DIR: folder, PORT: '0' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await new Promise<void>((resolve) =>
    child.stdout.on('data', (data: Buffer) => /oppna/.test(String(data)) && resolve()),
  );
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill('SIGINT');
  await pause(20);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(existsSync(path.join(folder, 'postgres/cluster/postmaster.pid'))).toBe(false);
  rmSync(folder, { recursive: true, force: true });
});
