import { unzipSync } from 'fflate';
import type { DocumentModel } from '#documents/document.ts';
import { soundModel } from '#documents/sound-model.ts';
import { child, elements, parseXml, type XmlElement } from '#reading/docx/parse-xml.ts';
import { modelTexts, spaced } from '#tests/support/model-texts.ts';

/** What a Word file says of itself and holds, read from its XML. */
export type DocxFacts = {
  readonly language: string | null;
  readonly title: string;
  readonly creator: string;
  readonly created: string;
  /** Level by the outline of the style, not by its name. */
  readonly headings: readonly { readonly level: number; readonly text: string }[];
  readonly texts: readonly string[];
  /** `items` by numbered paragraphs, each with whether Word counts it or marks it. */
  readonly items: readonly { readonly format: string; readonly list: string; readonly text: string }[];
  readonly headerRows: readonly number[];
  readonly alternatives: readonly string[];
  readonly links: readonly { readonly address: string; readonly text: string }[];
  /** Every relation that leaves the file. */
  readonly external: readonly { readonly type: string; readonly target: string }[];
  readonly header: string;
  readonly footer: string;
};

export function docxFacts(bytes: Uint8Array): DocxFacts {
  const parts = unzipSync(bytes);
  const part = (name: string): XmlElement => {
    const found = parts[name];
    if (found === undefined) throw new Error(`${name} is missing`);
    return parseXml(found);
  };
  const document = part('word/document.xml');
  const styles = part('word/styles.xml');
  const core = part('docProps/core.xml');
  const relations = Object.keys(parts)
    .filter((name) => name.endsWith('.rels'))
    .flatMap((name) => all(part(name), 'rel:Relationship'));
  const outline = new Map(
    all(styles, 'w:style').map((style) => [style.attributes['w:styleId'], valueOf(all(style, 'w:outlineLvl')[0])]),
  );
  const formats = numberFormats(part('word/numbering.xml'));
  const paragraphs = all(document, 'w:p');
  const target = (id: string | undefined) =>
    relations.find((each) => each.attributes['Id'] === id)?.attributes['Target'];
  /** Told once where the first page says the same as the others; where they differ, both. */
  const running = (kind: string) =>
    [
      ...new Set(
        Object.keys(parts)
          .filter((name) => new RegExp(`^word/${kind}\\d+\\.xml$`).test(name))
          .map((name) => textOf(part(name))),
      ),
    ].join('');
  return {
    language: all(child(styles, 'w:docDefaults') ?? styles, 'w:lang')[0]?.attributes['w:val'] ?? null,
    title: textOf(all(core, '?:title')[0]),
    creator: textOf(all(core, '?:creator')[0]),
    created: textOf(all(core, '?:created')[0]),
    headings: paragraphs.flatMap((paragraph) => {
      const level = outline.get(valueOf(all(paragraph, 'w:pStyle')[0]) ?? '');
      return level === undefined || level === null ? [] : [{ level: Number(level) + 1, text: textOf(paragraph) }];
    }),
    texts: paragraphs.map(textOf).filter((text) => text !== ''),
    items: paragraphs.flatMap((paragraph) => {
      const list = valueOf(all(paragraph, 'w:numId')[0]);
      return list === null ? [] : [{ format: formats.get(list) ?? '', list, text: textOf(paragraph) }];
    }),
    headerRows: all(document, 'w:tbl').map(
      (table) => all(table, 'w:tblHeader').filter(({ attributes }) => attributes['w:val'] === undefined).length,
    ),
    alternatives: all(document, '?:docPr').map(({ attributes }) => attributes['descr'] ?? ''),
    links: all(document, 'w:hyperlink').map((link) => ({
      address: target(link.attributes['r:id']) ?? '',
      text: textOf(link),
    })),
    external: relations
      .filter(({ attributes }) => attributes['TargetMode'] === 'External')
      .map(({ attributes }) => ({
        type: attributes['Type']?.split('/').at(-1) ?? '',
        target: attributes['Target'] ?? '',
      })),
    header: running('header'),
    footer: running('footer'),
  };
}

/** What is wrong with the Word file of a model; nothing where it is as it should be. */
export function docxComplaints(bytes: Uint8Array, model: DocumentModel): string[] {
  const facts = docxFacts(bytes);
  const sound = soundModel(model);
  const wanted = {
    language: 'sv-SE',
    title: spaced(sound.title),
    creator: spaced(sound.author ?? ''),
    headings: [
      { level: 1, text: spaced(sound.title) },
      ...sound.blocks.flatMap((block) =>
        block.kind === 'heading' ? [{ level: block.level, text: spaced(block.text) }] : [],
      ),
    ],
    texts: modelTexts(model),
    headerRows: sound.blocks.filter(({ kind }) => kind === 'table').map(() => 1),
    alternatives: sound.blocks.flatMap((block) => (block.kind === 'ring' ? [spaced(block.alternative)] : [])),
    items: sound.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items.map(() => (block.ordered ? 'decimal' : 'bullet')) : [],
    ),
    header: spaced(sound.marks.join(' \u00b7 ')),
  };
  const found = {
    ...facts,
    items: facts.items.map(({ format }) => format),
    alternatives: facts.alternatives.map(spaced),
  };
  const differing = (Object.keys(wanted) as (keyof typeof wanted)[]).flatMap((name) => {
    const [is, should] = [JSON.stringify(found[name]), JSON.stringify(wanted[name])];
    return is === should ? [] : [`${name}: ${is} instead of ${should}`];
  });
  const strange = facts.external.filter(
    ({ type, target }) => type !== 'hyperlink' || !/^(https?|mailto):/.test(target),
  );
  return [
    ...differing,
    ...strange.map(({ type, target }) => `leads out: ${type} ${target}`),
    ...facts.links.filter(({ text }) => text === '').map(({ address }) => `link without text: ${address}`),
    ...(facts.footer === 'sida PAGE av NUMPAGES' ? [] : [`footer: ${facts.footer}`]),
  ];
}

function all(element: XmlElement, name: string): XmlElement[] {
  return elements(element).flatMap((each) => (each.name === name ? [each, ...all(each, name)] : all(each, name)));
}

function valueOf(element: XmlElement | undefined): string | null {
  return element?.attributes['w:val'] ?? null;
}

function textOf(element: XmlElement | undefined): string {
  if (element === undefined) return '';
  const inside = (each: XmlElement | string): string => {
    if (typeof each === 'string') return each;
    // A drawing says where it stands in numbers that are no text.
    if (each.name === 'w:drawing') return '';
    return each.name === 'w:br' ? ' ' : each.children.map(inside).join('');
  };
  return spaced(inside(element));
}

function numberFormats(numbering: XmlElement): Map<string, string> {
  const kinds = new Map(
    all(numbering, 'w:abstractNum').map((kind) => [
      kind.attributes['w:abstractNumId'],
      valueOf(all(kind, 'w:numFmt')[0]) ?? '',
    ]),
  );
  return new Map(
    all(numbering, 'w:num').map((list) => [
      list.attributes['w:numId'] ?? '',
      kinds.get(valueOf(all(list, 'w:abstractNumId')[0]) ?? '') ?? '',
    ]),
  );
}
