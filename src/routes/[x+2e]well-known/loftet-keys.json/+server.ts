import type { RequestHandler } from '@sveltejs/kit';
import { publicKeys } from '#platform/signing-key.server.ts';
import { openAnswer } from '#routes/(public)/open-answer.ts';
import { orUnavailable } from '#routes/(public)/public-page.ts';
import { siteContext } from '#routes/site-context.ts';

/** The keys that what is shared is verified with (a JWK Set, RFC 7517): every one that has ever been used. */
export const GET: RequestHandler = async () => {
  const { db, secret } = await siteContext();
  const keys = await orUnavailable(() => publicKeys(db, secret));
  return openAnswer(JSON.stringify({ keys }), 'application/jwk-set+json');
};
