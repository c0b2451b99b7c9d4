import { fencedLine, piecesOf, speechOf } from '#documents/lang-pieces.ts';
import { pdfPieces, type PdfPiece } from '#documents/pdf-pieces.ts';
import type { Poster, PosterSize, PosterText } from '#documents/poster.ts';
import { printRingSvg } from '#documents/print-ring.ts';
import { qrSvg } from '#documents/qr-drawing.ts';
import { drawableText, signPattern, type Fonts } from '#documents/shown-signs.ts';
import { soundLine } from '#documents/sound-text.ts';
import { stateSignSvg } from '#documents/state-sign.ts';
import { textWidth } from '#documents/text-width.ts';
import { directionOf } from '#platform/texts/languages.ts';

/**
 * How far type is made larger or smaller (1 is 13 points on an A4, 10 on a flyer), and whether the points then stand in
 * short. A flyer is read in the hand, a poster over somebody's shoulder: the least are 9, 10 and, on an A3, 14 points.
 */
type Step = readonly [scale: number, short: boolean];
const whole = (...scales: number[]): Step[] => scales.map((scale) => [scale, false]);
const inShort = (...scales: number[]): Step[] => scales.map((scale) => [scale, true]);
const SHEET = [...whole(1.4, 1.25, 1.12, 1, 0.92, 0.85), ...inShort(1, 0.92, 0.85, 0.78)];
const FLYER = [...whole(1.2, 1.1, 1), ...inShort(1.1, 1, 0.92)];
const LADDERS: Readonly<Record<PosterSize, readonly Step[]>> = { a4: SHEET, a3: SHEET, a5: FLYER };
/** More than there is ever room for: what is beyond is not even tried, so that no promise takes long to set. */
const MOST_POINTS = 20;
const MOST_SIGNS = 4_000;

/** In small letters of body text, over the whole width of the sheet; what is wider is broken. */
const LINE_WIDTH = 60;
const NARROW_WIDTH = 30;
/** As wide as the code. */
const CODE_WIDTH = 16;
/** Points of type for the name of a place, by how many signs it has. Its longest word must fit beside the ring too. */
const PLACE_SIZES = [
  { signs: 13, word: 13, size: 42 },
  { signs: 26, word: 15, size: 36 },
  { signs: 45, word: 20, size: 27 },
  { signs: 90, word: 26, size: 20 },
  { signs: Infinity, word: 34, size: 15 },
] as const;

export type PosterFonts = {
  /** What the poster's language is set in, and what Swedish and addresses on it are. */
  readonly families: readonly string[];
  readonly latin: readonly string[];
  readonly fallback: string;
  readonly drawn: Fonts;
};

/** A poster as the data of its PDF template (templates/poster.typ). */
export function posterData(poster: Poster, fonts: PosterFonts): Record<string, unknown> {
  const { families, latin, fallback, drawn } = fonts;
  const { lang, link } = poster;
  const rtl = directionOf(lang) === 'rtl';
  const seen: string[] = [];
  const sound = (text: string): string => {
    const line = drawableText(rtl ? fencedLine(text) : soundLine(text), drawn);
    seen.push(line);
    return line;
  };
  const words = (text: string, width: number): readonly PdfPiece[] => piecesOf(sound(text), width, rtl);
  const said = ({ text, swedish }: PosterText, width: number) => ({
    pieces: swedish ? pdfPieces(sound(text), width) : words(text, width),
    swedish,
  });
  const [family = ''] = families;
  const isLong = poster.points.reduce((sum, { body }) => sum + body.text.length, 0) > MOST_SIGNS;
  const data = {
    size: poster.size,
    title: sound(poster.title),
    date: poster.date.split('-').map(Number),
    fonts: families,
    latinFonts: latin,
    fallbackFont: fallback,
    ...speechOf(lang),
    rtl,
    ladder: LADDERS[poster.size].filter(([, short]) => short || !isLong),
    total: poster.points.length,
    marks: poster.marks.map((text) => words(text, LINE_WIDTH)),
    over: words(poster.over, LINE_WIDTH),
    ...placeOf(sound(poster.place), rtl),
    headline: words(poster.headline, 18),
    ring: printRingSvg(poster.ring, family, { count: '', unit: '' }),
    count: words(poster.ringWords.count, NARROW_WIDTH),
    unit: words(poster.ringWords.unit, NARROW_WIDTH),
    ringSentence: words(poster.ringSentence, NARROW_WIDTH),
    ringAlternative: sound(poster.ringSentence),
    pointsHeading: words(poster.pointsHeading, LINE_WIDTH),
    points: poster.points.slice(0, MOST_POINTS).map(({ number, body, short, states }) => ({
      number,
      body: said(isLong ? short : body, NARROW_WIDTH),
      short: said(short, NARROW_WIDTH),
      states: states.map(({ state, words: told }) => ({
        sign: stateSignSvg(state).replaceAll('currentColor', '#14232b'),
        pieces: words(told, NARROW_WIDTH),
      })),
    })),
    more: poster.more.map((text) => words(text, NARROW_WIDTH)),
    link: {
      address: link.address,
      pieces: pdfPieces(link.address, NARROW_WIDTH),
      words: words(link.words, NARROW_WIDTH),
    },
    noticed: poster.noticed === null ? null : words(poster.noticed, CODE_WIDTH),
    code: qrSvg(link.address),
    codeAlternative: sound(link.alternative),
    reachHeading: words(poster.reachHeading, NARROW_WIDTH),
    reach: poster.reach.map((text) => said(text, NARROW_WIDTH)),
    foot: poster.foot.map((text) => words(text, LINE_WIDTH)),
  };
  // Arabic letters join: another font in the midst of a word would part them.
  return { ...data, fallbackSigns: rtl ? null : signPattern(seen, drawn) };
}

function placeOf(place: string, rtl: boolean): { readonly place: readonly PdfPiece[]; readonly placeSize: number } {
  const longest = Math.max(...place.split(' ').map(textWidth));
  const fits = ({ signs, word }: (typeof PLACE_SIZES)[number]): boolean => place.length <= signs && longest <= word;
  const { word, size } = PLACE_SIZES.find(fits) ?? PLACE_SIZES[4];
  return { place: piecesOf(place, word, rtl), placeSize: size };
}
