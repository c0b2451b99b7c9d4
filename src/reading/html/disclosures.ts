import { attribute, findAll, textIn, type HtmlElement } from '#reading/html/tree.ts';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** Parts of a page that a reader opens: folded panels and tabs. What is folded away is hidden, but belongs to the document. */
export type Disclosures = {
  readonly isControlled: (element: HtmlElement) => boolean;
  readonly isOpener: (element: HtmlElement) => boolean;
  /** The tab that a tab panel belongs to. */
  readonly labelOf: (element: HtmlElement) => HtmlElement | null;
};

/** Buttons that fold things of the site, not of the document. */
const SITE = /^(meny|sök|dela|lyssna|stäng|visa (mer|meny)|dölj|språk|language|menu|search|share)\b/i;

export function findDisclosures(document: Tree.Document): Disclosures {
  const openers = findAll(document, isOpener);
  const tabs = findAll(document, (element) => attribute(element, 'role') === 'tab');
  const controlled = new Set(
    [...openers, ...tabs].flatMap((element) => (attribute(element, 'aria-controls') ?? '').split(/\s+/)),
  );
  controlled.delete('');
  const tabById = new Map(tabs.map((tab) => [attribute(tab, 'id') ?? '', tab]));
  const tabByPanel = new Map(tabs.map((tab) => [attribute(tab, 'aria-controls') ?? '', tab]));
  return {
    isControlled: (element) => {
      if (attribute(element, 'hidden') === 'until-found') return true;
      const id = attribute(element, 'id');
      return id !== null && controlled.has(id) && !['nav', 'dialog', 'form'].includes(element.tagName);
    },
    isOpener,
    labelOf: (element) => {
      if (attribute(element, 'role') !== 'tabpanel') return null;
      const byId = tabById.get(attribute(element, 'aria-labelledby') ?? ' ');
      return byId ?? tabByPanel.get(attribute(element, 'id') ?? ' ') ?? null;
    },
  };
}

function isOpener(element: HtmlElement): boolean {
  if (attribute(element, 'aria-expanded') === null || attribute(element, 'aria-controls') === null) return false;
  if (attribute(element, 'aria-haspopup') !== null) return false;
  return !SITE.test(textIn(element).trim());
}
