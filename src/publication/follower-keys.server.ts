import { createHmac, hkdfSync } from 'node:crypto';

/**
 * What an address is known by, so that the same one is one follower: made with the installation's secret, so that nobody
 * who has the database can try addresses against it, and with the municipality, so that followers in two are not the same.
 */
export function addressMark(secret: string, municipalityId: string, email: string): string {
  return keyed(secret, 'address', `${municipalityId} ${email}`).toString('hex');
}

/** The key in the link that ends what a follower follows: the same in every mail, and kept nowhere. */
export function endToken(secret: string, followerId: string): string {
  return keyed(secret, 'end', followerId).toString('base64url');
}

/** The key in a link to somebody who has answered a dialogue: the same in every mail, and kept nowhere. */
export function contactToken(secret: string, use: 'contact-confirm' | 'contact-end', contactId: string): string {
  return keyed(secret, use, contactId).toString('base64url');
}

/** A key of its own for each use (RFC 5869). */
function keyed(secret: string, use: string, words: string): Buffer {
  const key = Buffer.from(hkdfSync('sha256', secret, '', `loftet-follow/1 ${use}`, 32));
  return createHmac('sha256', key).update(words).digest();
}
