import { AppError } from '#platform/errors.ts';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

export type HtmlElement = Tree.Element;
export type HtmlNode = Tree.ChildNode;

/** Pages made by hand and by publishing systems nest some forty levels. */
const MAX_DEPTH = 500;
const MAX_NODES = 1_000_000;

/**
 * HTML as browsers read it, errors mended the same way. Scripts are never run and nothing is fetched.
 * @throws AppError document-unsafe: nested too deep, or grown too large by mending.
 */
export function parseHtml(html: string): Tree.Document {
  let depth = 0;
  let nodes = 0;
  const count = () => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new AppError('document-unsafe');
  };
  return parse(html, {
    scriptingEnabled: false,
    treeAdapter: {
      ...defaultTreeAdapter,
      createElement: (...args) => {
        count();
        return defaultTreeAdapter.createElement(...args);
      },
      onItemPush: () => {
        depth += 1;
        if (depth > MAX_DEPTH) throw new AppError('document-unsafe');
      },
      onItemPop: () => {
        depth -= 1;
      },
    },
  });
}

export function isElement(node: Tree.Node): node is HtmlElement {
  return 'tagName' in node;
}

export function isText(node: Tree.Node): node is Tree.TextNode {
  return node.nodeName === '#text';
}

export function attribute(element: HtmlElement, name: string): string | null {
  return element.attrs.find((each) => each.name === name)?.value ?? null;
}

/** All elements within, in document order, that fit. */
export function findAll(parent: Tree.ParentNode, fits: (element: HtmlElement) => boolean): HtmlElement[] {
  return parent.childNodes.flatMap((node) => {
    if (!isElement(node)) return [];
    return fits(node) ? [node, ...findAll(node, fits)] : findAll(node, fits);
  });
}

export function textIn(parent: Tree.ParentNode): string {
  return parent.childNodes.map((node) => (isText(node) ? node.value : isElement(node) ? textIn(node) : '')).join('');
}
