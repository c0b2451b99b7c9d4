import { readFileSync } from 'node:fs';
import type { DocumentModel } from '#documents/document.ts';
import {
  ARABIC_FAMILY,
  ARABIC_FONTS,
  FALLBACK_FAMILY,
  FALLBACK_FONTS,
  FONT_FAMILY,
  TEXT_FONTS,
} from '#documents/fonts.server.ts';
import { fontGlyphs, sharedGlyphs } from '#documents/font-coverage.ts';
import type { PosterFonts } from '#documents/poster-data.ts';
import { drawableText, withTexts, type Fonts } from '#documents/shown-signs.ts';
import { soundModel } from '#documents/sound-model.ts';
import type { Lang } from '#platform/texts/languages.ts';

let fonts: Fonts | null = null;

/** A text may stand in regular or semibold: what both have counts. */
export function shippedFonts(): Fonts {
  if (fonts !== null) return fonts;
  const text = TEXT_FONTS.map((file) => fontGlyphs(readFileSync(file)));
  const fallback = FALLBACK_FONTS.map((file) => fontGlyphs(readFileSync(file)));
  fonts = {
    text: inAll(text),
    shared: new Set(text.flatMap((font) => [...sharedGlyphs(font)])),
    fallback: inAll(fallback),
  };
  return fonts;
}

let arabic: Fonts | null = null;

/** What a poster in a language is set with. */
export function posterFonts(lang: Lang): PosterFonts {
  const drawn = shippedFonts();
  const latin = [FONT_FAMILY, FALLBACK_FAMILY];
  if (lang !== 'ar') return { families: latin, latin, fallback: FALLBACK_FAMILY, drawn };
  arabic ??= {
    ...drawn,
    text: drawn.text.union(inAll(ARABIC_FONTS.map((file) => fontGlyphs(readFileSync(file))))),
  };
  return { families: [ARABIC_FAMILY, ...latin], latin, fallback: FALLBACK_FAMILY, drawn: arabic };
}

function inAll(fonts: readonly ReadonlyMap<number, number>[]): ReadonlySet<number> {
  const [first, ...others] = fonts.map((font) => new Set(font.keys()));
  return others.reduce((both, font) => both.intersection(font), first ?? new Set<number>());
}

/** A sound model that a PDF can be set from: U+FFFD stands for each sign that the shipped fonts lack. */
export function drawableModel(model: DocumentModel): DocumentModel {
  return withTexts(model, (text) => drawableText(text, shippedFonts()));
}

/** The signs that the PDF of a model cannot show, each once: "😀", "漢". Word and HTML show them by the reader's own fonts. */
export function signsNotInPdf(model: DocumentModel): string[] {
  const missing = new Set<string>();
  const segmenter = new Intl.Segmenter('sv', { granularity: 'grapheme' });
  withTexts(soundModel(model), (text) => {
    if (drawableText(text, shippedFonts()) === text) return text;
    for (const { segment } of segmenter.segment(text)) {
      if (drawableText(segment, shippedFonts()) !== segment) missing.add(segment);
    }
    return text;
  });
  return [...missing];
}
