import { collector, type Collector } from '#reading/html/collector.ts';
import { readHtmlTable } from '#reading/html/html-table.ts';
import { isIgnored, itemMark, listStart, statedDepth, wordList } from '#reading/html/list.ts';
import { isApart } from '#reading/html/main-content.ts';
import type { Disclosures } from '#reading/html/disclosures.ts';
import { lookOf, type StyleSheet } from '#reading/html/style-sheet.ts';
import { attribute, isElement, isText, textIn, type HtmlElement, type HtmlNode } from '#reading/html/tree.ts';
import type { Flow } from '#reading/blocks/flow.ts';

export type Page = {
  readonly sheet: StyleSheet;
  /** Elements that are read elsewhere: the site's header and footer. */
  readonly elsewhere: ReadonlySet<HtmlElement>;
  readonly disclosures: Disclosures;
};

type Inherited = {
  readonly bold: boolean;
  readonly underlined: boolean;
  readonly size: number | null;
  readonly address: string | null;
  readonly listDepth: number;
  readonly preformatted: boolean;
};

/** Points: the text of a page whose style says nothing. */
const STANDARD_SIZE = 12;

const PLAIN: Inherited = {
  bold: false,
  underlined: false,
  size: STANDARD_SIZE,
  address: null,
  listDepth: 0,
  preformatted: false,
};

const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'caption',
  'center',
  'dd',
  'details',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hgroup',
  'hr',
  'html',
  'legend',
  'li',
  'main',
  'menu',
  'ol',
  'p',
  'pre',
  'section',
  'summary',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
]);

export function readElement(element: HtmlElement, page: Page): Flow[] {
  const out = collector();
  readChildren(element, { ...PLAIN, bold: lookOf(element, page.sheet).bold === true }, page, out);
  out.flush();
  return out.flow;
}

function readChildren(parent: HtmlElement, inherited: Inherited, page: Page, out: Collector): void {
  for (const node of parent.childNodes) readNode(node, inherited, page, out);
}

function readNode(node: HtmlNode, inherited: Inherited, page: Page, out: Collector): void {
  if (isText(node)) {
    const text = inherited.preformatted ? node.value : node.value.replace(/[\t\n\r\f ]+/g, ' ');
    out.add({
      text,
      bold: inherited.bold,
      underlined: inherited.underlined,
      size: inherited.size,
      address: inherited.address,
    });
    return;
  }
  if (!isElement(node) || page.elsewhere.has(node)) return;
  const look = lookOf(node, page.sheet);
  const controlled = page.disclosures.isControlled(node);
  if (isIgnored(node) || (!controlled && (isApart(node) || look.hidden))) return;
  const own: Inherited = {
    ...inherited,
    bold: look.bold ?? (inherited.bold || ['b', 'strong', 'dt'].includes(node.tagName)),
    underlined: look.underlined ?? (inherited.underlined || node.tagName === 'u'),
    size: look.size ?? inherited.size,
  };
  readKind(node, own, page, out);
}

function readKind(element: HtmlElement, own: Inherited, page: Page, out: Collector): void {
  const tag = element.tagName;
  const level = headingLevel(element);
  const label = page.disclosures.labelOf(element);
  const above = out.lastHeading();
  if (label !== null) {
    out.flush();
    readChildren(label, PLAIN, page, out);
    out.flushHeading(Math.min(out.lastHeading() + 1, 6), null);
  }
  if (tag === 'br') out.add({ text: '\n', bold: own.bold, underlined: own.underlined, size: own.size, address: null });
  else if (level !== null) readHeading(element, level, own, page, out);
  else if (tag === 'button') readButton(element, own, page, out);
  else if (tag === 'ul' || tag === 'ol' || tag === 'menu') readList(element, own, page, out);
  else if (tag === 'table') readTable(element, page, out);
  else if (tag === 'sup' && isNoteMark(element)) return;
  else if (BLOCKS.has(tag)) readBlock(element, own, page, out);
  else readChildren(element, { ...own, address: addressOf(element) ?? own.address }, page, out);
  // What folds out next stands beside this, not below the headings inside it.
  if (label !== null || tag === 'details') out.closeHeadings(above);
}

/** The raised number that leads to a footnote is no part of the sentence. */
function isNoteMark(element: HtmlElement): boolean {
  return (
    element.childNodes.some((node) => isElement(node) && node.tagName === 'a') &&
    /^\s*\[?(\d{1,3}|[*a-z])\]?\s*$/.test(textIn(element))
  );
}

function headingLevel(element: HtmlElement): number | null {
  const classes = attribute(element, 'class') ?? '';
  if (/\bMsoTitle\b/.test(classes)) return 1;
  if (/\bMsoSubtitle\b/.test(classes)) return 2;
  const tag = /^h([1-6])$/.exec(element.tagName)?.[1];
  const role = attribute(element, 'role');
  if (role !== null && role !== 'heading')
    return role === 'presentation' || role === 'none' || tag === undefined ? null : Number(tag);
  if (role === 'heading') return Math.min(Math.max(Number(attribute(element, 'aria-level') ?? tag ?? 2) || 2, 1), 6);
  if (element.tagName === 'summary') return 0;
  return tag === undefined ? null : Number(tag);
}

function readHeading(element: HtmlElement, level: number, own: Inherited, page: Page, out: Collector): void {
  out.flush();
  const words = wordList(element);
  // A button in a heading opens what follows, and holds the heading's words.
  for (const node of element.childNodes) readInside(node, own, page, out);
  out.flushHeading(level === 0 ? Math.min(out.lastHeading() + 1, 6) : level, words?.mark ?? null);
}

function readInside(node: HtmlNode, own: Inherited, page: Page, out: Collector): void {
  if (isElement(node) && (node.tagName === 'button' || BLOCKS.has(node.tagName)) && !isApart(node)) {
    for (const each of node.childNodes) readInside(each, own, page, out);
    out.add({ text: ' ', bold: own.bold, underlined: own.underlined, size: own.size, address: null });
  } else readNode(node, own, page, out);
}

/** Buttons do things; one that opens a part of the page is that part's heading. */
function readButton(button: HtmlElement, own: Inherited, page: Page, out: Collector): void {
  if (!page.disclosures.isOpener(button)) return;
  out.flush();
  readChildren(button, own, page, out);
  out.flushHeading(Math.min(out.lastHeading() + 1, 6), null);
}

function readList(list: HtmlElement, own: Inherited, page: Page, out: Collector): void {
  out.flush();
  let no = listStart(list);
  const step = attribute(list, 'reversed') === null ? 1 : -1;
  for (const node of list.childNodes) {
    if (!isElement(node)) continue;
    if (node.tagName !== 'li') {
      readNode(node, { ...own, listDepth: own.listDepth + 1 }, page, out);
      continue;
    }
    const value = Number(attribute(node, 'value') ?? Number.NaN);
    if (Number.isInteger(value)) no = value;
    out.flush();
    out.expectItem({ mark: itemMark(list, no), depth: Math.max(own.listDepth, statedDepth(list)) });
    readNode(node, { ...own, listDepth: own.listDepth + 1 }, page, out);
    out.flush();
    out.expectItem(null);
    no += step;
  }
}

function readTable(table: HtmlElement, page: Page, out: Collector): void {
  out.flush();
  for (const node of table.childNodes) {
    if (isElement(node) && node.tagName === 'caption') readNode(node, PLAIN, page, out);
  }
  out.flush();
  out.flow.push(readHtmlTable(table, (cell) => readElement(cell, page)));
}

function readBlock(element: HtmlElement, own: Inherited, page: Page, out: Collector): void {
  out.flush();
  if (/\bMsoToc\d\b/.test(attribute(element, 'class') ?? '')) return;
  const word = wordList(element);
  if (word !== null) out.expectItem(word);
  readChildren(element, { ...own, preformatted: own.preformatted || element.tagName === 'pre' }, page, out);
  out.flush();
  if (word !== null) out.expectItem(null);
}

function addressOf(element: HtmlElement): string | null {
  if (element.tagName !== 'a') return null;
  const address = (attribute(element, 'href') ?? '').trim();
  return address === '' || /^(#|javascript:|data:)/i.test(address) ? null : address;
}
