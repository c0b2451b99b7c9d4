import { AlignmentType, LevelFormat, LineRuleType, type INumberingOptions, type IStylesOptions } from 'docx';

/** What every office has; Word and LibreOffice both know a font of the same measures. */
const FONT = 'Calibri';
const INK = '14232B';
const QUIET = '5B656B';

/** Twentieths of a point, as Word counts lengths. */
export const PAGE = { width: 11906, height: 16838, top: 1531, bottom: 1361, left: 1588, right: 1814 } as const;
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** Without `lineRule` auto, LibreOffice reads the height as exact and cuts pictures and second lines. */
const lines = (line: number, before: number, after: number) => ({
  line,
  lineRule: LineRuleType.AUTO,
  before,
  after,
});

const heading = (size: number, before: number, after: number, outlineLevel: 0 | 1 | 2) => ({
  run: { font: FONT, size, bold: true, color: INK },
  // Without an outline level LibreOffice makes paragraphs of the headings.
  paragraph: { outlineLevel, keepNext: true, keepLines: true, spacing: lines(252, before, after) },
});

const based = { basedOn: 'Normal', quickFormat: true } as const;

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: FONT, size: 22, color: INK, language: { value: 'sv-SE', eastAsia: 'sv-SE' } },
      paragraph: { spacing: lines(276, 0, 120), alignment: AlignmentType.LEFT },
    },
    heading1: heading(44, 0, 240, 0),
    heading2: heading(30, 400, 100, 1),
    heading3: heading(24, 320, 80, 2),
    caption: {
      run: { font: FONT, size: 22, bold: true, italics: false, color: INK },
      paragraph: { keepNext: true, spacing: lines(252, 240, 100) },
    },
    listParagraph: { paragraph: { contextualSpacing: false, spacing: lines(276, 0, 60) } },
    hyperlink: { run: { color: '0F5C6E', underline: {} } },
  },
  paragraphStyles: [
    {
      ...based,
      id: 'Letterhead',
      name: 'Avsändare',
      run: { color: QUIET, size: 20 },
      paragraph: { spacing: lines(260, 0, 0) },
    },
    {
      ...based,
      id: 'Labelled',
      name: 'Uppgift',
      paragraph: { keepLines: true, spacing: lines(276, 0, 60) },
    },
    { ...based, id: 'Cell', name: 'Tabelltext', run: { size: 20 }, paragraph: { spacing: lines(252, 50, 50) } },
    {
      ...based,
      id: 'Figure',
      name: 'Figur',
      paragraph: { alignment: AlignmentType.CENTER, keepNext: true, spacing: lines(240, 160, 80) },
    },
    {
      ...based,
      id: 'FigureText',
      name: 'Figurtext',
      run: { size: 20 },
      paragraph: { alignment: AlignmentType.CENTER, spacing: lines(252, 0, 240) },
    },
    {
      ...based,
      id: 'Margin',
      name: 'Marginaltext',
      run: { color: QUIET, size: 18 },
      paragraph: { spacing: lines(240, 0, 0) },
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
