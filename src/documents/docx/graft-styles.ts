/** A style of our body that stands for one of the template's: by the name that Word gives it in every language. */
type BodyStyle = {
  readonly id: string;
  /** As `w:name` has it, in small letters. */
  readonly name: string;
  /** What it is where the template has none by that name: based on the template's own text, so that its font holds. */
  readonly otherwise: string;
};

const paragraph = (name: string, inside: string): string =>
  `<w:name w:val="${name}"/><w:basedOn w:val="@normal"/><w:qFormat/>${inside}`;
const air = (before: number, after: number, line = 264): string =>
  `<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="auto"/>`;

/** Headings are not among them: a template without them is refused. */
const BODY_STYLES: readonly BodyStyle[] = [
  {
    id: 'ListParagraph',
    name: 'list paragraph',
    otherwise: paragraph('List Paragraph', `<w:pPr>${air(0, 60)}</w:pPr>`),
  },
  {
    id: 'Caption',
    name: 'caption',
    otherwise: paragraph('caption', `<w:pPr><w:keepNext/>${air(240, 100)}</w:pPr><w:rPr><w:b/><w:bCs/></w:rPr>`),
  },
  {
    id: 'Labelled',
    name: 'uppgift',
    otherwise: paragraph('Uppgift', `<w:pPr><w:keepLines/>${air(0, 60)}</w:pPr>`),
  },
  { id: 'Cell', name: 'tabelltext', otherwise: paragraph('Tabelltext', `<w:pPr>${air(50, 50, 252)}</w:pPr>`) },
  {
    id: 'Figure',
    name: 'figur',
    // Automatic: a template with exact line heights would cut the picture to a sliver.
    otherwise: paragraph('Figur', `<w:pPr><w:keepNext/>${air(160, 80, 240)}<w:jc w:val="center"/></w:pPr>`),
  },
  {
    id: 'FigureText',
    name: 'figurtext',
    otherwise: paragraph('Figurtext', `<w:pPr>${air(0, 240, 252)}<w:jc w:val="center"/></w:pPr>`),
  },
  { id: 'Label', name: 'ledord', otherwise: '<w:name w:val="Ledord"/><w:rPr><w:b/><w:bCs/></w:rPr>' },
  {
    id: 'Gap',
    name: 'uppgift saknas',
    otherwise: '<w:name w:val="Uppgift saknas"/><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="FBE7B5"/></w:rPr>',
  },
  {
    id: 'Hyperlink',
    name: 'hyperlink',
    otherwise: '<w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0F5C6E"/><w:u w:val="single"/></w:rPr>',
  },
];

const CHARACTER = new Set(['Label', 'Gap', 'Hyperlink']);
const HEADINGS = { Heading1: 'heading 1', Heading2: 'heading 2', Heading3: 'heading 3' } as const;

/**
 * Which of a template's styles each style of our body becomes, and the template's style sheet with those that it lacked.
 * @param xml word/styles.xml of the template
 */
export function graftStyles(xml: string): { readonly xml: string; readonly ids: ReadonlyMap<string, string> } {
  const own = new Map<string, string>();
  let normal = 'Normal';
  for (const [style] of xml.matchAll(/<w:style\b[^>]*>[\s\S]*?<\/w:style>/g)) {
    const id = /\bw:styleId="([^"]*)"/.exec(style)?.[1];
    const name = /<w:name\b[^>]*\bw:val="([^"]*)"/.exec(style)?.[1];
    if (id === undefined || name === undefined) continue;
    own.set(name.toLowerCase(), id);
    const opening = style.slice(0, style.indexOf('>'));
    if (/\bw:type="paragraph"/.test(opening) && /\bw:default="(?:1|true|on)"/.test(opening)) normal = id;
  }
  const ids = new Map<string, string>();
  const added: string[] = [];
  for (const [id, name] of Object.entries(HEADINGS)) ids.set(id, own.get(name) ?? id);
  for (const { id, name, otherwise } of BODY_STYLES) {
    const known = own.get(name);
    ids.set(id, known ?? `Loftet${id}`);
    if (known !== undefined) continue;
    const type = CHARACTER.has(id) ? 'character' : 'paragraph';
    added.push(
      `<w:style w:type="${type}" w:customStyle="1" w:styleId="Loftet${id}">${otherwise.replace('@normal', normal)}</w:style>`,
    );
  }
  return { xml: xml.replace('</w:styles>', `${added.join('')}</w:styles>`), ids };
}
