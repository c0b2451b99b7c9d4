import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type Site = {
  readonly origin: string;
  readonly port: number;
  /** The link that opens the office once, as it was printed. */
  readonly officeLink: string;
  /** What has been written to the log so far. */
  logged(): string;
  stop(): Promise<void>;
};

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
  let logged = '';
  child.stderr?.on('data', (data: Buffer) => (logged += String(data)));
  const { port, officeLink } = await new Promise<{ port: number; officeLink: string }>((resolve, reject) => {
    child.stdout?.on('data', (data: Buffer) => {
      said += String(data);
      const found = /http:\/\/localhost:(\d+)\/arbete\/oppna\/[\w-]{43}/.exec(said);
      if (found !== null) resolve({ port: Number(found[1]), officeLink: found[0] });
    });
    void gone.then((code) => reject(new Error(`exit ${code}: ${said}${logged}`)));
  }).catch((error: unknown) => {
    rmSync(dataDir, { recursive: true, force: true });
    throw error;
  });
  return {
    origin: `http://localhost:${port}`,
    port,
    officeLink,
    logged: () => logged,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
