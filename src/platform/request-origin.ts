/** Headers as Node gives them. */
type Headers = Readonly<Record<string, string | string[] | undefined>>;

/** The checked host (with port when it is not the standard one) and protocol that a request came to. */
export type Origin = { readonly host: string; readonly protocol: 'http' | 'https' };

export type OriginRules = {
  /** Hosts that this installation answers to besides its own machine, with port when it is not the standard one. */
  readonly hosts: readonly string[];
  /** A proxy in front sets X-Forwarded-Host and X-Forwarded-Proto; else nobody is believed. */
  readonly trustProxy: boolean;
};

/** Any port: the browser's own, behind a tunnel or a container's door, may differ from ours. */
const OWN_MACHINE = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::(\d{1,5}))?$/;
const LAST_PORT = 65_535;

/**
 * Which host and protocol a request came to, or null if this installation does not answer to that host.
 * Decides what SvelteKit takes for its own origin, and so which forms it accepts.
 */
export function requestOrigin(headers: Headers, encrypted: boolean, rules: OriginRules): Origin | null {
  const host = (rules.trustProxy ? lastOf(headers['x-forwarded-host']) : null) ?? hostOf(headers);
  const protocol = (rules.trustProxy ? lastOf(headers['x-forwarded-proto']) : null) ?? (encrypted ? 'https' : 'http');
  if (host === null || (protocol !== 'http' && protocol !== 'https')) return null;
  return isOwnMachine(host) || rules.hosts.includes(host) ? { host, protocol } : null;
}

function isOwnMachine(host: string): boolean {
  const found = OWN_MACHINE.exec(host);
  return found !== null && Number(found[1] ?? 0) <= LAST_PORT;
}

/** One host and no list: nobody on the way adds to it. */
function hostOf(headers: Headers): string | null {
  return String(headers['host'] ?? '').toLowerCase() || null;
}

/** The value that the nearest proxy wrote stands last; what a client sent itself stands before it. */
function lastOf(value: string | string[] | undefined): string | null {
  const text = Array.isArray(value) ? value.at(-1) : value;
  const last = text
    ?.slice(text.lastIndexOf(',') + 1)
    .trim()
    .toLowerCase();
  return last === undefined || last === '' ? null : last;
}
