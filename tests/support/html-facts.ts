import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { DocumentModel } from '#documents/document.ts';
import { soundModel } from '#documents/sound-model.ts';
import { modelTexts, spaced } from '#tests/support/model-texts.ts';

type Found = { readonly tag: string; readonly text: string; readonly attributes: Readonly<Record<string, string>> };

const TEXTS = new Set(['h1', 'h2', 'h3', 'p', 'li', 'th', 'td', 'caption', 'figcaption']);

/** Every element in order with its text; the drawing's own figures are no text of the document. */
export function htmlElements(html: string): Found[] {
  const found: Found[] = [];
  const textOf = (node: Tree.Node): string => {
    if (node.nodeName === '#text') return (node as Tree.TextNode).value;
    if (node.nodeName === 'br') return '\n';
    return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
  };
  const walk = (node: Tree.Node): void => {
    if ('tagName' in node) {
      const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]));
      found.push({ tag: node.tagName, text: spaced(textOf(node)), attributes });
    }
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

export function htmlTexts(html: string): string[] {
  const shown = htmlElements(html).filter(({ tag, text }) => TEXTS.has(tag) && text !== '');
  return shown.map(({ text }) => text);
}

/** Every text that the page must hold, in order. */
export function expectedTexts(model: DocumentModel): string[] {
  return [
    ...soundModel(model)
      .marks.map(spaced)
      .filter((mark) => mark !== ''),
    ...modelTexts(model),
  ];
}

/** What is wrong with the page of a model; nothing where it is as it should be. */
export function htmlComplaints(html: string, model: DocumentModel): string[] {
  const all = htmlElements(html);
  const count = (tag: string): number => all.filter((each) => each.tag === tag).length;
  const { title, blocks } = soundModel(model);
  const head = blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.head.length : 0), 0);
  const levels = blocks.flatMap((block) => (block.kind === 'heading' ? [`h${block.level}`] : []));
  const wanted: readonly [string, unknown, unknown][] = [
    ['language', all.find(({ tag }) => tag === 'html')?.attributes['lang'], 'sv'],
    ['title', all.find(({ tag }) => tag === 'title')?.text, spaced(title)],
    ['headings', all.flatMap(({ tag }) => (/^h[1-6]$/.test(tag) ? [tag] : [])), ['h1', ...levels]],
    ['header cells', all.filter(({ tag, attributes }) => tag === 'th' && attributes['scope'] === 'col').length, head],
    ['figures', count('figcaption'), blocks.filter(({ kind }) => kind === 'ring').length],
    ['texts', htmlTexts(html), expectedTexts(model)],
    ['scripts', count('script'), 0],
  ];
  return wanted.flatMap(([name, is, should]) => {
    const [found, expected] = [JSON.stringify(is), JSON.stringify(should)];
    return found === expected ? [] : [`${name}: ${found} instead of ${expected}`];
  });
}
