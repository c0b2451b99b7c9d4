import { graftStyles } from '#documents/docx/graft-styles.ts';

/** A Word file's parts with XML, and those with pictures, by name. */
export type WordParts = { readonly texts: Map<string, string>; readonly pictures: Map<string, Uint8Array> };

const BODY = 'word/document.xml';
const RELATIONS = 'word/_rels/document.xml.rels';
const NUMBERING = 'word/numbering.xml';
const TYPES = '[Content_Types].xml';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const NAMESPACES = {
  r: `${OFFICE}/relationships`,
  wp: 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
} as const;
/** Ids of ours that a template will not have taken. */
const FIRST_LIST = 9000;
const FIRST_DRAWING = 90_000;

/**
 * Our drawing of a document's text, made to stand in a template: its styles become the template's, its lists, links and
 * pictures are added to the template's own.
 * @param ours parts of the document as we lay it out; its first paragraph is the title
 * @param template parts of the template; what the text needs is added to them
 * @param ourWidth width of our text block, in twentieths of a point
 * @returns the text as XML for the template's body
 */
export function graftBody(ours: WordParts, template: WordParts, ourWidth: number): string {
  const styles = graftStyles(template.texts.get('word/styles.xml') ?? '');
  template.texts.set('word/styles.xml', styles.xml);
  const relation = graftRelations(ours, template);
  graftNumbering(ours.texts.get(NUMBERING) ?? '', template);
  declareNamespaces(template);
  const scale = textWidth(template.texts.get(BODY) ?? '', ourWidth) / ourWidth;
  return bodyOf(ours.texts.get(BODY) ?? '')
    .replace(
      /(<w:(?:pStyle|rStyle) w:val=")([^"]+)/g,
      (_, start: string, id: string) => start + (styles.ids.get(id) ?? id),
    )
    .replace(/(<w:numId w:val=")(\d+)/g, (_, start: string, id: string) => start + String(FIRST_LIST + Number(id)))
    .replace(/(\br:(?:id|embed)=")([^"]+)/g, (_, start: string, id: string) => start + relation(id))
    .replace(/(<wp:docPr id=")(\d+)/g, (_, start: string, id: string) => start + String(FIRST_DRAWING + Number(id)))
    .replace(
      /(<w:(?:tblW|tcW)\b[^>]*\bw:w="|<w:gridCol w:w=")(\d+)/g,
      (_, start: string, width: string) => start + String(Math.round(Number(width) * scale)),
    );
}

/** What stands between the title and the page's own settings. */
function bodyOf(xml: string): string {
  const first = xml.indexOf('</w:p>') + '</w:p>'.length;
  return xml.slice(first, xml.lastIndexOf('<w:sectPr'));
}

/** The width between the margins of the page that the text stands on: that of the last section. */
function textWidth(xml: string, otherwise: number): number {
  const page = xml.slice(Math.max(0, xml.lastIndexOf('<w:sectPr')));
  const of = (element: string, name: string): number =>
    Number(new RegExp(`<w:${element}\\b[^>]*\\bw:${name}="(\\d+)`).exec(page)?.[1] ?? Number.NaN);
  const width = of('pgSz', 'w') - of('pgMar', 'left') - of('pgMar', 'right');
  return width > 2000 ? width : otherwise;
}

/** Adds our links and pictures; answers with what each of our relations is called there. */
function graftRelations(ours: WordParts, template: WordParts): (id: string) => string {
  const names = new Map<string, string>();
  const added: string[] = [];
  for (const [whole] of (ours.texts.get(RELATIONS) ?? '').matchAll(/<Relationship\b[^>]*>/g)) {
    const [id, type, target] = ['Id', 'Type', 'Target'].map((name) => attribute(whole, name));
    const kind = type?.split('/').at(-1);
    if (id === undefined || target === undefined || (kind !== 'image' && kind !== 'hyperlink')) continue;
    const name = `rIdLoftet${names.size + 1}`;
    names.set(id, name);
    const picture = kind === 'image' ? ours.pictures.get(`word/${target}`) : undefined;
    const at = picture === undefined ? target : target.replace('media/', 'media/loftet-');
    if (picture !== undefined) template.pictures.set(`word/${at}`, picture);
    const mode = kind === 'hyperlink' ? ' TargetMode="External"' : '';
    added.push(`<Relationship Id="${name}" Type="${OFFICE}/relationships/${kind}" Target="${at}"${mode}/>`);
  }
  // As a function: "$&" in an address would stand for what is replaced.
  change(template, RELATIONS, (xml) => xml.replace('</Relationships>', () => `${added.join('')}</Relationships>`));
  for (const [extension, mediaType] of [
    ['png', 'image/png'],
    ['svg', 'image/svg+xml'],
  ] as const) {
    change(template, TYPES, (xml) =>
      new RegExp(`Extension="${extension}"`, 'i').test(xml)
        ? xml
        : xml.replace(/(<Types\b[^>]*>)/, `$1<Default Extension="${extension}" ContentType="${mediaType}"/>`),
    );
  }
  return (id) => names.get(id) ?? id;
}

/** Our lists after the template's own, which keep their numbers. */
function graftNumbering(ours: string, template: WordParts): void {
  const shifted = ours
    .replace(
      /(<w:abstractNum w:abstractNumId="|<w:abstractNumId w:val="|<w:num w:numId=")(\d+)/g,
      (_, start: string, id: string) => start + String(FIRST_LIST + Number(id)),
    )
    .replace(/ w15:restartNumberingAfterBreak="\d"/g, '');
  const kinds = [...shifted.matchAll(/<w:abstractNum\b[\s\S]*?<\/w:abstractNum>/g)].map(([xml]) => xml).join('');
  const lists = [...shifted.matchAll(/<w:num\b[\s\S]*?<\/w:num>/g)].map(([xml]) => xml).join('');
  if (!template.texts.has(NUMBERING)) addNumbering(template);
  change(template, NUMBERING, (xml) => {
    const open = xml.replace(/<w:numbering\b([^>]*)\/>/, '<w:numbering$1></w:numbering>');
    const firstList = open.search(/<w:num\b/);
    const at = firstList < 0 ? open.indexOf('</w:numbering>') : firstList;
    const withKinds = open.slice(0, at) + kinds + open.slice(at);
    const clean = withKinds.search(/<w:numIdMacAtCleanup\b/);
    const end = clean < 0 ? withKinds.indexOf('</w:numbering>') : clean;
    return withKinds.slice(0, end) + lists + withKinds.slice(end);
  });
}

function addNumbering(template: WordParts): void {
  template.texts.set(
    NUMBERING,
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"></w:numbering>',
  );
  const relation = `<Relationship Id="rIdLoftetLists" Type="${OFFICE}/relationships/numbering" Target="numbering.xml"/>`;
  change(template, RELATIONS, (xml) => xml.replace('</Relationships>', `${relation}</Relationships>`));
  const type =
    '<Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>';
  change(template, TYPES, (xml) => xml.replace('</Types>', `${type}</Types>`));
}

function declareNamespaces(template: WordParts): void {
  change(template, BODY, (xml) =>
    xml.replace(/<w:document\b[^>]*>/, (root) => {
      const missing = Object.entries(NAMESPACES).filter(([prefix]) => !root.includes(`xmlns:${prefix}=`));
      return root.slice(0, -1) + missing.map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`).join('') + '>';
    }),
  );
}

function change(template: WordParts, name: string, how: (xml: string) => string): void {
  template.texts.set(name, how(template.texts.get(name) ?? ''));
}

function attribute(element: string, name: string): string | undefined {
  return new RegExp(`\\b${name}="([^"]*)"`).exec(element)?.[1];
}
