import { attribute, findAll, isElement, isText, textIn, type HtmlElement, type HtmlNode } from '#reading/html/tree.ts';

/** The number of a list's first item. */
export function listStart(list: HtmlElement): number {
  const stated = Number(attribute(list, 'start') ?? Number.NaN);
  if (Number.isInteger(stated)) return stated;
  if (attribute(list, 'reversed') === null) return 1;
  return list.childNodes.filter((node) => node.nodeName === 'li').length;
}

/** The mark that a browser draws. */
export function itemMark(list: HtmlElement, no: number): string {
  if (list.tagName !== 'ol') return '•';
  const type = attribute(list, 'type') ?? '';
  if (/^a$/i.test(type) && no >= 1) {
    const letter = String.fromCharCode(97 + ((no - 1) % 26));
    return `${type === 'A' ? letter.toUpperCase() : letter}.`;
  }
  return `${no}.`;
}

/** Bullets of the fonts Symbol and Wingdings, as Word writes them in pages. */
const WORD_BULLETS: Readonly<Record<string, string>> = { '·': '•', '§': '▪', ü: '✓', Ø: '➢', q: '□' };

/**
 * A list item as Word saves it: a paragraph of style mso-list or, in its filtered form, of class MsoList, with the mark
 * as text. Null for other paragraphs.
 */
export function wordList(element: HtmlElement): { mark: string | null; depth: number } | null {
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(attribute(element, 'style') ?? '')?.[1];
  const marks = level === undefined && !isWordItem(element) ? [] : findAll(element, isIgnored);
  if (level === undefined && marks.length === 0) return null;
  const mark = marks.map((each) => textIn(each).replaceAll('\u00a0', ' ').trim())[0] ?? '';
  return { mark: (WORD_BULLETS[mark] ?? mark) || null, depth: level === undefined ? 0 : Number(level) - 1 };
}

function isWordItem(element: HtmlElement): boolean {
  return /\bMsoList/.test(attribute(element, 'class') ?? '');
}

const LONGEST_MARK = 3;

/** The text of a list mark: said so, or the bullet of a symbol font that begins a Word item. */
export function isIgnored(element: HtmlElement): boolean {
  const style = attribute(element, 'style') ?? '';
  if (/mso-list:\s*ignore/i.test(style)) return true;
  if (!/font-family:\s*["']?(?:symbol|wingdings|courier new)/i.test(style)) return false;
  if (textIn(element).trim().length > LONGEST_MARK) return false;
  const parent = element.parentNode;
  const begins = parent?.childNodes.find((node) => isElement(node) || textOf(node) !== '') === element;
  return begins && parent !== null && isElement(parent) && isWordItem(parent);
}

function textOf(node: HtmlNode): string {
  return isText(node) ? node.value.trim() : '';
}

/** Google Docs writes every depth as a list of its own and says the depth in the class. */
export function statedDepth(list: HtmlElement): number {
  return Number(/\blst-kix_\w+-(\d)\b/.exec(attribute(list, 'class') ?? '')?.[1] ?? 0);
}
