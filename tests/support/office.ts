import { execFile } from 'node:child_process';
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

/** A site behind a proxy that it trusts, and the command that makes links for it. `env` is as for `startSite`. */
export async function startOfficeSite(host: string, env: Readonly<Record<string, string>> = {}): Promise<OfficeSite> {
  const site = await startSite({ LOFTET_HOSTS: host, LOFTET_TRUST_PROXY: 'on', ...env });
  async function officeLinkCommand(): Promise<string> {
    const told = { env: { ...process.env, ...site.env, PORT: String(site.port) } };
    return (await promisify(execFile)(process.execPath, ['src/cli/main.ts', 'office-link'], told)).stdout;
  }
  return {
    site,
    get: (at, headers = {}) => ask(site, at, { headers: { host: `localhost:${site.port}`, ...headers } }),
    post: (at, body = '', headers = {}) => ask(site, at, formOf(site, body, headers)),
    officeLinkCommand,
    newLink: async () => /\/arbete\/oppna\/[\w-]{43}$/m.exec(await officeLinkCommand())?.[0] ?? '',
    stop: () => site.stop(),
  };
}
