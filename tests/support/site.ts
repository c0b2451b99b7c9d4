import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { makeDatabase, testServers, type TestDatabase } from './test-database.ts';
import { urlOf } from './url-of.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');

export type Site = {
  readonly origin: string;
  readonly port: number;
  readonly pid: number | undefined;
  /** The link that opens the office once, as it was printed. */
  readonly officeLink: string;
  /** What it was started with, for a command that is to reach the same database. */
  readonly env: Readonly<Record<string, string>>;
  /** What has been written to the log so far. */
  logged(): string;
  stop(): Promise<void>;
};

/**
 * The whole program on a free port, with a database of its own on the tests' server, in which the demonstration is
 * already loaded where it is wanted; where a data folder is given, with the embedded one in there, filled by the program
 * itself, which takes six seconds more. Background work is done only where it is asked for. By the channel it notices if the tests are killed.
 */
export async function startSite(given: Readonly<Record<string, string>> = {}): Promise<Site> {
  const [server] = testServers();
  const content = given['LOFTET_DEMO'] === 'on' ? 'demo' : 'migrated';
  const data = given['LOFTET_DATA_DIR'] === undefined && server ? await makeDatabase(server, content) : undefined;
  const dataDir = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-site-'));
  // The database runs under an account of its own, which must reach it.
  chmodSync(dataDir, 0o755);
  const env = {
    LOFTET_DEMO: 'off',
    LOFTET_WORKER: 'off',
    LOFTET_DATA_DIR: dataDir,
    PORT: '0',
    ...logins(data),
    ...given,
  };
  const child = spawn(process.execPath, ['src/cli/main.ts', 'serve'], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const cleanUp = async (): Promise<void> => {
    await data?.drop();
    rmSync(dataDir, { recursive: true, force: true });
  };
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
  }).catch(async (error: unknown) => {
    await cleanUp();
    throw error;
  });
  return {
    origin: `http://localhost:${port}`,
    port,
    pid: child.pid,
    officeLink,
    env,
    logged: () => logged,
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      await cleanUp();
    },
  };
}

function logins(data: TestDatabase | undefined): Readonly<Record<string, string>> {
  return data === undefined ? {} : { DATABASE_URL: urlOf(data.app), DATABASE_OWNER_URL: urlOf(data.owner) };
}
