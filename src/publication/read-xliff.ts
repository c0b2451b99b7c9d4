import { AppError } from '#platform/errors.ts';
import { elements, parseXml, type XmlElement } from '#reading/docx/parse-xml.ts';
import { NOTES, SUB_STATE, XLIFF_NAMESPACE } from '#publication/xliff.ts';

/** A text as it came back from a translator. */
export type XliffUnit = {
  readonly id: string;
  readonly source: string;
  /** Empty where there is none. */
  readonly target: string;
  /** The version that the file was made with; null where the program has dropped it. */
  readonly no: number | null;
  /** What the Swedish text was known by; null where the program has dropped it. */
  readonly sourceHash: string | null;
  /** A machine made it, and nobody has gone through it since. */
  readonly machine: boolean;
  /** Somebody says that it is translated: any state but `initial`. */
  readonly done: boolean;
  /** There is markup in it, which our texts have none of. */
  readonly markup: boolean;
};

export type XliffFile = {
  readonly fileId: string;
  readonly sourceLang: string;
  readonly targetLang: string;
  readonly units: readonly XliffUnit[];
};

const LARGEST = 5_000_000;
const PREFIXES = { [XLIFF_NAMESPACE]: 'x', 'http://www.w3.org/2005/11/its': 'its' };
const FIRST_VERSION = 'urn:oasis:names:tc:xliff:document:1.2';

/** @throws AppError `usage` for what is no XLIFF 2 file of ours, with why */
export function readXliff(bytes: Uint8Array): XliffFile {
  if (bytes.length > LARGEST) refuse('Filen är för stor. Skicka en på högst 5\u00a0MB.');
  const root = parsed(bytes);
  if (root.name !== 'x:xliff' || !(root.attributes['version'] ?? '').startsWith('2.')) refuse(NO_XLIFF);
  const files = elements(root).filter(({ name }) => name === 'x:file');
  const [file] = files;
  if (file === undefined || files.length > 1) refuse('Filen ska handla om ett löfte. Hämta den härifrån igen.');
  const units = unitsIn(file);
  // By a set: 5 MB hold hundreds of thousands of empty units, and each against each would stop the server.
  if (new Set(units.map(({ id }) => id)).size < units.length)
    refuse('Samma text står två gånger i filen. Rätta den, eller hämta den härifrån igen.');
  return {
    fileId: file.attributes['id'] ?? '',
    sourceLang: root.attributes['srcLang'] ?? '',
    targetLang: root.attributes['trgLang'] ?? '',
    units,
  };
}

const NO_XLIFF = 'Filen är ingen XLIFF-fil av version 2. Skicka filen som du hämtade härifrån, översatt.';
const NOT_WHOLE = 'Filen är inte hel: den går inte att läsa som XLIFF. Hämta eller spara den på nytt.';

function refuse(what: string): never {
  throw new AppError('usage', { what });
}

function parsed(bytes: Uint8Array): XmlElement {
  const start = new TextDecoder().decode(bytes.subarray(0, 2_000));
  if (start.includes(FIRST_VERSION))
    refuse('Filen är XLIFF av version 1.2. Spara den som XLIFF 2 i översättningsprogrammet.');
  if (!isReadable(bytes)) refuse('Filen har fel teckenkodning. Spara den som UTF-8.');
  try {
    return parseXml(bytes, PREFIXES);
  } catch (fault) {
    if (!(fault instanceof AppError)) throw fault;
    return refuse(fault.code === 'document-unsafe' ? NO_XLIFF : NOT_WHOLE);
  }
}

/** As UTF-8, or UTF-16 with its mark: what the specification of XML asks of every program. */
function isReadable(bytes: Uint8Array): boolean {
  const [first = 0, second = 0] = bytes;
  const wide = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  try {
    const text = new TextDecoder(wide ? (first === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8', { fatal: true }).decode(
      bytes,
    );
    const said = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(text)?.[1]?.toLowerCase();
    return said === undefined || (wide ? said.startsWith('utf-16') : said === 'utf-8' || said === 'us-ascii');
  } catch {
    return false;
  }
}

/** Units may lie in groups, as deep as the reader of XML lets them. */
function unitsIn(element: XmlElement): XliffUnit[] {
  return elements(element).flatMap((child) => {
    if (child.name === 'x:group') return unitsIn(child);
    return child.name === 'x:unit' ? [unitOf(child)] : [];
  });
}

function unitOf(unit: XmlElement): XliffUnit {
  const notes = elements(unit)
    .filter(({ name }) => name === 'x:notes')
    .flatMap(elements);
  const note = (category: string): string | null => {
    const found = notes.find(({ attributes }) => attributes['category'] === category);
    return found === undefined ? null : textOf(found).text.trim();
  };
  // A program may have parted the text all the same: the parts are one text, with what stands between them.
  const parts = elements(unit).filter(({ name }) => name === 'x:segment' || name === 'x:ignorable');
  const segments = parts.filter(({ name }) => name === 'x:segment');
  const sides = parts.map((part) => ({
    isSegment: part.name === 'x:segment',
    source: side(part, 'x:source'),
    target: side(part, 'x:target'),
  }));
  const isWhole = sides.every(({ isSegment, target }) => !isSegment || target !== null);
  const states = segments.map(({ attributes }) => attributes['state'] ?? 'initial');
  const no = note(NOTES.version);
  return {
    id: unit.attributes['id'] ?? '',
    source: sides.map(({ source }) => source?.text ?? '').join(''),
    target: isWhole ? sides.map(({ source, target }) => (target ?? source)?.text ?? '').join('') : '',
    no: no !== null && /^\d{1,6}$/.test(no) ? Number(no) : null,
    sourceHash: note(NOTES.source),
    machine: states.every((state) => state === 'initial') && segments.some(saysMachine),
    done: states.length > 0 && states.every((state) => state !== 'initial'),
    markup: sides.some(({ source, target }) => source?.markup === true || target?.markup === true),
  };
}

/** Ours, or ITS 2.0 in XLIFF 2.1: how sure a machine was, on the segment or on anything in it. */
function saysMachine(element: XmlElement): boolean {
  return (
    element.attributes['subState'] === SUB_STATE.machine ||
    element.attributes['its:mtConfidence'] !== undefined ||
    elements(element).some(saysMachine)
  );
}

type Side = { readonly text: string; readonly markup: boolean };

function side(part: XmlElement, name: string): Side | null {
  const found = elements(part).find((each) => each.name === name);
  return found === undefined ? null : textOf(found);
}

/** A mark of a program's own (`mrk`) says nothing of the text; anything else inside it is markup. */
function textOf(element: XmlElement): Side {
  const inner = element.children.map((each): Side => {
    if (typeof each === 'string') return { text: each, markup: false };
    const { text, markup } = textOf(each);
    return { text, markup: markup || each.name !== 'x:mrk' };
  });
  return { text: inner.map(({ text }) => text).join(''), markup: inner.some(({ markup }) => markup) };
}
