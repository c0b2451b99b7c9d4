import { hasLine, isOn, lookOf, NO_LOOK, over, type Look } from '#reading/docx/look.ts';
import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';

export type NumberRef = { readonly numId: string; readonly level: number };

/** A style with everything that it inherits. */
export type Style = {
  readonly look: Look;
  /** 1-6, or null for body text. */
  readonly heading: number | null;
  /** numId null: its level belongs to a list that its base style names. */
  readonly numbering: { readonly numId: string | null; readonly level: number | null } | null;
  /** 'Punktlista 2', 'List Bullet 2': depth from 0 that its name tells, else null. */
  readonly listDepth: number | null;
  readonly indent: number | null;
  /** A line in a table of contents. */
  readonly contents: boolean;
  /** Tables: the first row is bold. */
  readonly boldFirstRow: boolean;
  /** Tables: drawn with lines. */
  readonly bordered: boolean;
};

export type Styles = {
  readonly of: (id: string | undefined) => Style;
  /** The style of paragraphs that name none. */
  readonly paragraph: Style;
  readonly look: Look;
};

/** Points, where a file says nothing (ECMA-376 part 1, 17.3.2.38). */
const STANDARD_SIZE = 10;

const PLAIN: Style = {
  look: NO_LOOK,
  heading: null,
  numbering: null,
  listDepth: null,
  indent: null,
  contents: false,
  boldFirstRow: false,
  bordered: false,
};

/** Word writes built-in names in English whatever its language; other programs and old files do not. */
const HEADING = /^(?:heading|rubrik|überschrift|overskrift|otsikko|titre)\s*([1-9])\b/i;
const TITLE = /^(?:title|rubrik|titel|dokumentrubrik|ärenderubrik|huvudrubrik)$/i;
const SUBTITLE = /^(?:subtitle|underrubrik)$/i;
const CONTENTS = /^(?:toc|innehåll)\s*\d$/i;
const LIST = /^(?:list|lista|list bullet|list number|punktlista|numrerad lista)\s+([2-5])$/i;

export function readStyles(root: XmlElement | null): Styles {
  const byId = new Map<string, XmlElement>();
  let standard: string | undefined;
  for (const element of root === null ? [] : elements(root)) {
    const id = element.attributes['w:styleId'];
    if (element.name !== 'w:style' || id === undefined) continue;
    byId.set(id, element);
    const isDefault = ['1', 'true', 'on'].includes(element.attributes['w:default'] ?? '');
    if (isDefault && element.attributes['w:type'] === 'paragraph') standard = id;
  }
  const known = new Map<string, Style>();
  const of = (id: string | undefined): Style => {
    if (id === undefined) return PLAIN;
    const done = known.get(id);
    if (done !== undefined) return done;
    // Marked before its base is asked for: a style may, in a broken file, be based on itself.
    known.set(id, PLAIN);
    const element = byId.get(id);
    const style = element === undefined ? unknownStyle(id) : readStyle(element, of(valueOf(element, 'w:basedOn')));
    known.set(id, style);
    return style;
  };
  const defaults = child(child(child(root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  return { of, paragraph: of(standard), look: over(lookOf(defaults), { ...NO_LOOK, size: STANDARD_SIZE }) };
}

/** A paragraph may name a style that the file does not hold; its name still tells what was meant. */
function unknownStyle(id: string): Style {
  return { ...PLAIN, heading: headingByName(id), contents: CONTENTS.test(id) };
}

function readStyle(element: XmlElement, base: Style): Style {
  const name = valueOf(element, 'w:name') ?? '';
  const paragraph = child(element, 'w:pPr');
  const outline = Number(valueOf(paragraph, 'w:outlineLvl') ?? Number.NaN);
  const numbering = child(paragraph, 'w:numPr');
  const firstRow = elements(element).find(
    (each) => each.name === 'w:tblStylePr' && each.attributes['w:type'] === 'firstRow',
  );
  const borders = child(child(element, 'w:tblPr'), 'w:tblBorders');
  const isParagraph = element.attributes['w:type'] !== 'character';
  return {
    look: over(lookOf(child(element, 'w:rPr')), base.look),
    heading: isParagraph
      ? (headingByName(name) ?? headingByOutline(outline) ?? (outline === 9 ? null : base.heading))
      : null,
    numbering:
      numbering === null
        ? base.numbering
        : {
            numId: valueOf(numbering, 'w:numId') ?? base.numbering?.numId ?? null,
            level: numberOf(valueOf(numbering, 'w:ilvl')) ?? base.numbering?.level ?? null,
          },
    listDepth: listDepth(name) ?? base.listDepth,
    indent: indentOf(paragraph) ?? base.indent,
    contents: CONTENTS.test(name) || base.contents,
    boldFirstRow: firstRow === undefined ? base.boldFirstRow : isOn(child(child(firstRow, 'w:rPr'), 'w:b')) === true,
    bordered: borders === null ? base.bordered : hasLine(borders),
  };
}

function headingByName(name: string): number | null {
  const level = HEADING.exec(name)?.[1];
  if (level !== undefined) return Math.min(Number(level), 6);
  if (TITLE.test(name)) return 1;
  return SUBTITLE.test(name) ? 2 : null;
}

/** Outline levels count from 0; 9 is body text. */
export function headingByOutline(outline: number): number | null {
  return outline >= 0 && outline < 9 ? Math.min(outline + 1, 6) : null;
}

function listDepth(name: string): number | null {
  const depth = LIST.exec(name)?.[1];
  return depth === undefined ? null : Number(depth) - 1;
}

/** Left indentation in twentieths of a point. */
export function indentOf(paragraph: XmlElement | null): number | null {
  const indent = child(paragraph, 'w:ind');
  return numberOf(indent?.attributes['w:left'] ?? indent?.attributes['w:start']);
}

export function valueOf(parent: XmlElement | null, name: string): string | undefined {
  return child(parent, name)?.attributes['w:val'];
}

export function numberOf(text: string | undefined): number | null {
  const value = Number.parseFloat(text ?? '');
  return Number.isFinite(value) ? value : null;
}
