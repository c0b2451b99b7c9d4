import { AlignmentType, LevelFormat, LineRuleType, type INumberingOptions, type IStylesOptions } from 'docx';
import type { DocumentModel } from '#documents/document.ts';

/** What every office has; Word and LibreOffice both know a font of the same measures. */
const FONT = 'Calibri';
const INK = '14232B';
const QUIET = '5B656B';

/** Twentieths of a point, as Word counts lengths. */
const A4 = { width: 11906, height: 16838 } as const;
export const PAGE = { ...A4, top: 1531, bottom: 1361, left: 1588, right: 1814 } as const;
/** For what a committee reads on one page. */
export const COMPACT_PAGE = { ...A4, top: 964, bottom: 964, left: 1134, right: 1134 } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;
export const COMPACT_WIDTH = COMPACT_PAGE.width - COMPACT_PAGE.left - COMPACT_PAGE.right;

/** Without `lineRule` auto, LibreOffice reads the height as exact and cuts pictures and second lines. */
const lines = (line: number, before: number, after: number) => ({
  line,
  lineRule: LineRuleType.AUTO,
  before,
  after,
});

const headingOf =
  (type: (size: number) => number, gap: typeof lines) =>
  (size: number, before: number, after: number, outlineLevel: 0 | 1 | 2, color = INK) => ({
    run: { font: FONT, size: type(size), bold: true, color },
    // Without an outline level LibreOffice makes paragraphs of the headings.
    paragraph: { outlineLevel, keepNext: true, keepLines: true, spacing: gap(252, before, after) },
  });

const based = { basedOn: 'Normal', quickFormat: true } as const;

/** @param type half points @param air twentieths of a point @param own the municipality's colour, `RRGGBB` */
function stylesOf(
  type: (size: number) => number,
  air: (length: number) => number,
  own: string | undefined,
): IStylesOptions {
  const gap = (line: number, before: number, after: number) => lines(line, air(before), air(after));
  const heading = headingOf(type, gap);
  return {
    default: {
      document: {
        run: { font: FONT, size: type(22), color: INK, language: { value: 'sv-SE', eastAsia: 'sv-SE' } },
        paragraph: { spacing: gap(276, 0, 120), alignment: AlignmentType.LEFT },
      },
      heading1: heading(44, 0, 240, 0, own),
      heading2: heading(30, 400, 100, 1, own),
      heading3: heading(24, 320, 80, 2),
      caption: {
        run: { font: FONT, size: type(22), bold: true, italics: false, color: INK },
        paragraph: { keepNext: true, spacing: gap(252, 240, 100) },
      },
      listParagraph: { paragraph: { contextualSpacing: false, spacing: gap(276, 0, 60) } },
      hyperlink: { run: { color: own ?? '0F5C6E', underline: {} } },
    },
    paragraphStyles: [
      {
        ...based,
        id: 'Letterhead',
        name: 'Avsändare',
        run: { color: QUIET, size: type(20) },
        paragraph: { spacing: gap(260, 0, 0) },
      },
      {
        ...based,
        id: 'Labelled',
        name: 'Uppgift',
        paragraph: { keepLines: true, spacing: gap(276, 0, 60) },
      },
      { ...based, id: 'Cell', name: 'Tabelltext', run: { size: type(20) }, paragraph: { spacing: gap(252, 50, 50) } },
      {
        ...based,
        id: 'Figure',
        name: 'Figur',
        paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: gap(240, 160, 80) },
      },
      {
        ...based,
        id: 'FigureText',
        name: 'Figurtext',
        run: { size: type(20) },
        paragraph: { alignment: AlignmentType.CENTER, spacing: gap(252, 0, 240) },
      },
      {
        ...based,
        id: 'Margin',
        name: 'Marginaltext',
        run: { color: QUIET, size: type(18) },
        paragraph: { spacing: gap(240, 0, 0) },
      },
    ],
    characterStyles: [
      { id: 'Label', name: 'Ledord', basedOn: 'DefaultParagraphFont', run: { bold: true } },
      {
        id: 'Gap',
        name: 'Uppgift saknas',
        basedOn: 'DefaultParagraphFont',
        run: { shading: { fill: 'FBE7B5', color: 'auto', type: 'clear' } },
      },
    ],
  };
}

const item = (left: number) => ({ style: { paragraph: { indent: { left, hanging: 360 } } } });

/** Lists that Word counts and marks itself; each ordered list is an instance of its own and begins at 1. */
export const NUMBERING: INumberingOptions = {
  config: [
    {
      reference: 'ordered',
      levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.LEFT, ...item(425) }],
    },
    {
      reference: 'bullets',
      levels: [{ level: 0, format: LevelFormat.BULLET, text: '\u2022', alignment: AlignmentType.LEFT, ...item(425) }],
    },
  ],
};

/** The styles of a document; `compact` is set closely. */
export function stylesFor({ compact, look }: DocumentModel): IStylesOptions {
  const own = look?.colour?.light.slice(1).toUpperCase();
  if (compact !== true)
    return stylesOf(
      (size) => size,
      (length) => length,
      own,
    );
  return stylesOf(
    (size) => Math.round(size * 0.86),
    (length) => Math.round(length / 2),
    own,
  );
}
