import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ask, type Answer } from './ask.ts';
import { startSite, type Site } from './site.ts';

/** Uses the site's link up and gives the cookie that opens the office: `name=value`, for a request's header. */
export async function openOffice(site: Site): Promise<string> {
  const answer = await ask(site, new URL(site.officeLink).pathname, formOf(site, ''));
  const cookie = cookieOf(answer);
  if (answer.status !== 303 || cookie === '') throw new Error(`the office did not open: ${answer.status}`);
  return cookie;
}

export function cookieOf(answer: Answer): string {
  return answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

function formOf(site: Site, body: string, headers: Readonly<Record<string, string>> = {}) {
  const own = { host: `localhost:${site.port}`, origin: site.origin };
  return { method: 'POST', body, headers: { ...own, ...FORM, ...headers } };
}

export type OfficeSite = {
  readonly site: Site;
  get(at: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  post(at: string, body?: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** What `./loftet office-link` prints while the site runs. */
  officeLinkCommand(): Promise<string>;
  /** The path of a new link, by that command. */
  newLink(): Promise<string>;
  stop(): Promise<void>;
};

/** A site behind a proxy that it trusts, and the command that makes links for it. */
export async function startOfficeSite(host: string): Promise<OfficeSite> {
  const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'loftet-office-'));
  chmodSync(folder, 0o755);
  const env = { LOFTET_HOSTS: host, LOFTET_TRUST_PROXY: 'on', LOFTET_DATA_DIR: folder };
  const site = await startSite(env);
  async function officeLinkCommand(): Promise<string> {
    const told = { env: { ...process.env, ...env, PORT: String(site.port) } };
    return (await promisify(execFile)(process.execPath, ['src/cli/main.ts', 'office-link'], told)).stdout;
  }
  return {
    site,
    get: (at, headers = {}) => ask(site, at, { headers: { host: `localhost:${site.port}`, ...headers } }),
    post: (at, body = '', headers = {}) => ask(site, at, formOf(site, body, headers)),
    officeLinkCommand,
    newLink: async () => /\/arbete\/oppna\/[\w-]{43}$/m.exec(await officeLinkCommand())?.[0] ?? '',
    stop: async () => {
      await site.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
