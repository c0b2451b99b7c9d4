import { isPlain, isPrinted } from '#platform/public-path.ts';

type Request = {
  readonly method: string;
  readonly url: string;
  readonly origin: string | undefined;
  /** Names and values in turn, as they came. */
  readonly rawHeaders: readonly string[];
};

export type Refusal = { readonly status: 400 | 403 | 405; readonly sentence: string };

/** What pages are asked with; `Allow` names them where something else came. */
export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST', 'OPTIONS'];

/**
 * Why a request is not let in to the pages, or null. SvelteKit would answer the same things in English or with a fault.
 * `address` is the checked protocol and host that the request came to.
 */
export function refuseRequest({ method, url, origin, rawHeaders }: Request, address: string): Refusal | null {
  if (!METHODS.includes(method)) return { status: 405, sentence: 'Så kan Löftets sidor inte användas.' };
  // Two of them mean that a proxy in front may have taken the other one for the address (RFC 9112, 3.2).
  // The sign NUL (%00) stands in no address of ours, and the database refuses it.
  if (!url.startsWith('/') || hosts(rawHeaders) > 1 || url.includes('%00') || isMadeUp(method, url))
    return { status: 400, sentence: 'Adressen är felskriven. Kontrollera den och försök igen.' };
  // Not only forms: nothing at all is taken from the pages of others.
  if (method === 'POST' && origin !== address)
    return {
      status: 403,
      sentence: 'Det som skickades kom inte från Löftets egen sida. Öppna sidan på nytt och försök igen.',
    };
  return null;
}

/** As `/x/..`, of which programs have made `/` before they ask. */
const STEPS = /\/(?:\.|%2e){1,2}(?:\/|$)/i;

/**
 * Ways to write an address that no browser uses: with steps up and down, with which one page has any number of addresses
 * that nothing keeps; a poster or a picture with signs written as numbers, which is drawn anew each time; and an action by
 * the name that SvelteKit keeps for itself and calls a fault.
 */
function isMadeUp(method: string, url: string): boolean {
  const [path = '', ...query] = url.split('?');
  if (STEPS.test(path) || (isPrinted(path) && !isPlain(path))) return true;
  return method === 'POST' && query.length > 0 && new URLSearchParams(query.join('?')).has('/default');
}

function hosts(rawHeaders: readonly string[]): number {
  return rawHeaders.filter((text, at) => at % 2 === 0 && text.length === 4 && text.toLowerCase() === 'host').length;
}
