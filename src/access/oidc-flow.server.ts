import { z } from 'zod';
import { seal, unseal } from '#platform/mail/seal.server.ts';

/** Long enough to sign in with a card and a code, and short enough to be worth nothing later. */
export const FLOW_SECONDS = 600;
const BOUND = 'oidc-flow';

const Flow = z.object({
  provider: z.string(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  /** Milliseconds since 1970. */
  until: z.number(),
});

/** What the browser keeps while its person is at the provider: only it can finish what it began. */
export type Flow = z.infer<typeof Flow>;

/** As a cookie, locked with the installation's secret: it can be neither read nor made by others. */
export function flowCookie(secret: string, flow: Omit<Flow, 'until'>): string {
  const until = Date.now() + FLOW_SECONDS * 1000;
  return seal(secret, BOUND, JSON.stringify({ ...flow, until })).toString('base64url');
}

/** The flow in a cookie; null where there is none, it is too old or somebody else made it. */
export function readFlow(secret: string, cookie: string | undefined): Flow | null {
  if (cookie === undefined) return null;
  try {
    const flow = Flow.parse(JSON.parse(unseal(secret, BOUND, Buffer.from(cookie, 'base64url'))));
    return flow.until > Date.now() ? flow : null;
  } catch {
    return null;
  }
}
