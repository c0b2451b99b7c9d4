import { apply, multiply, type Matrix } from '#reading/pdf/drawing.ts';

/** What drawing says of letters that the text content of pdf.js leaves out. Letters are counted without white space. */
export type ShownText = {
  readonly letters: number;
  readonly softHyphens: readonly ShownHyphen[];
  /** Letters (numbered from 0) whose outline is drawn too: bold made by a program whose face has no bold. */
  readonly outlined: ReadonlySet<number>;
};

/** A soft hyphen that is drawn. */
export type ShownHyphen = {
  /** It stands after so many letters. */
  readonly after: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: string;
  /** Number of the marked content that it belongs to. */
  readonly content: number | null;
  readonly artifact: boolean;
  readonly spaceFollows: boolean;
};

export type TextCodes = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'beginText'
    | 'setTextMatrix'
    | 'moveText'
    | 'setLeading'
    | 'setLeadingMoveText'
    | 'nextLine'
    | 'setFont'
    | 'setCharSpacing'
    | 'setWordSpacing'
    | 'setHScale'
    | 'setTextRenderingMode'
    | 'showText'
    | 'beginMarkedContent'
    | 'beginMarkedContentProps'
    | 'endMarkedContent',
    number
  >
>;

type Glyph = { readonly unicode?: string; readonly width?: number; readonly isSpace?: boolean } | number | null;

type Style = {
  ctm: Matrix;
  font: string;
  size: number;
  letterGap: number;
  wordGap: number;
  stretch: number;
  leading: number;
  mode: number;
};

const FILL_AND_STROKE = 2;
const STRAIGHT: Matrix = [1, 0, 0, 1, 0, 0];

/** Follows the operators that show text, in the order in which the text content is made. */
export function shownTextOf(
  operators: readonly number[],
  operands: readonly unknown[],
  codes: TextCodes,
  base: Matrix,
): ShownText {
  const softHyphens: ShownHyphen[] = [];
  const outlined = new Set<number>();
  const styles: Style[] = [];
  const marks: { content: number | null; artifact: boolean }[] = [];
  let style: Style = { ctm: base, font: '', size: 0, letterGap: 0, wordGap: 0, stretch: 1, leading: 0, mode: 0 };
  let line: Matrix = STRAIGHT;
  let along = 0;
  let letters = 0;
  const move = (x: number, y: number) => {
    line = multiply(line, [1, 0, 0, 1, x, y]);
    along = 0;
  };
  const show = (glyphs: readonly Glyph[]) => {
    let fresh = false;
    for (const glyph of glyphs) {
      if (glyph === null) continue;
      if (typeof glyph === 'number') {
        along -= (glyph * style.size * style.stretch) / 1000;
        continue;
      }
      const text = glyph.unicode ?? '';
      const width = ((glyph.width ?? 0) * style.size * style.stretch) / 1000;
      const last = softHyphens.at(-1);
      if (fresh && last && /^\s/.test(text)) softHyphens[softHyphens.length - 1] = { ...last, spaceFollows: true };
      fresh = text === '\u00ad';
      if (fresh) {
        const matrix = multiply(style.ctm, line);
        const [x, y] = apply(matrix, along, 0);
        const [endX, endY] = apply(matrix, along + width, 0);
        softHyphens.push({
          after: letters,
          x,
          y,
          width: Math.hypot(endX - x, endY - y),
          size: style.size * Math.hypot(matrix[2], matrix[3]),
          font: style.font,
          content: marks.at(-1)?.content ?? null,
          artifact: marks.at(-1)?.artifact ?? false,
          spaceFollows: false,
        });
      }
      const count = lettersIn(text);
      if (style.mode === FILL_AND_STROKE) for (let at = 0; at < count; at++) outlined.add(letters + at);
      letters += count;
      along += width + (style.letterGap + (glyph.isSpace ? style.wordGap : 0)) * style.stretch;
    }
  };
  const mark = (tag: unknown, content: unknown) => {
    const outer = marks.at(-1);
    marks.push({
      content: typeof content === 'number' ? content : (outer?.content ?? null),
      artifact: tag === 'Artifact' || outer?.artifact === true,
    });
  };
  const steps: Partial<Record<number, (args: readonly never[]) => void>> = {
    [codes.save]: () => styles.push({ ...style }),
    [codes.restore]: () => (style = styles.pop() ?? style),
    [codes.transform]: (args) => (style = { ...style, ctm: multiply(style.ctm, args as unknown as Matrix) }),
    [codes.paintFormXObjectBegin]: (args) => {
      styles.push({ ...style });
      if (args[0]) style = { ...style, ctm: multiply(style.ctm, args[0]) };
    },
    [codes.paintFormXObjectEnd]: () => (style = styles.pop() ?? style),
    [codes.beginText]: () => ((line = STRAIGHT), (along = 0)),
    [codes.setTextMatrix]: (args) => ((line = matrixOf(args)), (along = 0)),
    [codes.moveText]: ([x, y]) => move(x ?? 0, y ?? 0),
    [codes.setLeading]: ([leading]) => (style.leading = leading ?? 0),
    [codes.setLeadingMoveText]: ([x, y]) => ((style.leading = -(y ?? 0)), move(x ?? 0, y ?? 0)),
    [codes.nextLine]: () => move(0, -style.leading),
    [codes.setFont]: ([font, size]) => (style = { ...style, font: font ?? '', size: size ?? 0 }),
    [codes.setCharSpacing]: ([gap]) => (style.letterGap = gap ?? 0),
    [codes.setWordSpacing]: ([gap]) => (style.wordGap = gap ?? 0),
    [codes.setHScale]: ([percent]) => (style.stretch = (percent ?? 100) / 100),
    [codes.setTextRenderingMode]: ([mode]) => (style.mode = mode ?? 0),
    [codes.showText]: ([glyphs]) => show(glyphs ?? []),
    [codes.beginMarkedContent]: ([tag]) => mark(tag, null),
    [codes.beginMarkedContentProps]: ([tag, content]) => mark(tag, content),
    [codes.endMarkedContent]: () => marks.pop(),
  };
  operators.forEach((operator, index) => steps[operator]?.((operands[index] ?? []) as readonly never[]));
  return { letters, softHyphens, outlined };
}

function matrixOf(args: readonly unknown[]): Matrix {
  const given = (args.length === 6 ? args : args[0]) as ArrayLike<number>;
  return [0, 1, 2, 3, 4, 5].map((at) => given[at] ?? 0) as unknown as Matrix;
}

/** Letters that count: white space and signs without a shape are in one listing and not in the other. */
export const lettersIn = (text: string): number => text.replace(/[\s\p{Cf}\p{Cc}]/gu, '').length;

/**
 * A text with the soft hyphens that are drawn within it. Many programs draw hyphens and soft hyphens with one glyph,
 * so that a whole document has only soft ones ("2015\u00ad11\u00ad24"): within a line both are hyphens.
 * `letter` is how many letters stand before the text.
 */
export function withHyphens(text: string, letter: number, hyphens: readonly ShownHyphen[]): string {
  const end = letter + lettersIn(text);
  const inner = hyphens.filter((hyphen) => hyphen.after > letter && hyphen.after < end);
  if (inner.length === 0) return text;
  let result = '';
  let at = letter;
  let dropSpace = false;
  for (const sign of text) {
    if (dropSpace && /\s/.test(sign)) continue;
    dropSpace = false;
    result += sign;
    if (lettersIn(sign) === 0) continue;
    at += lettersIn(sign);
    const hyphen = inner.find((one) => one.after === at);
    if (hyphen) result += '-';
    dropSpace = hyphen !== undefined && !hyphen.spaceFollows;
  }
  return result;
}
