import type { Relation } from '#reading/docx/package.ts';
import { linkAddress, type FieldState } from '#reading/docx/fields.ts';
import { lookOf, over, type Look } from '#reading/docx/look.ts';
import type { Style, Styles } from '#reading/docx/styles.ts';
import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';
import type { Piece } from '#reading/blocks/rich-text.ts';

export type InlineContext = {
  readonly styles: Styles;
  readonly relations: ReadonlyMap<string, Relation>;
  readonly fields: FieldState;
};

/** What stands in a paragraph, and what hangs on it and is read after it. */
export type Inline = {
  readonly pieces: Piece[];
  /** w:txbxContent of text boxes that are anchored here. */
  readonly boxes: XmlElement[];
  readonly notes: { readonly kind: 'footnotes' | 'endnotes'; readonly id: string }[];
};

/** Reads the runs of a paragraph. Deleted, hidden and field-code text is not text. */
export function readInline(paragraph: XmlElement, style: Style, context: InlineContext): Inline {
  const inline: Inline = { pieces: [], boxes: [], notes: [] };
  walk(paragraph, null, style, context, inline);
  return inline;
}

const WRAPPERS = new Set([
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:sdt',
  'w:sdtContent',
  'w:dir',
  'w:bdo',
  'w:ruby',
  'w:rubyBase',
]);

function walk(parent: XmlElement, address: string | null, style: Style, context: InlineContext, inline: Inline): void {
  for (const element of elements(parent)) {
    if (element.name === 'w:r') readRun(element, address, style, context, inline);
    else if (element.name === 'w:hyperlink')
      walk(element, hyperlinkAddress(element, context) ?? address, style, context, inline);
    else if (element.name === 'w:fldSimple') {
      walk(element, linkAddress(element.attributes['w:instr'] ?? '') ?? address, style, context, inline);
    } else if (WRAPPERS.has(element.name)) walk(element, address, style, context, inline);
    else if (element.name === 'mc:AlternateContent') walk(chosen(element), address, style, context, inline);
    else if (element.name === 'm:oMath' || element.name === 'm:oMathPara') {
      inline.pieces.push({ text: mathText(element), bold: false, underlined: false, size: null, address });
    }
  }
}

function hyperlinkAddress(element: XmlElement, context: InlineContext): string | null {
  const relation = context.relations.get(element.attributes['r:id'] ?? '');
  return relation?.external === true ? relation.target : null;
}

/** The first branch that holds anything: the others are the same thing for older programs. */
export function chosen(alternate: XmlElement): XmlElement {
  const branches = elements(alternate);
  return branches.find((branch) => textBoxes(branch).length > 0) ?? branches[0] ?? alternate;
}

function mathText(element: XmlElement): string {
  if (element.name === 'm:t') return element.children.filter((each) => typeof each === 'string').join('');
  return elements(element).map(mathText).join('');
}

function readRun(run: XmlElement, address: string | null, style: Style, context: InlineContext, inline: Inline): void {
  const look = runLook(child(run, 'w:rPr'), style, context.styles);
  const add = (text: string) => {
    if (look.hidden === true || text === '' || !context.fields.isShown()) return;
    inline.pieces.push({
      text,
      bold: look.bold === true,
      underlined: look.underlined === true,
      size: look.size,
      address: address ?? context.fields.address(),
    });
  };
  readRunParts(run, add, context, inline);
}

function readRunParts(run: XmlElement, add: (text: string) => void, context: InlineContext, inline: Inline): void {
  for (const element of elements(run)) {
    const text = () => element.children.filter((each) => typeof each === 'string').join('');
    switch (element.name) {
      case 'w:t':
        // A line break inside w:t is white space of the XML; only w:br breaks a line.
        add(text().replace(/[\r\n]/g, ' '));
        break;
      case 'w:instrText':
        context.fields.addCode(text());
        break;
      case 'w:tab':
      case 'w:ptab':
        add('\t');
        break;
      case 'w:br':
      case 'w:cr':
        add('\n');
        break;
      case 'w:noBreakHyphen':
        add('-');
        break;
      case 'w:sym':
        add(symbol(element));
        break;
      case 'w:fldChar':
        moveField(element, context.fields);
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        inline.notes.push({
          kind: element.name === 'w:footnoteReference' ? 'footnotes' : 'endnotes',
          id: element.attributes['w:id'] ?? '',
        });
        break;
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        inline.boxes.push(...textBoxes(element));
        break;
      case 'mc:AlternateContent':
        readRunParts(chosen(element), add, context, inline);
        break;
      case 'w:ruby':
        for (const each of elements(child(element, 'w:rubyBase') ?? element)) readRunParts(each, add, context, inline);
        break;
    }
  }
}

function moveField(element: XmlElement, fields: FieldState): void {
  const type = element.attributes['w:fldCharType'];
  if (type === 'begin') fields.begin();
  else if (type === 'separate') fields.separate();
  else if (type === 'end') fields.end();
}

function runLook(properties: XmlElement | null, paragraph: Style, styles: Styles): Look {
  const own = lookOf(properties);
  const character = styles.of(child(properties, 'w:rStyle')?.attributes['w:val']).look;
  const inherited = over(character, over(paragraph.look, styles.look));
  // Bold in a paragraph style and in a character style cancel out (ECMA-376 part 1, 17.7.3).
  const bold = own.bold ?? (character.bold === true && paragraph.look.bold === true ? false : inherited.bold);
  return { ...over(own, inherited), bold };
}

/** Boxes of ticked and empty forms; other glyphs of symbol fonts say nothing that can be written. */
const SYMBOLS: Readonly<Record<string, string>> = {
  F0B7: '•',
  F0A7: '▪',
  F0A8: '☐',
  F06F: '☐',
  F071: '☐',
  F0FE: '☒',
  F078: '☒',
  F052: '☑',
  F0FD: '☒',
  F0FC: '✓',
  F02D: '-',
  F0E0: '→',
  F0D8: '➢',
};

function symbol(element: XmlElement): string {
  const code = (element.attributes['w:char'] ?? '').toUpperCase();
  const known = SYMBOLS[code];
  if (known !== undefined) return known;
  const point = Number.parseInt(code, 16);
  return point > 0x20 && point < 0xe000 ? String.fromCharCode(point) : '';
}

/** The contents of text boxes in a drawing, each once. */
function textBoxes(element: XmlElement): XmlElement[] {
  return elements(element).flatMap((each) => {
    if (each.name === 'w:txbxContent') return [each];
    if (each.name === 'w:p' || each.name === 'w:tbl') return [];
    return textBoxes(each.name === 'mc:AlternateContent' ? chosen(each) : each);
  });
}
