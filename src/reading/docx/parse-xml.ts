import { AppError } from '#platform/errors.ts';
import { SaxesParser } from 'saxes';

export type XmlElement = {
  /** 'w:p': the prefix that the specification uses, whatever the file itself chose. */
  readonly name: string;
  /** Attribute names with the same prefixes; those without namespace stand bare. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
};

type Open = { name: string; attributes: Record<string, string>; children: (XmlElement | string)[] };

/** Office documents nest some thirty levels; text boxes in tables in tables a hundred. */
const MAX_DEPTH = 400;
/** Elements and texts in one part. */
const MAX_NODES = 3_000_000;

/** What the elements of a namespace are called by here, whatever prefix the file itself chose. */
export type Prefixes = Readonly<Record<string, string>>;

/** Transitional and strict names of the same vocabulary get one prefix. */
const OFFICE: Prefixes = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordprocessingShape': 'wps',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/package/2006/relationships': 'rel',
  'http://schemas.openxmlformats.org/package/2006/content-types': 'ct',
};

/**
 * XML as a tree, with the prefixes of word files unless others are given. No document type is accepted, so no entity can
 * be declared; nothing is ever fetched.
 * @throws AppError document-unsafe (document type, too deep, too much), document-damaged (not well-formed).
 */
export function parseXml(bytes: Uint8Array, prefixes: Prefixes = OFFICE): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: false });
  const stack: Open[] = [];
  let root: XmlElement | null = null;
  let nodes = 0;
  const count = () => {
    nodes += 1;
    if (nodes > MAX_NODES) throw new AppError('document-unsafe');
  };
  parser.on('doctype', () => {
    throw new AppError('document-unsafe');
  });
  parser.on('error', (error) => {
    throw new AppError('document-damaged', {}, error);
  });
  parser.on('opentagstart', () => {
    if (stack.length >= MAX_DEPTH) throw new AppError('document-unsafe');
  });
  parser.on('opentag', (tag) => {
    count();
    const attributes: Record<string, string> = Object.create(null);
    for (const attribute of Object.values(tag.attributes)) {
      attributes[nameOf(prefixes, attribute)] = attribute.value;
    }
    const element: Open = { name: nameOf(prefixes, tag), attributes, children: [] };
    stack.at(-1)?.children.push(element);
    stack.push(element);
  });
  parser.on('closetag', () => {
    const closed = stack.pop();
    if (stack.length === 0 && closed !== undefined) root = closed;
  });
  const keep = (text: string) => {
    const parent = stack.at(-1);
    if (parent === undefined || text === '') return;
    count();
    parent.children.push(text);
  };
  parser.on('text', keep);
  parser.on('cdata', keep);
  parser.write(decode(bytes)).close();
  if (root === null) throw new AppError('document-damaged');
  return root;
}

function nameOf(prefixes: Prefixes, { uri, local }: { readonly uri: string; readonly local: string }): string {
  if (uri === '') return local;
  return `${prefixes[uri] ?? '?'}:${local}`;
}

function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const start = String.fromCharCode(...bytes.subarray(0, 100));
  const declared = /^<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/.exec(start)?.[1];
  const wide = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(wide ?? declared ?? 'utf-8').decode(bytes);
  } catch {
    throw new AppError('document-damaged');
  }
}

export function child(element: XmlElement | null, name: string): XmlElement | null {
  return element === null ? null : (elements(element).find((each) => each.name === name) ?? null);
}

export function elements(element: XmlElement): XmlElement[] {
  return element.children.filter((each) => typeof each !== 'string');
}
