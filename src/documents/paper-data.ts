import { fencedLine, piecesOf, speechOf } from '#documents/lang-pieces.ts';
import type { PaperBody, PaperBox, PaperForm, PaperText } from '#documents/paper.ts';
import { pdfPieces, type PdfPiece } from '#documents/pdf-pieces.ts';
import type { PosterFonts } from '#documents/poster-data.ts';
import { qrSvg } from '#documents/qr-drawing.ts';
import { drawableText, signPattern } from '#documents/shown-signs.ts';
import { soundLine } from '#documents/sound-text.ts';
import { directionOf } from '#platform/texts/languages.ts';

/** In small letters of body text; what is wider is broken. */
const LINE_WIDTH = 70;
const CELL_WIDTH = 22;
/** As many boxes stand under each other before they stand in two columns. */
const ONE_COLUMN = 6;

type Said = { readonly pieces: readonly PdfPiece[]; readonly rtl: boolean } & ReturnType<typeof speechOf>;

/** A form as the data of its PDF template (templates/paper.typ). */
export function paperData(form: PaperForm, fonts: PosterFonts): Record<string, unknown> {
  const { families, latin, fallback, drawn } = fonts;
  const { lang } = form;
  const rtl = directionOf(lang) === 'rtl';
  const seen: string[] = [];
  const sound = (text: string, isRtl: boolean): string => {
    const line = drawableText(isRtl ? fencedLine(text) : soundLine(text), drawn);
    seen.push(line);
    return line;
  };
  const said = ({ text, lang: own }: PaperText, width = LINE_WIDTH): Said => {
    const isRtl = directionOf(own) === 'rtl';
    return { pieces: piecesOf(sound(text, isRtl), width, isRtl), rtl: isRtl, ...speechOf(own) };
  };
  const words = (text: string): Said => said({ text, lang });
  const box = ({ code, text }: PaperBox, width?: number) => ({ code, text: said(text, width) });
  const end = (text: PaperText | null) => (text === null ? null : said(text, CELL_WIDTH));
  const bodyOf = (body: PaperBody): Record<string, unknown> => {
    switch (body.kind) {
      case 'boxes':
        return { ...body, wide: body.boxes.length <= ONE_COLUMN, boxes: body.boxes.map((one) => box(one)) };
      case 'scale':
        return { ...body, low: end(body.low), high: end(body.high) };
      case 'lines':
        return { ...body, label: body.label === null ? null : said(body.label) };
      case 'grid':
        return {
          kind: body.kind,
          corner: said(body.corner, CELL_WIDTH),
          groups: body.groups.map(({ label, columns }) => ({
            label: said(label, CELL_WIDTH),
            columns: columns.map((one) => box(one, CELL_WIDTH)),
          })),
          rows: body.rows.map((one) => box(one, CELL_WIDTH)),
        };
      case 'numbers':
        return {
          kind: body.kind,
          lists: body.lists.map(({ label, items }) => ({ label: said(label), items: items.map((one) => box(one)) })),
          lines: body.lines.map((one) => said(one)),
        };
    }
  };
  const data = {
    title: sound(form.title, rtl),
    date: form.date.split('-').map(Number),
    fonts: families,
    latinFonts: latin,
    fallbackFont: fallback,
    ...speechOf(lang),
    rtl,
    marks: form.marks.map(words),
    heading: said(form.heading, 32),
    intro: form.intro.map((one) => said(one)),
    frame: form.frame.map(({ heading, words: text }) => ({ heading: words(heading), words: words(text) })),
    questions: form.questions.map(({ number, title, notes, body }) => ({
      number,
      title: said(title, 44),
      notes: notes.map((one) => said(one)),
      body: body.map(bodyOf),
    })),
    handIn: { heading: words(form.handIn.heading), lines: form.handIn.lines.map((one) => said(one)) },
    link:
      form.link === null
        ? null
        : {
            address: form.link.address,
            shown: pdfPieces(form.link.address, LINE_WIDTH),
            words: words(form.link.words),
            code: qrSvg(form.link.address),
            alternative: sound(form.link.alternative, rtl),
          },
    foot: form.foot.map(words),
  };
  // Arabic letters join: another font in the midst of a word would part them.
  return { ...data, fallbackSigns: rtl ? null : signPattern(seen, drawn) };
}
