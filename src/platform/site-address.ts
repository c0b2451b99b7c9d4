import type { Config } from '#platform/config.ts';

/**
 * Where links in mail lead, without a slash at the end: the first name that the site answers to, else this machine.
 * @example siteAddress({ hosts: ['loftet.kommunen.se'], port: 3000 }) // "https://loftet.kommunen.se"
 */
export function siteAddress({ hosts, port }: Pick<Config, 'hosts' | 'port'>): string {
  const [host] = hosts;
  return host === undefined ? `http://localhost:${port}` : `https://${host}`;
}

/** The site's own https address for readers elsewhere; null while it has no host name of its own. */
export function publicSite({ hosts }: Pick<Config, 'hosts'>): string | null {
  return hosts[0] === undefined ? null : `https://${hosts[0]}`;
}
