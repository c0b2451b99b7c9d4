import { AppError } from '#platform/errors.ts';
import { openZip, type Zip } from '#reading/docx/open-zip.ts';
import { elements, parseXml, type XmlElement } from '#reading/docx/parse-xml.ts';
import { fault, type TemplateFault } from '#report-back/own-template/template-fault.ts';

/** Bytes, as a template comes in. A letterhead with a logo is a tenth of it. */
const LARGEST_TEMPLATE = 5_000_000;
/** Bytes, unpacked and all together. */
const LARGEST_UNPACKED = 30_000_000;
const MOST_PARTS = 500;

/** What a template holds: the names of all its parts, and those with XML read. */
export type TemplateParts = {
  readonly names: readonly string[];
  readonly xml: ReadonlyMap<string, XmlElement>;
};

const RESAVE = 'Öppna mallen i Word och spara den som en ny Word-fil (.docx).';
const NO_WORD = fault(
  'file',
  'Det är ingen Word-fil (.docx).',
  'Öppna mallen i Word och välj Spara som, Word-dokument (.docx).',
);

/** A sent file unpacked within limits, or what is wrong with it. Nothing in it is trusted: neither sizes nor names. */
export function templateParts(bytes: Uint8Array): TemplateParts | TemplateFault {
  if (bytes.length === 0) return fault('file', 'Ingen fil är vald.', 'Välj mallen, en Word-fil (.docx).');
  if (bytes.length > LARGEST_TEMPLATE) {
    return fault(
      'size',
      'Filen är större än 5\u00a0MB.',
      'Gör bilderna i mallen mindre: markera en bild, välj Bildformat och Komprimera bilder, och spara igen.',
    );
  }
  try {
    return unpacked(openZip(bytes));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (error.code === 'document-locked')
      return fault('file', 'Filen är låst med lösenord.', 'Ta bort lösenordet och spara igen.');
    if (error.code === 'document-unsafe')
      return fault('size', 'Filen är byggd på ett sätt som kan vara farligt, och packades inte upp.', RESAVE);
    return looksZipped(bytes) ? fault('file', 'Filen är skadad och går inte att läsa.', RESAVE) : NO_WORD;
  }
}

function unpacked(zip: Zip): TemplateParts | TemplateFault {
  if (zip.names.length > MOST_PARTS) return fault('size', `Filen består av fler än ${MOST_PARTS}\u00a0delar.`, RESAVE);
  const xml = new Map<string, XmlElement>();
  let size = 0;
  for (const name of zip.names) {
    if (name.endsWith('/')) continue;
    const part = zip.unpack(name);
    size += part?.length ?? 0;
    if (size > LARGEST_UNPACKED)
      return fault(
        'size',
        'Filen är större än 30\u00a0MB när den packas upp.',
        'Gör bilderna i mallen mindre och spara igen.',
      );
    if (part !== null && /\.(?:xml|rels)$/i.test(name)) xml.set(name, parseXml(part));
  }
  const missing = ['[Content_Types].xml', 'word/document.xml', 'word/styles.xml', 'word/_rels/document.xml.rels'];
  return missing.every((name) => xml.has(name)) ? { names: zip.names, xml } : NO_WORD;
}

function looksZipped(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Every element by that name below this one, in the document's order. */
export function within(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((each) => (each.name === name ? [each, ...within(each, name)] : within(each, name)));
}

/** The text of a paragraph as Word shows it, runs put together; what stands in paragraphs inside it is not of it. */
export function paragraphText(paragraph: XmlElement): string {
  const told = (each: XmlElement | string): string => {
    if (typeof each === 'string' || each.name === 'w:p') return '';
    if (each.name === 'w:t') return each.children.filter((piece) => typeof piece === 'string').join('');
    return each.children.map(told).join('');
  };
  return paragraph.children.map(told).join('');
}

/** The parts that a reader sees text of: the body, and what runs in the margins. */
export function textParts({ xml }: TemplateParts): [name: string, part: XmlElement][] {
  return [...xml].filter(([name]) => /^word\/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml$/.test(name));
}
