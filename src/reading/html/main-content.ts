import { attribute, findAll, isElement, textIn, type HtmlElement } from '#reading/html/tree.ts';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

export type PageParts = {
  /** Where the document itself stands. */
  readonly main: readonly HtmlElement[];
  /** Headers, footers and columns around it. */
  readonly around: readonly HtmlElement[];
  /** What only steers the site. */
  readonly apart: readonly HtmlElement[];
  /** A title that stands in the site's header because the main part has none. */
  readonly title: HtmlElement | null;
};

/** Parts that a reader of the page steers by, and windows over it: never the document's words. */
const APART = new Set([
  'navigation',
  'search',
  'dialog',
  'alertdialog',
  'menu',
  'menubar',
  'toolbar',
  'tablist',
  'alert',
]);
const NEVER = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'nav',
  'head',
  'iframe',
  'object',
  'embed',
  'svg',
  'canvas',
  'audio',
  'video',
  'map',
  'input',
  'select',
  'textarea',
  'datalist',
  'progress',
  'meter',
  'math',
  'search',
  'del',
  'dialog',
  'frameset',
]);
const COOKIES = /\b(cookies?|kakor|samtycke|consent)\b/i;

/** Not shown as part of the document: programs, steering, forms, consent windows, hidden and deleted text. */
export function isApart(element: HtmlElement): boolean {
  const role = attribute(element, 'role');
  if (NEVER.has(element.tagName) || (role !== null && APART.has(role))) return true;
  if (attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  if (attribute(element, 'aria-modal') === 'true') return true;
  return COOKIES.test(attribute(element, 'aria-label') ?? '');
}

/** Finds what the page is about: its main element, else the body without what plainly belongs to the site. */
export function partsOf(document: Tree.Document): PageParts {
  const body = findAll(document, (element) => element.tagName === 'body')[0];
  if (body === undefined) return { main: [], around: [], apart: [], title: null };
  const mains = findAll(body, isMain).filter((element) => !isApart(element));
  const outermost = mains.filter((element) => !isWithin(element.parentNode, mains));
  const parts = { around: [] as HtmlElement[], apart: [] as HtmlElement[] };
  const main = outermost.length > 0 ? outermost : [body];
  if (outermost.length > 0) sortOutside(body, outermost, parts.around);
  else sortBody(body, parts);
  parts.around.push(
    ...main.flatMap((part) => findAll(part, (element) => isAside(element) && !isWithin(element, parts.around))),
  );
  const elsewhere = [...parts.around, ...parts.apart];
  const hasTitle = main.some(
    (part) => findAll(part, (element) => isTitle(element) && !isWithin(element, elsewhere)).length > 0,
  );
  const title = hasTitle ? null : (parts.around.flatMap((part) => findAll(part, isTitle))[0] ?? null);
  return { main, ...parts, title };
}

function isMain(element: HtmlElement): boolean {
  return element.tagName === 'main' || attribute(element, 'role') === 'main';
}

function isTitle(element: HtmlElement): boolean {
  return element.tagName === 'h1';
}

function isAside(element: HtmlElement): boolean {
  return element.tagName === 'aside' || attribute(element, 'role') === 'complementary';
}

function isWithin(node: Tree.ParentNode | null, parts: readonly HtmlElement[]): boolean {
  for (let at: Tree.ParentNode | null = node; at !== null; at = isElement(at) ? at.parentNode : null) {
    if (parts.some((part) => part === at)) return true;
  }
  return false;
}

/** Everything beside the main parts. */
function sortOutside(parent: HtmlElement, mains: readonly HtmlElement[], around: HtmlElement[]): void {
  for (const node of parent.childNodes) {
    if (!isElement(node) || mains.includes(node) || isApart(node) || isSteering(node)) continue;
    if (mains.some((main) => isWithin(main, [node]))) sortOutside(node, mains, around);
    else around.push(node);
  }
}

/** In a page without a main part: the site's own rows, by their semantics, their name or their being all links. */
function sortBody(parent: HtmlElement, parts: { around: HtmlElement[]; apart: HtmlElement[] }): void {
  for (const node of parent.childNodes) {
    if (!isElement(node) || isApart(node)) continue;
    if (isSteering(node)) parts.apart.push(node);
    else if (isBanner(node) || isLinkRow(node)) parts.around.push(node);
    else if (['div', 'form', 'center', 'span'].includes(node.tagName)) sortBody(node, parts);
  }
}

const STEERING =
  /^(?:menu|meny|nav|navigation|navbar|main-?nav|top-?nav|mainmenu|huvudmeny|breadcrumbs?|brodsmulor|cookie.*|cookies?-?(?:bar|banner|consent|notice))$/i;
const BANNER = /^(?:header|footer|site-?(?:header|footer)|page-?(?:header|footer)|sidhuvud|sidfot|top-?bar)$/i;

function isNamed(element: HtmlElement, names: RegExp): boolean {
  const words = `${attribute(element, 'id') ?? ''} ${attribute(element, 'class') ?? ''}`.slice(0, 500).split(/\s+/);
  return words.some((word) => names.test(word)) && findAll(element, isTitle).length === 0;
}

function isSteering(element: HtmlElement): boolean {
  return isNamed(element, STEERING);
}

function isBanner(element: HtmlElement): boolean {
  const role = attribute(element, 'role');
  if (role === 'banner' || role === 'contentinfo') return true;
  return element.tagName === 'header' || element.tagName === 'footer' || isNamed(element, BANNER);
}

const MANY_LINKS = 3;

/** A row or list of links and nothing else. */
function isLinkRow(element: HtmlElement): boolean {
  if (
    !['div', 'ul', 'p'].includes(element.tagName) ||
    findAll(element, (each) => /^(?:h[1-6]|table)$/.test(each.tagName)).length > 0
  )
    return false;
  const links = findAll(element, (each) => each.tagName === 'a' && attribute(each, 'href') !== null);
  if (links.length < MANY_LINKS) return false;
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]+/gu, '').length;
  return links.reduce((sum, link) => sum + letters(textIn(link)), 0) === letters(textIn(element));
}
