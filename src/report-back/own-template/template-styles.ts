import { contrast } from '#places/accent.ts';
import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';
import { fault, type TemplateFault } from '#report-back/own-template/template-fault.ts';
import { textParts, within, type TemplateParts } from '#report-back/own-template/template-parts.ts';

type Styles = {
  /** The style of text that says nothing of its own. */
  readonly normal: XmlElement | undefined;
  readonly byId: ReadonlyMap<string, XmlElement>;
  readonly defaults: XmlElement | null;
};

const HEADINGS = [
  { name: 'heading 1', swedish: 'Rubrik\u00a01', level: 0 },
  { name: 'heading 2', swedish: 'Rubrik\u00a02', level: 1 },
  { name: 'heading 3', swedish: 'Rubrik\u00a03', level: 2 },
] as const;
/** WCAG 2.2, 1.4.3: text against its paper. */
const LEAST_CONTRAST = 4.5;
/** Half points from which text counts as large there, and what is then enough. */
const LARGE = 36;
const LEAST_CONTRAST_LARGE = 3;

/** What its styles must do for a document to have headings, a language, and letters that can be told from the paper. */
export function styleFaults(parts: TemplateParts): TemplateFault[] {
  const styles = stylesOf(parts);
  return [...headings(styles), ...language(styles), ...faintFaults(styles, parts)];
}

/** The ids of the styles that make a heading of the first level. */
export function titleStyles(parts: TemplateParts): ReadonlySet<string> {
  const { byId } = stylesOf(parts);
  return new Set([...byId].filter(([, style]) => nameOf(style) === 'heading 1').map(([id]) => id));
}

function stylesOf({ xml }: TemplateParts): Styles {
  const root = xml.get('word/styles.xml');
  const all = root === undefined ? [] : elements(root).filter(({ name }) => name === 'w:style');
  return {
    normal: all.find(({ attributes }) => attributes['w:type'] === 'paragraph' && isOn(attributes['w:default'])),
    byId: new Map(all.map((style) => [style.attributes['w:styleId'] ?? '', style])),
    defaults: root === undefined ? null : child(root, 'w:docDefaults'),
  };
}

function isOn(value: string | undefined): boolean {
  return value === '1' || value === 'true' || value === 'on';
}

function nameOf(style: XmlElement): string {
  return child(style, 'w:name')?.attributes['w:val']?.toLowerCase() ?? '';
}

/** A style and those that it is based on, nearest first. */
function chain(style: XmlElement | undefined, { byId }: Styles): XmlElement[] {
  const found: XmlElement[] = [];
  for (let at = style; at !== undefined && !found.includes(at);) {
    found.push(at);
    const base = child(at, 'w:basedOn')?.attributes['w:val'];
    at = base === undefined ? undefined : byId.get(base);
  }
  return found;
}

function headings(styles: Styles): TemplateFault[] {
  return HEADINGS.flatMap(({ name, swedish, level }) => {
    const style = [...styles.byId.values()].find((each) => nameOf(each) === name);
    if (style === undefined)
      return [
        fault(
          'headings',
          `Formatet ${swedish} finns inte i mallen.`,
          `Skriv en rad i Word, ge den formatet ${swedish} och spara. Sedan kan du ta bort raden igen: formatet finns kvar.`,
        ),
      ];
    const outline = chain(style, styles).flatMap((each) => within(each, 'w:outlineLvl'))[0]?.attributes['w:val'];
    return outline === String(level)
      ? []
      : [
          fault(
            'headings',
            `Formatet ${swedish} är ingen rubrik för den som lyssnar på dokumentet.`,
            `Högerklicka på ${swedish} i Word, välj Ändra, Format, Stycke och sätt Dispositionsnivå till Nivå\u00a0${level + 1}.`,
          ),
        ];
  });
}

function language(styles: Styles): TemplateFault[] {
  const own = chain(styles.normal, styles).flatMap((style) => within(style, 'w:lang'));
  const all = [...own, ...(styles.defaults === null ? [] : within(styles.defaults, 'w:lang'))];
  const told = all.find(({ attributes }) => attributes['w:val'] !== undefined)?.attributes['w:val'] ?? '';
  return /^sv\b/i.test(told)
    ? []
    : [
        fault(
          'language',
          told === '' ? 'Mallen säger inte vilket språk den är på.' : 'Mallens språk är inte svenska.',
          'I Word: markera allt med Ctrl + A, välj Granska, Språk, Ange korrekturspråk, Svenska, och sedan Ange som standard.',
        ),
      ];
}

function faintFaults(styles: Styles, parts: TemplateParts): TemplateFault[] {
  const ofStyles = [...HEADINGS.map(({ name, swedish }) => ({ name, swedish })), { name: 'normal', swedish: 'Normal' }]
    .map(({ name, swedish }) => ({ swedish, style: [...styles.byId.values()].find((each) => nameOf(each) === name) }))
    .flatMap(({ swedish, style }) => {
      const own = chain(style, styles);
      const size = Number(own.flatMap((each) => within(each, 'w:sz'))[0]?.attributes['w:val'] ?? 0);
      return isFaint(own.flatMap((each) => within(each, 'w:color'))[0], size) ? [`Formatet ${swedish}`] : [];
    });
  const ofText = textParts(parts).some(([, part]) =>
    within(part, 'w:r').some((run) => {
      const properties = child(run, 'w:rPr');
      const size = Number(child(properties, 'w:sz')?.attributes['w:val'] ?? 0);
      const isOnColour = properties !== null && within(properties, 'w:shd').length > 0;
      return !isOnColour && isFaint(child(properties, 'w:color') ?? undefined, size);
    }),
  );
  return [...ofStyles, ...(ofText ? ['Text i mallen'] : [])].map((what) =>
    fault('contrast', `${what} har en färg som är svår att läsa mot vitt.`, 'Välj en mörkare färg.'),
  );
}

function isFaint(color: XmlElement | undefined, size: number): boolean {
  const hex = color?.attributes['w:val'] ?? 'auto';
  if (!/^[0-9a-f]{6}$/i.test(hex)) return false;
  return contrast(`#${hex}`, '#ffffff') < (size >= LARGE ? LEAST_CONTRAST_LARGE : LEAST_CONTRAST);
}
