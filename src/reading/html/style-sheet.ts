import { attribute, findAll, textIn, type HtmlElement } from '#reading/html/tree.ts';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

/** What of the looks matters to reading; null where nothing is said. */
export type HtmlLook = {
  readonly bold: boolean | null;
  readonly hidden: boolean;
  readonly underlined: boolean | null;
  /** Points. */
  readonly size: number | null;
};

/** Rules by class name ('.c3') or tag with class ('p.MsoTitle' counts as its class). */
export type StyleSheet = ReadonlyMap<string, string>;

const MAX_CSS = 400_000;

/**
 * The simple rules of a page's own style sheets: one class, as programs that save pages write them.
 * Rules that depend on more than a class, and on the kind of screen, are left out.
 */
export function readStyleSheet(document: Tree.Document): StyleSheet {
  const rules = new Map<string, string>();
  for (const style of findAll(document, (element) => element.tagName === 'style')) {
    const css = textIn(style)
      .slice(0, MAX_CSS)
      .replace(/\/\*[^]*?\*\/|<!--|-->/g, '');
    let depth = 0;
    let selector = '';
    for (const part of css.split(/(?=[{}])/)) {
      const body = part.slice(part.startsWith('{') || part.startsWith('}') ? 1 : 0);
      if (part.startsWith('{')) {
        depth += 1;
        if (depth === 1) keepRules(rules, selector, body);
      } else {
        if (part.startsWith('}')) depth = Math.max(depth - 1, 0);
        selector = body;
      }
    }
  }
  return rules;
}

function keepRules(rules: Map<string, string>, selectors: string, body: string): void {
  for (const selector of selectors.split(',')) {
    const name = /^\s*[a-z0-9]*\.([\w-]+)\s*$/i.exec(selector)?.[1];
    if (name !== undefined) rules.set(name, `${rules.get(name) ?? ''};${body}`);
  }
}

export function lookOf(element: HtmlElement, sheet: StyleSheet): HtmlLook {
  const classes = (attribute(element, 'class') ?? '').split(/\s+/).slice(0, 20);
  const css = [...classes.map((name) => sheet.get(name) ?? ''), attribute(element, 'style') ?? '']
    .join(';')
    .toLowerCase();
  if (css.length <= classes.length + 1) return { bold: null, hidden: false, underlined: null, size: null };
  const weight =
    value(css, 'font-weight') ?? /(?:^|;)\s*font\s*:([^;]*)/.exec(css)?.[1]?.match(/\bbold\b/)?.[0] ?? null;
  const decoration = value(css, 'text-decoration') ?? value(css, 'text-decoration-line');
  return {
    bold: weight === null ? null : /^(bold|bolder|[6-9]\d\d)/.test(weight),
    hidden:
      value(css, 'display') === 'none' || value(css, 'visibility') === 'hidden' || value(css, 'mso-hide') === 'all',
    underlined: decoration === null ? null : decoration.includes('underline'),
    size: points(value(css, 'font-size')),
  };
}

function value(css: string, property: string): string | null {
  const all = [...css.matchAll(/(?:^|;)\s*([a-z-]+)\s*:\s*([^;]*)/g)].filter((match) => match[1] === property);
  return (
    all
      .at(-1)?.[2]
      ?.replace(/!important/, '')
      .trim() ?? null
  );
}

const PER_POINT: Readonly<Record<string, number>> = { pt: 1, px: 0.75, rem: 12, em: 12 };

function points(size: string | null): number | null {
  const match = /^([\d.]{1,8})(pt|px|rem|em)$/.exec(size ?? '');
  const factor = PER_POINT[match?.[2] ?? ''];
  return match === null || factor === undefined ? null : Math.round(Number(match[1]) * factor * 10) / 10;
}
