import { LANGS, pathIn } from '#platform/texts/languages.ts';

type Request = {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly headers: { readonly cookie?: string | undefined; readonly authorization?: string | undefined };
};

/** The session of the office (access/session-cookie.ts): whoever has it gets every page made for them. */
const OFFICE_COOKIE = /(?:^|;)\s*(?:__Host-)?loftet\s*=/;
const NOT_PUBLIC = /^\/(?:arbete|api|dev|_app)(?:\/|$)/;
const READING = /^\/las(?:\/|$)/;
const FILE = /\./;
/** Files that are drawn from publications as pages are: site maps, feeds, what is shared with other sites, open data. */
const DRAWN_FILE =
  /\.(?:xml|atom)$|^\/[a-z0-9/-]+\/(?:lofte|uppfoljning\/[a-z0-9-]+)\.(?:json|html|txt)$|^\/oppna-data\/(?:[a-z0-9-]+\/[a-z-]+\.(?:csv|json)|ordbok\.json)$|^\/\.well-known\/loftet-keys\.json$/;
/** Posters, pictures and logos: drawn from publications as pages are, but larger and dearer. */
const PRINTED = /\/(?:anslag-a[345]\.pdf|bild\.png|marke-[0-9a-f]{64}\.png)$/;
const SITE_MAP = /^\/sitemap-([a-z0-9-]+)\.xml$/;

/** Where everybody may search: with a question the answer is for whoever asks. */
const SEARCHES: ReadonlySet<string> = new Set(LANGS.flatMap((lang) => [pathIn(lang, '/sok'), pathIn(lang, '/sok/')]));

/** Where one asks to follow something, where the links in such mail lead, and the forms of dialogues: never kept, since they are somebody's own. */
const FOLLOWING = /^(?:\/[a-z]+)?\/(?:folj(?:er)?|svara)(?:\/|$)/;
/** Where the links in mail to those who follow lead, to be ended. */
const ENDING = /^(?:\/[a-z]+)?\/foljer\/[a-z0-9-]+\/(?:svar\/)?sluta\/[\w-]{43}$/;

/**
 * The path of a page that is the same for everybody, or null where the request must be answered for itself. Public
 * pages but the search take no parameters and look at no cookie: what others have added to the address is left out, so that it neither
 * fills the cache nor costs a rendering.
 */
export function publicPath({ method, url = '/', headers }: Request): string | null {
  if (method !== 'GET' && method !== 'HEAD') return null;
  const query = url.indexOf('?');
  const path = query === -1 ? url : url.slice(0, query);
  // Whoever asks gets the same bytes, and nobody can have them drawn again and again by saying that they are signed in.
  if (isPrinted(path)) return path;
  const { cookie, authorization } = headers;
  if (authorization !== undefined || (cookie !== undefined && OFFICE_COOKIE.test(cookie))) return null;
  if (NOT_PUBLIC.test(path) || FOLLOWING.test(path) || (query !== -1 && SEARCHES.has(path))) return null;
  // Reading a document belongs to the office, but whoever brings nothing along gets what everybody gets.
  if (READING.test(path) && (query !== -1 || cookie !== undefined)) return null;
  return FILE.test(path) && !DRAWN_FILE.test(path) ? null : path;
}

/**
 * Whether a request is a mail program's "stop" (RFC 8058): it comes without Origin and cookie, and its address alone says
 * what is ended.
 */
export function isOneClick({
  method,
  url = '/',
  origin,
}: {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly origin?: string | undefined;
}): boolean {
  return method === 'POST' && origin === undefined && ENDING.test(url);
}

/** Whether a public path is a poster's or a picture's. */
export function isPrinted(path: string): boolean {
  return PRINTED.test(path);
}

const OPEN_FILE = /^\/oppna-data\/.+\.(?:csv|json)$/;

/** Whether a public path is a file of open data. */
export function isOpenFile(path: string): boolean {
  return OPEN_FILE.test(path);
}

/** The one way in which browsers write an address: with /l%61s, //las and so on anybody could fill the cache with one page. */
export function isPlain(path: string): boolean {
  try {
    return !/[\\#]|\/\//.test(path) && encodeURI(decodeURI(path)) === path;
  } catch {
    return false;
  }
}

/**
 * The municipality whose publications change a page, or '' for a page that may list municipalities. Words that the site
 * itself uses (a language, `om`) stand before it: /en/linkoping/ekbacken. A municipality's site map stands at the root.
 */
export function tagOf(path: string, siteWords: readonly string[]): string {
  const words = SITE_MAP.exec(path)?.slice(1) ?? path.split('/');
  const at = words.findIndex((word) => /^[a-z0-9-]+$/.test(word) && !siteWords.includes(word));
  // What stands below /om is the site's own too.
  return words.slice(0, Math.max(at, 0)).includes('om') ? '' : (words[at] ?? '');
}
