import type { Line } from '#reading/pdf/page.ts';
import { dropStart, plainText, type Piece } from '#reading/pdf/pieces.ts';
import { isNumberMark, splitMark } from '#reading/blocks/list-mark.ts';

export type MarkedLine = {
  /** As written; marks of symbol fonts as '•'. */
  readonly mark: string;
  readonly numbered: boolean;
  /** Parted from the words by more than a space. */
  readonly apart: boolean;
  /** Where the words after the mark begin. */
  readonly textX: number;
  readonly pieces: readonly Piece[];
};

/** Bullets that stand for nothing else, whatever follows. U+E000-F8FF is where symbol fonts keep theirs. */
const SYMBOL = /^[•●○■□▪▫◦‣⁃∙·►▶▸➢➤➔➜→⇒✓✔✗☐☑❖♦◆◊»›\ue000-\uf8ff]$/u;
/** Bullets that are words or signs elsewhere: only where a gap parts them from what follows. */
const DOUBTFUL = /^[-–—‒*+o§üÜvqnlwØ]$/u;
const NUMBER = /^(?:\(?\d{1,2}[.)]|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\(?[a-zåäö]\)|[a-zåäö]\.|\(?[ivx]{1,4}[.)])$/iu;
/** A gap of so many type sizes is set by a list, not by a space. */
const SET_APART = 0.42;

/** True for what may be a list mark if it stands alone first on a line. */
export function isMarkText(text: string): boolean {
  const alone = text.trim();
  return SYMBOL.test(alone) || DOUBTFUL.test(alone) || NUMBER.test(alone);
}

/** True for the name of a field whose value stands beside it. */
export const isLabel = (text: string): boolean =>
  /:$|^(datum|dnr|diarienr|diarienummer|ärende(nr|nummer)|handläggare|tjänsteställe|version|sida|period|telefon|e-post)$/iu.test(
    text.trim(),
  );

/** The list mark that a line begins with; null if it begins with words. */
export function markOf(line: Line): MarkedLine | null {
  const first = line.runs[0];
  const second = line.runs[1];
  if (!first) return null;
  const alone = first.text.trim();
  if (second) {
    const gap = second.x - first.x - first.width;
    const symbol = SYMBOL.test(alone);
    const apart = gap >= line.size * SET_APART;
    const otherFont =
      first.font !== second.font && alone.length === 1 && DOUBTFUL.test(alone) && !/\p{Lu}/u.test(alone);
    const dashed = /^[-–—‒*+]$/.test(alone) && gap > 0;
    if (symbol || dashed || (apart && (DOUBTFUL.test(alone) || NUMBER.test(alone))) || (otherFont && gap > 0)) {
      const numbered = NUMBER.test(alone) && !symbol;
      return {
        mark: /[\ue000-\uf8ff]/.test(alone) || (otherFont && /\p{L}/u.test(alone) && alone !== 'o') ? '•' : alone,
        numbered,
        apart,
        textX: second.x,
        pieces: dropStart(line.pieces, leadingLength(line.pieces, alone)),
      };
    }
  }
  const written = splitMark(line.text);
  if (!written || written.mark === 'o') return null;
  const share = (line.text.length - written.rest.length) / Math.max(1, first.text.length);
  return {
    mark: /[\ue000-\uf8ff]/.test(written.mark) ? '•' : written.mark,
    numbered: isNumberMark(written.mark),
    apart: false,
    textX: share < 1 ? line.x0 + first.width * share : (second?.x ?? line.x0),
    pieces: dropStart(line.pieces, leadingLength(line.pieces, written.mark)),
  };
}

function leadingLength(pieces: readonly Piece[], mark: string): number {
  const text = plainText(pieces);
  return text.length - text.trimStart().length + mark.length;
}
