import type { RequestEvent } from '@sveltejs/kit';
import { langOfWord, type Lang } from '#platform/texts/languages.ts';

/** What a link in a mail to somebody who follows holds. */
export function linkOf({ params }: Pick<RequestEvent, 'params'>): {
  readonly slug: string;
  readonly token: string;
  readonly lang: Lang;
} {
  const { municipality: slug = '', token = '', lang } = params;
  return { slug, token, lang: langOfWord(lang) ?? 'sv' };
}

/**
 * The key in the address is kept by nobody on the way, and goes with no link that is followed from the page. (With
 * `no-referrer` the browser would hide where the page's own form comes from, too.)
 */
export function keepKey({ setHeaders }: Pick<RequestEvent, 'setHeaders'>): void {
  setHeaders({ 'cache-control': 'no-store', 'referrer-policy': 'strict-origin' });
}
