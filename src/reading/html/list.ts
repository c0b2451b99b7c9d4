import { attribute, findAll, textIn, type HtmlElement } from '#reading/html/tree.ts';

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

/** A list item as Word saves it: a paragraph of style mso-list, its mark as text. Null for other paragraphs. */
export function wordList(element: HtmlElement): { mark: string | null; depth: number } | null {
  const style = attribute(element, 'style') ?? '';
  const level = /mso-list:\s*l\d+\s+level(\d)/i.exec(style)?.[1];
  if (level === undefined) return null;
  const mark = findAll(element, isIgnored).map((each) => textIn(each).replaceAll('\u00a0', ' ').trim())[0] ?? '';
  return { mark: (WORD_BULLETS[mark] ?? mark) || null, depth: Number(level) - 1 };
}

/** Word marks the text of a list mark as one that other programs should leave out. */
export function isIgnored(element: HtmlElement): boolean {
  return /mso-list:\s*ignore/i.test(attribute(element, 'style') ?? '');
}
