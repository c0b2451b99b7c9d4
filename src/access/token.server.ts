import { createHash, createHmac, randomBytes } from 'node:crypto';

const BYTES = 32;
const WRITTEN = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits as they stand in an address or a cookie. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** False for what no token of ours can look like, so that nobody need ask the database. */
export function looksLikeToken(text: string): boolean {
  return WRITTEN.test(text);
}

/** What is kept of a token. So many random bits need no salt and no slow hash: there is nothing to guess. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/**
 * The session that a link makes for one shown form: the same form sent twice gives the same session, another form
 * another one. Made with the installation's secret, so that nobody chooses their session by choosing `formKey`.
 */
export function sessionTokenFor(secret: string, link: string, formKey: string): string {
  return createHmac('sha256', secret).update(`loftet-session/1 ${link} ${formKey}`).digest('base64url');
}
