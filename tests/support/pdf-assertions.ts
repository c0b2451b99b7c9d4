import type { DocumentBlock, DocumentModel } from '#documents/document.ts';
import type { PdfProfile } from '#documents/pdf-message.ts';
import { soundModel } from '#documents/sound-model.ts';
import { drawableModel } from '#documents/unknown-signs.server.ts';
import { modelTexts, spaced } from '#tests/support/model-texts.ts';
import type { PdfElement, PdfFacts } from '#tests/support/pdf-facts.ts';

/** Points: the page without its right margin, and a little for what hangs over. */
const RIGHT_EDGE = 516;

/** What is wrong with the PDF of a model; nothing where it is as it should be. */
export function pdfComplaints(facts: PdfFacts, model: DocumentModel, profile: PdfProfile): string[] {
  const sound = drawableModel(soundModel(model));
  const elements = wholeElements(facts.elements, modelTexts(sound));
  const headings = elements.filter(({ role }) => /^H\d$/.test(role));
  const wanted: readonly [string, unknown, unknown][] = [
    ['language', facts.language, 'sv-SE'],
    ['title', comparable(facts.title ?? ''), comparable(sound.title)],
    ['profile', facts.profile, profile],
    ['created', facts.created?.slice(2, 10) ?? null, dateWanted(sound.date, profile)],
    ['tags', facts.isTagged, true],
    ['title shown', facts.showsTitle, profile === 'ua-1'],
    ['heading levels', headings.map(({ role }) => role), ['H1', ...sound.blocks.flatMap(headingRole)]],
    ['header cells', count(elements, 'TH'), sound.blocks.reduce((sum, block) => sum + headCells(block), 0)],
    [
      'alternatives',
      alternatives(elements),
      sound.blocks.flatMap((block) => (block.kind === 'ring' ? [comparable(block.alternative)] : [])),
    ],
    [
      'texts',
      told(elements).map((text, index) => like(text, modelTexts(sound)[index] ?? '')),
      modelTexts(sound).map(comparable),
    ],
    ['addresses', facts.links.filter(({ address }) => !/^(https?|mailto):/.test(address)), []],
    ['link texts', facts.links.filter(({ text }) => text === ''), []],
    ['fonts', facts.fonts.filter(({ name, isEmbedded }) => !isEmbedded || !/SourceSans3|DejaVuSans/.test(name)), []],
    ['outside the text block', facts.rightEdge > RIGHT_EDGE ? facts.rightEdge : null, null],
    [
      'page numbers',
      facts.running.map((text) => /sida \d+ av \d+$/.exec(text)?.[0]),
      facts.running.map((_, index) => `sida ${index + 1} av ${facts.pages}`),
    ],
    ['marks', facts.running.filter((text) => sound.marks.some((mark) => !holds(text, mark))), []],
  ];
  return wanted.flatMap(([name, is, should]) => {
    const [found, expected] = [JSON.stringify(is), JSON.stringify(should)];
    return found === expected ? [] : [`${name}: ${found} instead of ${expected}`];
  });
}

/**
 * The elements with text, and the figures. pdf.js has a tree for each page: what runs over to the next page begins anew
 * there with the same role, and is put together where the text wanted goes on.
 */
function wholeElements(elements: readonly PdfElement[], wanted: readonly string[]): PdfElement[] {
  const whole: PdfElement[] = [];
  let texts = 0;
  for (const element of elements.filter(({ text, role }) => text !== '' || role === 'Figure')) {
    const last = whole.at(-1);
    const isCut =
      last !== undefined &&
      texts > 0 &&
      unspaced(last.text).length < unspaced(comparable(wanted[texts - 1] ?? '')).length;
    if (isCut && last.role === element.role && last.page < element.page) {
      whole[whole.length - 1] = { ...element, text: `${last.text} ${element.text}` };
    } else {
      whole.push(element);
      if (element.role !== 'Figure') texts += 1;
    }
  }
  return whole;
}

function told(elements: readonly PdfElement[]): string[] {
  return elements.flatMap(({ role, text }) => (role === 'Figure' ? [] : [text]));
}

/**
 * Equal texts come out equal. What is forgiven: a break within a word too wide for its line or cell, the direction of a
 * script, and signs put together of several glyphs, which pdf.js tells once for each glyph.
 */
function like(text: string, wanted: string): string {
  const [is, should] = [comparable(text), comparable(wanted)];
  if (is === should) return should;
  if (MAY_BREAK.test(should) && unspaced(is) === unspaced(should)) return should;
  return REORDERED.test(should) && letters(is, should) === letters(should, should) ? should : is;
}

/** A word as wide as a cell, or of signs wider than letters. */
const MAY_BREAK = /\S{14}|[^\p{Script=Latin}\p{Nd}\p{P}\s]/u;
/** Written from the right, or with marks on letters. */
const REORDERED = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}\p{M}]/u;

function unspaced(text: string): string {
  return text.replace(/\s/g, '');
}

/**
 * In the order of the alphabet, letters joined or not; without what stands in composed signs of `beside`, and where there
 * are such without the letters from the right.
 */
function letters(text: string, beside: string): string {
  const composed = new Set(beside.match(/\P{M}\p{M}+/gu)?.flatMap((sign) => Array.from(sign)));
  const signs = Array.from(unspaced(text).normalize('NFKC')).filter(
    (sign) => !composed.has(sign) && !(composed.size > 0 && REORDERED.test(sign)),
  );
  return signs.toSorted().join('');
}

/** What no font draws does not come back from a PDF. */
function comparable(text: string): string {
  return spaced(text.replace(/\p{Default_Ignorable_Code_Point}/gu, '').normalize('NFC'));
}

function holds(text: string, part: string): boolean {
  return REORDERED.test(part) || unspaced(comparable(text)).includes(unspaced(comparable(part)));
}

function alternatives(elements: readonly PdfElement[]): string[] {
  return elements.flatMap(({ role, alt }) => (role === 'Figure' ? [comparable(alt ?? '')] : []));
}

function count(elements: readonly PdfElement[], wanted: string): number {
  return elements.filter(({ role }) => role === wanted).length;
}

function headingRole(block: DocumentBlock): string[] {
  return block.kind === 'heading' ? [`H${block.level}`] : [];
}

function headCells(block: DocumentBlock): number {
  return block.kind === 'table' ? block.head.filter((text) => comparable(text) !== '').length : 0;
}

function dateWanted(date: string | null, profile: PdfProfile): string | null {
  if (date === null) return profile === 'a-2a' ? '19700101' : null;
  return date.replaceAll('-', '');
}
