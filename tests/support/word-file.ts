import { strToU8, zipSync, type Zippable } from 'fflate';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const NAMESPACES = `xmlns:w="${W}" xmlns:r="${R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"`;
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export type WordParts = {
  /** The XML inside w:body. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly footnotes?: string;
  readonly header?: string;
  readonly footer?: string;
  /** Further relations of the document: id -> address. */
  readonly links?: Readonly<Record<string, string>>;
  /** Files to add or to put in place of ours. */
  readonly files?: Zippable;
};

/** A Word file of hand-written XML, for what no program that we have would write. */
export function wordFile(parts: WordParts): Uint8Array {
  return zipSync({ ...wordParts(parts), ...parts.files });
}

export function wordParts({ body, styles, numbering, footnotes, header, footer, links = {} }: WordParts): Zippable {
  const relation = (id: string, type: string, target: string, mode = '') =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"${mode}/>`;
  const section =
    header === undefined && footer === undefined
      ? ''
      : `<w:sectPr>${header === undefined ? '' : '<w:headerReference w:type="default" r:id="rHeader"/>'}${footer === undefined ? '' : '<w:footerReference w:type="default" r:id="rFooter"/>'}</w:sectPr>`;
  const part = (root: string, xml: string) => strToU8(`${HEAD}<w:${root} ${NAMESPACES}>${xml}</w:${root}>`);
  const relations = (xml: string) =>
    strToU8(
      `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${xml}</Relationships>`,
    );
  return {
    '[Content_Types].xml': strToU8(
      `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    ),
    '_rels/.rels': relations(relation('r1', 'officeDocument', 'word/document.xml')),
    'word/_rels/document.xml.rels': relations(
      [
        relation('rStyles', 'styles', 'styles.xml'),
        relation('rNumbering', 'numbering', 'numbering.xml'),
        relation('rNotes', 'footnotes', 'footnotes.xml'),
        relation('rHeader', 'header', 'header1.xml'),
        relation('rFooter', 'footer', 'footer1.xml'),
        ...Object.entries(links).map(([id, address]) => relation(id, 'hyperlink', address, ' TargetMode="External"')),
      ].join(''),
    ),
    'word/document.xml': part('document', `<w:body>${body}${section}</w:body>`),
    ...(styles === undefined ? {} : { 'word/styles.xml': part('styles', styles) }),
    ...(numbering === undefined ? {} : { 'word/numbering.xml': part('numbering', numbering) }),
    ...(footnotes === undefined ? {} : { 'word/footnotes.xml': part('footnotes', footnotes) }),
    ...(header === undefined ? {} : { 'word/header1.xml': part('hdr', header) }),
    ...(footer === undefined ? {} : { 'word/footer1.xml': part('ftr', footer) }),
  };
}

/** w:p with one run; `properties` is the XML inside w:pPr, `run` that inside w:rPr. */
export function p(text: string, properties = '', run = ''): string {
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${r(text, run)}</w:p>`;
}

export function r(text: string, run = ''): string {
  return `<w:r>${run === '' ? '' : `<w:rPr>${run}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** w:abstractNum and w:num of one list; each level is [format, pattern]. */
export function list(id: number, levels: readonly (readonly [string, string])[]): { abstract: string; num: string } {
  const xml = levels.map(
    ([format, pattern], level) =>
      `<w:lvl w:ilvl="${level}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`,
  );
  return {
    abstract: `<w:abstractNum w:abstractNumId="${id}">${xml.join('')}</w:abstractNum>`,
    num: `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`,
  };
}
