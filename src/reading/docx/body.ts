import { fieldState, type FieldState } from '#reading/docx/fields.ts';
import { chosen, readInline, type Inline } from '#reading/docx/inline.ts';
import { lookOf, over } from '#reading/docx/look.ts';
import type { Numbering } from '#reading/docx/numbering.ts';
import type { Part } from '#reading/docx/package.ts';
import {
  headingByOutline,
  indentOf,
  numberOf,
  valueOf,
  type NumberRef,
  type Style,
  type Styles,
} from '#reading/docx/styles.ts';
import { readTable } from '#reading/docx/table.ts';
import { joinTabbed, tabColumns } from '#reading/docx/tabbed-lines.ts';
import type { Flow } from '#reading/blocks/flow.ts';
import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';
import { richLines, type Piece } from '#reading/blocks/rich-text.ts';

export type BodyContext = {
  readonly part: Part;
  readonly styles: Styles;
  readonly numbering: Numbering;
  /** The contents of a footnote or endnote; null if there is none by that number. */
  readonly note: (kind: 'footnotes' | 'endnotes', id: string) => XmlElement | null;
};

type Reading = BodyContext & {
  readonly fields: FieldState;
  /** Words of paragraphs whose end mark was deleted, or of a dropped initial: they belong to the next one. */
  carried: Piece[];
};

/** Paragraphs and tables of a body, header, footer, note or text box, in reading order. */
export function readBody(container: XmlElement, context: BodyContext): Flow[] {
  return joinTabbed(readChildren(container, { ...context, fields: fieldState(), carried: [] }));
}

function readChildren(container: XmlElement, reading: Reading): Flow[] {
  return elements(container).flatMap((element): Flow[] => {
    switch (element.name) {
      case 'w:p':
        return readParagraph(element, reading);
      case 'w:tbl':
        return [readTable(element, reading.styles, (cell) => readChildren(cell, reading))];
      case 'w:sdt':
        return isContents(element) ? [] : readChildren(child(element, 'w:sdtContent') ?? element, reading);
      case 'mc:AlternateContent':
        return readChildren(chosen(element), reading);
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:ins':
      case 'w:moveTo':
        return readChildren(element, reading);
      default:
        return [];
    }
  });
}

/** A table of contents repeats the headings and says nothing itself. */
function isContents(sdt: XmlElement): boolean {
  const kind = valueOf(child(child(sdt, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  return kind === 'Table of Contents';
}

function readParagraph(paragraph: XmlElement, reading: Reading): Flow[] {
  const properties = child(paragraph, 'w:pPr');
  const style = styleOf(properties, reading.styles);
  const startsInContents = reading.fields.isContents();
  const inline = readInline(paragraph, style, { ...reading, relations: reading.part.relations });
  if (startsInContents || reading.fields.isContents() || style.contents) return [];
  const pieces = [...reading.carried, ...inline.pieces];
  reading.carried = [];
  if (isMerged(properties)) {
    reading.carried = pieces;
    return hanging(inline, reading);
  }
  const lines = richLines(pieces);
  if (lines.every((line) => line === null) && !isMarkShown(properties, style)) return hanging(inline, reading);
  const heading = headingOf(properties, style);
  const numbered = numberRef(properties, style);
  const mark = numbered === null ? null : reading.numbering.next(numbered);
  const columns = tabColumns(pieces);
  const inList = numbered !== null && mark !== null && heading === null;
  return [
    {
      type: 'text',
      lines,
      heading,
      mark,
      depth: inList ? Math.max(numbered.level, style.listDepth ?? 0) : null,
      indent: indentOf(properties) ?? style.indent ?? 0,
      ...(columns === null ? {} : { columns }),
    },
    ...hanging(inline, reading),
  ];
}

/** An outline level or heading style; a paragraph may set its style's level aside. */
function headingOf(properties: XmlElement | null, style: Style): number | null {
  const own = valueOf(properties, 'w:outlineLvl');
  return own === undefined ? style.heading : headingByOutline(Number(own));
}

function styleOf(properties: XmlElement | null, styles: Styles): Style {
  const id = valueOf(properties, 'w:pStyle');
  return id === undefined ? styles.paragraph : styles.of(id);
}

/** A hidden paragraph is not counted in its list either. */
function isMarkShown(properties: XmlElement | null, style: Style): boolean {
  return over(lookOf(child(properties, 'w:rPr')), style.look).hidden !== true;
}

/** Its end mark was deleted with tracked changes, or it is a dropped initial: what follows is the same paragraph. */
function isMerged(properties: XmlElement | null): boolean {
  const mark = child(properties, 'w:rPr');
  const dropped = child(properties, 'w:framePr')?.attributes['w:dropCap'];
  return (
    child(mark, 'w:del') !== null || child(mark, 'w:moveFrom') !== null || (dropped !== undefined && dropped !== 'none')
  );
}

function numberRef(properties: XmlElement | null, style: Style): NumberRef | null {
  const own = child(properties, 'w:numPr');
  const numId = valueOf(own, 'w:numId') ?? style.numbering?.numId ?? null;
  if (numId === null || numId === '0') return null;
  return { numId, level: numberOf(valueOf(own, 'w:ilvl')) ?? style.numbering?.level ?? 0 };
}

/** Text boxes and notes of a paragraph come after it. */
function hanging(inline: Inline, reading: Reading): Flow[] {
  const notes = inline.notes.map(({ kind, id }) => reading.note(kind, id)).filter((note) => note !== null);
  return [...inline.boxes, ...notes].flatMap((container) => readBody(container, reading));
}
