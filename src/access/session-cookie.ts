import { SESSION_DAYS } from '#access/lifetimes.ts';

const DAY_SECONDS = 86_400;

/**
 * The cookie that holds a session's token. With https its name begins with `__Host-`: browsers then take it only from
 * this very host, over https and for the whole site, so that a neighbouring site cannot plant one.
 */
export function sessionCookie(protocol: string) {
  const secure = protocol === 'https:';
  return {
    name: secure ? '__Host-loftet' : 'loftet',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: SESSION_DAYS * DAY_SECONDS },
  } as const;
}
