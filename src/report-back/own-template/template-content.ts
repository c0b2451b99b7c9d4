import { LETTERHEAD_TAGS, TEMPLATE_TAGS } from '#documents/docx/template-tags.ts';
import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';
import { fault, type TemplateFault } from '#report-back/own-template/template-fault.ts';
import { paragraphText, textParts, within, type TemplateParts } from '#report-back/own-template/template-parts.ts';
import { titleStyles } from '#report-back/own-template/template-styles.ts';

const BODY = 'word/document.xml';
const TEXT = '{@innehåll}';

type Tagged = {
  readonly part: string;
  readonly paragraph: XmlElement;
  readonly text: string;
  readonly tags: readonly string[];
};

/** Whether its tags are those that we fill and stand where they can, and its pictures and tables can be listened to. */
export function contentFaults(parts: TemplateParts): TemplateFault[] {
  const tagged = paragraphs(parts);
  return [
    ...tags(tagged),
    ...missing(tagged),
    ...title(tagged, parts),
    ...text(tagged, parts),
    ...pictures(parts),
    ...tables(parts),
    ...textBoxes(parts),
  ];
}

function paragraphs(parts: TemplateParts): Tagged[] {
  return textParts(parts).flatMap(([part, root]) =>
    within(root, 'w:p').map((paragraph) => {
      const words = paragraphText(paragraph);
      return { part, paragraph, text: words, tags: [...words.matchAll(/\{([^{}]*)\}/g)].map(([, tag]) => tag ?? '') };
    }),
  );
}

/** A tag's name shown back: no more of it than a tag is long. */
const shown = (tag: string): string => `{${tag.length > 40 ? `${tag.slice(0, 40)} …` : tag}}`;

function tags(tagged: readonly Tagged[]): TemplateFault[] {
  const known = new Set<string>([...Object.keys(TEMPLATE_TAGS).filter((tag) => tag !== 'innehåll'), '@innehåll']);
  const unknown = [...new Set(tagged.flatMap((each) => each.tags))].filter((tag) => !known.has(tag));
  const open = tagged.some(({ text: words }) => /[{}]/.test(words.replace(/\{[^{}]*\}/g, '')));
  const all = [...known].map((tag) => `{${tag}}`).join(', ');
  return [
    ...unknown.map((tag) =>
      fault(
        'tag',
        `Märkordet ${shown(tag)} finns inte.`,
        `Ta bort det eller byt det mot ett av dem som finns: ${all}.`,
      ),
    ),
    ...(open
      ? [
          fault(
            'tag',
            'En klammer { eller } står ensam.',
            'Ett märkord börjar med { och slutar med }. Andra klamrar kan mallen inte ha.',
          ),
        ]
      : []),
  ];
}

function missing(tagged: readonly Tagged[]): TemplateFault[] {
  const there = new Set(tagged.flatMap((each) => each.tags));
  const put = (tag: keyof typeof TEMPLATE_TAGS): string => `Sätt in {${tag}}: ${TEMPLATE_TAGS[tag]}.`;
  const letterhead = LETTERHEAD_TAGS.filter((tag) => !there.has(tag));
  return [
    ...(there.has('titel') ? [] : [fault('missing-tag', 'Titeln har ingen plats i mallen.', put('titel'))]),
    ...(there.has('brevhuvud') || letterhead.length === 0
      ? []
      : [
          fault(
            'missing-tag',
            `Det här har ingen plats i mallen: ${letterhead.join(', ')}.`,
            `Sätt in {brevhuvud} (${TEMPLATE_TAGS.brevhuvud}), eller ${letterhead.map((tag) => `{${tag}}`).join(', ')} var för sig.`,
          ),
        ]),
    ...(there.has('märken')
      ? []
      : [fault('missing-tag', 'Ett utkast kan inte skiljas från en färdig skrivelse.', put('märken'))]),
  ];
}

function title(tagged: readonly Tagged[], parts: TemplateParts): TemplateFault[] {
  const places = tagged.filter((each) => each.tags.includes('titel'));
  const headings = titleStyles(parts);
  const inBody = places.filter(({ part }) => part === BODY);
  const good = inBody.filter(({ paragraph }) => {
    const style = child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? '';
    return headings.has(style);
  });
  if (places.length === 0 || (good.length === 1 && inBody.length === 1)) return [];
  return [
    fault(
      'title',
      'Titeln ska stå en gång i texten, i ett stycke med formatet Rubrik\u00a01.',
      'Markera stycket med {titel} och välj formatet Rubrik\u00a01. Ta bort {titel} på andra ställen i texten; i sidhuvudet får det stå.',
    ),
  ];
}

function text(tagged: readonly Tagged[], parts: TemplateParts): TemplateFault[] {
  const places = tagged.filter((each) => each.tags.includes('@innehåll'));
  const body = child(parts.xml.get(BODY) ?? null, 'w:body');
  const topmost = new Set(body === null ? [] : elements(body));
  const [only] = places;
  const isGood = places.length === 1 && only?.text.trim() === TEXT && topmost.has(only.paragraph);
  if (isGood) return [];
  return [
    fault(
      'text',
      places.length === 0
        ? 'Texten har ingen plats i mallen.'
        : 'Texten ska stå en gång, ensam i ett stycke som inte ligger i en tabell eller ruta.',
      `Sätt in ${TEXT} på en egen rad där skrivelsens text ska stå.`,
    ),
  ];
}

function pictures(parts: TemplateParts): TemplateFault[] {
  const silent = textParts(parts).flatMap(([, root]) => [
    ...within(root, '?:docPr').filter((each) => !isTold(each.attributes['descr']) && !isDecorative(each)),
    ...within(root, 'v:imagedata').filter(
      (each) =>
        !isTold(each.attributes['?:title']) &&
        !within(root, 'v:shape').some(({ attributes }) => isTold(attributes['alt'])),
    ),
  ]);
  return silent.length === 0
    ? []
    : [
        fault(
          'picture',
          silent.length === 1
            ? 'En bild i mallen saknar alternativtext.'
            : `${silent.length}\u00a0bilder i mallen saknar alternativtext.`,
          'Högerklicka på bilden, välj Visa alternativtext och skriv vad den visar, till exempel ”Norrby kommuns märke”, eller markera den som dekorativ.',
        ),
      ];
}

const isTold = (words: string | undefined): boolean => (words ?? '').trim() !== '';

function isDecorative(properties: XmlElement): boolean {
  return within(properties, '?:decorative').some(({ attributes }) => /^(?:1|true)$/.test(attributes['val'] ?? ''));
}

/** In the margins a table is no more than air between its cells; in the text it must have a first row that names its columns. */
function tables(parts: TemplateParts): TemplateFault[] {
  const root = parts.xml.get(BODY);
  const without = (root === undefined ? [] : within(root, 'w:tbl')).filter((table) => {
    const rows = elements(table).filter(({ name }) => name === 'w:tr');
    const [first] = rows;
    const marks = first === undefined ? [] : within(first, 'w:tblHeader');
    return rows.length > 1 && !marks.some(({ attributes }) => !/^(?:0|false|off)$/.test(attributes['w:val'] ?? ''));
  });
  return without.length === 0
    ? []
    : [
        fault(
          'table',
          'En tabell i mallens text saknar rubrikrad.',
          'Markera första raden, välj Tabellayout och Upprepa rubrikrader. Är tabellen bara till för att placera text, flytta den till sidhuvudet eller använd tabbar i stället.',
        ),
      ];
}

function textBoxes(parts: TemplateParts): TemplateFault[] {
  const root = parts.xml.get(BODY);
  return root !== undefined && within(root, 'w:txbxContent').length > 0
    ? [
        fault(
          'text-box',
          'Mallen har en textruta i texten, som läses upp på fel ställe.',
          'Flytta det som står i rutan till ett vanligt stycke eller till sidhuvudet, och ta bort rutan.',
        ),
      ]
    : [];
}
