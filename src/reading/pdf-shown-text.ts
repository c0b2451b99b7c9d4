/** What drawing says of the letters that the text content of pdf.js leaves out; letters counted without white space. */
export type ShownText = {
  readonly letters: number;
  /** A soft hyphen is drawn after so many letters. */
  readonly softHyphenAfter: ReadonlySet<number>;
  /** Letters (numbered from 0) whose outline is drawn too: bold made by a program whose face has no bold. */
  readonly outlined: ReadonlySet<number>;
};

export type TextCodes = {
  readonly showText: number;
  readonly setTextRenderingMode: number;
  readonly save: number;
  readonly restore: number;
};

type Glyph = { readonly unicode?: string } | number | null;

const FILL_AND_STROKE = 2;

/** Follows the operators that show text, in the order in which the text content is made. */
export function shownTextOf(operators: readonly number[], operands: readonly unknown[], codes: TextCodes): ShownText {
  const softHyphenAfter = new Set<number>();
  const outlined = new Set<number>();
  const stack: number[] = [];
  let mode = 0;
  let letters = 0;
  operators.forEach((operator, index) => {
    if (operator === codes.save) stack.push(mode);
    else if (operator === codes.restore) mode = stack.pop() ?? 0;
    else if (operator === codes.setTextRenderingMode) mode = (operands[index] as readonly number[])[0] ?? 0;
    else if (operator === codes.showText) {
      for (const glyph of (operands[index] as readonly (readonly Glyph[])[])[0] ?? []) {
        if (glyph === null || typeof glyph === 'number') continue;
        const text = glyph.unicode ?? '';
        if (text === '\u00ad') softHyphenAfter.add(letters);
        const count = lettersIn(text);
        if (mode === FILL_AND_STROKE) for (let at = 0; at < count; at++) outlined.add(letters + at);
        letters += count;
      }
    }
  });
  return { letters, softHyphenAfter, outlined };
}

/** Letters that count: white space and signs without a shape are in one listing and not in the other. */
export const lettersIn = (text: string): number => text.replace(/[\s\p{Cf}\u0000]/gu, '').length;
