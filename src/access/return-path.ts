const HERE = 'http://here.invalid';
const LONGEST = 500;

/**
 * Where in the office somebody was going when they had to sign in: a path of ours, or the office's start. Whatever could
 * lead to another site (`//evil`, `/\evil`, `https:…`) leads to the start.
 */
export function returnPath(wanted: string | null): string {
  if (wanted === null || wanted.length > LONGEST || !wanted.startsWith('/arbete')) return '/arbete';
  const url = URL.parse(wanted, HERE);
  if (url === null || url.origin !== HERE || !/^\/arbete(?:\/|$)/.test(url.pathname)) return '/arbete';
  // The ways in themselves: whoever has signed in has nothing to do there.
  if (/^\/arbete\/(?:logga-in|logga-ut|oppna)(?:\/|$)/.test(url.pathname)) return '/arbete';
  return `${url.pathname}${url.search}`;
}
