import { findPersonalData } from '#checking/personal-data.ts';
import { countsFew, FEWEST_TOLD } from '#checking/small-count.ts';
import type { PageModel } from '#publication/page-model.ts';
import { pageTexts, type PageText } from '#publication/page-texts.ts';
import type { FigureShown } from '#publication/point-model.ts';

type GuardCode = 'personal-data' | 'internal-place' | 'small-count' | 'comparison-without-base' | 'activity-no-effect';

/**
 * What stands in the way of publishing (`refuse`), or is published with a mark that says so (`mark`). Neither message
 * nor place ever repeats personal data or what is internal.
 */
export type GuardFinding = {
  readonly severity: 'refuse' | 'mark';
  readonly code: GuardCode;
  /** "punkt 3", "löftets sida", "förklaringen". */
  readonly page: string;
  readonly where: string;
  readonly message: string;
};

/**
 * Looks through pages before they are published. `internalPlaces`: names of places that are not for everybody. `fewest`: smaller
 * counts of persons and offences are not told.
 */
export function checkModels(
  models: readonly PageModel[],
  internalPlaces: readonly string[],
  fewest: number = FEWEST_TOLD,
): GuardFinding[] {
  const places = placePattern(internalPlaces);
  return models.flatMap((model) => {
    // What names a text is words of the page too, as a figure's label.
    const texts = pageTexts(model).map(({ where, text }) => ({ where, text: `${where}\n${text}` }));
    const address = { where: 'Adressen', text: spaced(model.path) };
    const findings = [
      ...refusalsIn(pageName(model), [...texts, address], places),
      ...smallCounts(model, fewest),
      ...marksIn(model),
    ];
    return findings.map((found) => discreet(found, places));
  });
}

/** What everybody is told of a change stands on public pages too. */
export function checkNote(note: string | null, internalPlaces: readonly string[]): GuardFinding[] {
  const said = note === null ? [] : [{ where: 'Vad som har ändrats', text: note }];
  return refusalsIn('förklaringen', said, placePattern(internalPlaces));
}

/** What stands in the way of words that stand on no page of a promise. `page`: what they stand in. */
export function checkTexts(
  page: string,
  texts: readonly PageText[],
  internalPlaces: readonly string[],
): GuardFinding[] {
  return refusalsIn(page, texts, placePattern(internalPlaces));
}

export function refusals(findings: readonly GuardFinding[]): GuardFinding[] {
  return findings.filter(({ severity }) => severity === 'refuse');
}

const MOST_TOLD = 5;

/** The refusals in a sentence or a few, each with its place, and how many more there are. */
export function refusalWords(findings: readonly GuardFinding[]): string {
  const told = [...new Set(refusals(findings).map(({ where, page, message }) => `${where} (${page}): ${message}`))];
  const rest = told.length - MOST_TOLD;
  const more = rest > 0 ? [`Och ${rest} till.`] : [];
  return [...told.slice(0, MOST_TOLD), ...more].join(' ');
}

function refusalsIn(page: string, texts: readonly PageText[], places: RegExp | null): GuardFinding[] {
  const refuse = (code: GuardCode, where: string, message: string): GuardFinding => ({
    severity: 'refuse',
    code,
    page,
    where,
    message,
  });
  const personal = texts.flatMap(({ where, text }) =>
    personalDataIn(text).map((message) => refuse('personal-data', where, message)),
  );
  const named = texts.filter(({ text }) => places !== null && places.test(text.normalize('NFC')));
  const message = 'Här nämns en plats som är intern. Ta bort den, eller gör platsen offentlig.';
  return [...personal, ...named.map(({ where }) => refuse('internal-place', where, message))];
}

function personalDataIn(text: string): string[] {
  const passages = [{ block: null, role: 'result' as const, text, point: null }];
  return findPersonalData({ passages }).map(({ message }) => message);
}

/** Places are named by words of the page, as a figure's label: they must not repeat what is found either. */
function discreet(found: GuardFinding, places: RegExp | null): GuardFinding {
  const tells = personalDataIn(found.where).length > 0 || places?.test(found.where) === true;
  return tells ? { ...found, where: 'En text' } : found;
}

function pageName(model: PageModel): string {
  if (model.kind === 'point') return `punkt ${model.number}`;
  return { municipality: 'kommunens sida', area: 'områdets sida', promise: 'löftets sida' }[
    model.kind === 'withdrawn' ? 'promise' : model.kind
  ];
}

/** An address as words: hyphens within numbers stay. */
function spaced(path: string): string {
  return path.replace(/\/|-(?=\D)|(?<=\D)-/g, ' ');
}

function figuresOf(model: PageModel): readonly FigureShown[] {
  if (model.kind !== 'point') return [];
  return [...model.figures, ...model.rounds.flatMap(({ answers }) => answers.flatMap((answer) => answer.figures))];
}

/** A figure of few persons or offences may let somebody be recognised: it goes out as "färre än 5", or not. */
function smallFigures(model: PageModel, fewest: number): GuardFinding[] {
  const few = (amount: string | null, label: string): boolean =>
    amount !== null && (countsFew(amount, fewest) || (/^\d+$/.test(amount) && countsFew(`${amount} ${label}`, fewest)));
  return figuresOf(model)
    .filter(({ label, value, base }) => few(value, label) || few(base, label))
    .map(({ label }) => ({
      severity: 'refuse',
      code: 'small-count',
      page: pageName(model),
      where: label,
      message: `Talet är så litet att någon kan kännas igen. Skriv ”färre än ${fewest}” i stället för talet, eller gör siffran intern. Se till att det inte går att räkna ut ur de andra talen.`,
    }));
}

/** In running words it may as well be harmless ("fyra barn deltog"): a person looks, and decides. */
function smallCounts(model: PageModel, fewest: number): GuardFinding[] {
  const figures = smallFigures(model, fewest);
  const told = pageTexts(model).filter(
    ({ where, text }) => countsFew(text, fewest) && !figures.some((figure) => where.includes(figure.where)),
  );
  const words: GuardFinding[] = told.map(({ where }) => ({
    severity: 'mark',
    code: 'small-count',
    page: pageName(model),
    where,
    message: `Här räknas färre än ${fewest} personer eller brott. Se till att ingen kan kännas igen.`,
  }));
  return [...figures, ...words];
}

function marksIn(model: PageModel): GuardFinding[] {
  const figures = figuresOf(model);
  const mark = (code: GuardCode, { label }: FigureShown, message: string): GuardFinding => ({
    severity: 'mark',
    code,
    page: pageName(model),
    where: label,
    message,
  });
  return [
    ...figures
      .filter(({ comparesWithout }) => comparesWithout)
      .map((figure) =>
        mark('comparison-without-base', figure, 'Talet att jämföra med saknas. På sidan står ”underlag saknas”.'),
      ),
    ...figures
      .filter(({ kind, base, comparesWithout }) => kind === 'activity' && (base !== null || comparesWithout))
      .map((figure) =>
        mark(
          'activity-no-effect',
          figure,
          'Siffran visar hur mycket som gjordes. På sidan står att den inte visar vad det ledde till.',
        ),
      ),
  ];
}

/** A place by its name in a text, also with a genitive s; never inside a longer word. Null where there are none. */
function placePattern(names: readonly string[]): RegExp | null {
  const words = names.map((name) => name.normalize('NFC').trim()).filter((name) => name !== '');
  if (words.length === 0) return null;
  const escaped = words.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})s?(?![\\p{L}\\p{N}])`, 'iu');
}
