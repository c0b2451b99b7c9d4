import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type Site = { readonly origin: string; readonly port: number; stop(): Promise<void> };

/**
 * The whole program on a free port, with a data folder of its own that is removed afterwards. By the channel it notices
 * if the tests are killed, and stops with its database.
 */
export async function startSite(env: Readonly<Record<string, string>> = {}): Promise<Site> {
  const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-site-'));
  // The database runs under an account of its own, which must reach it.
  chmodSync(dataDir, 0o755);
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, LOFTET_DEMO: 'off', LOFTET_DATA_DIR: dataDir, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let said = '';
  const port = await new Promise<number>((resolve, reject) => {
    const hear = (data: Buffer): void => {
      said += String(data);
      const found = /http:\/\/localhost:(\d+)/.exec(said)?.[1];
      if (found !== undefined) resolve(Number(found));
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void gone.then((code) => reject(new Error(`exit ${code}: ${said}`)));
  }).catch((error: unknown) => {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });
  return {
    origin: `http://localhost:${port}`,
    port,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
