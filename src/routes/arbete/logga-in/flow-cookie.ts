import { FLOW_SECONDS } from '#access/oidc-flow.server.ts';
import { sessionCookie } from '#access/session-cookie.ts';

/** The cookie of a sign-in that is under way at a provider: as the session's, but of its own name and short. */
export function flowCookieOf(protocol: string) {
  const { name, options } = sessionCookie(protocol);
  return { name: `${name}-inloggning`, options: { ...options, maxAge: FLOW_SECONDS } };
}
