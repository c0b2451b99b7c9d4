import { MOST_CODED, type Coded } from '#dialogue/coding.ts';
import { TIMES, type QuestionForm } from '#dialogue/question-form.ts';
import { themeNamed, themeNow, type Themes } from '#dialogue/theme.ts';
import type { FieldFault } from '#platform/sent-form.ts';
import { alikeWords, oneLine } from '#platform/one-line.ts';

/** One theme of an answer as it is typed. */
export type TypedCoded = { readonly theme: string; readonly place: string; readonly time: string };

const NO_ROW: TypedCoded = { theme: '', place: '', time: '' };
/** So many empty rows wait below what is coded. */
const EMPTY_ROWS = 2;
const LONGEST = 100;

/** The rows of a form by what was sent, with what is left empty. */
export function typedRows(typed: Readonly<Record<string, string>>): TypedCoded[] {
  const rows = Array.from({ length: MOST_CODED }, (_, at) => ({
    theme: typed[`tema-${at + 1}`] ?? '',
    place: typed[`tematplats-${at + 1}`] ?? '',
    time: typed[`tid-${at + 1}`] ?? '',
  }));
  return rows.slice(0, rows.findLastIndex(isFilled) + 1);
}

/** What is coded, and rows to write more in. */
export function withEmpty(rows: readonly TypedCoded[]): TypedCoded[] {
  const empty = Array.from({ length: Math.min(EMPTY_ROWS, MOST_CODED - rows.length) }, () => NO_ROW);
  return [...rows, ...empty];
}

export function isFilled({ theme, place, time }: TypedCoded): boolean {
  return [theme, place, time].some((one) => one.trim() !== '');
}

/** A coding as it is typed: themes and places by their names. */
export function typedOf(coded: readonly Coded[], themes: Themes, form: QuestionForm): TypedCoded[] {
  const places = new Map(placesOf(form).map(({ value, name }) => [value, name]));
  return coded.map(({ themeId, place, placeWords, time }) => ({
    theme: themeNow(themes, themeId)?.name ?? '',
    place: place === null ? (placeWords ?? '') : (places.get(place) ?? place),
    time: time ?? '',
  }));
}

/** The places that a form names, in Swedish. */
export function placesOf({ elements }: QuestionForm): { readonly value: string; readonly name: string }[] {
  const choices = elements.flatMap((element) => {
    if (element.type === 'place') return element.choices;
    return element.type === 'worry' ? element.places : [];
  });
  const byValue = new Map(choices.map(({ value, text }) => [value, text.sv]));
  return [...byValue].map(([value, name]) => ({ value, name }));
}

/** What was typed as a coding. `unknown`: names that are no themes in use, where nothing else is wrong. */
export function readCoding(
  rows: readonly TypedCoded[],
  themes: Themes,
  form: QuestionForm,
): { readonly coded: readonly Coded[]; readonly faults: readonly FieldFault[]; readonly unknown: readonly string[] } {
  const faults: FieldFault[] = [];
  const unknown: string[] = [];
  const coded = new Map<string, Coded>();
  for (const [at, row] of rows.entries()) {
    if (!isFilled(row)) continue;
    const fault = (name: string, message: string): number => faults.push({ field: `${name}-${at + 1}`, message });
    const name = oneLine(row.theme);
    const theme = themeNamed(themes, name);
    if (name === '') fault('tema', 'Välj ett tema på raden, eller ta bort platsen och tiden.');
    else if (name.length > LONGEST) fault('tema', `Ett temas namn får ha högst ${LONGEST}\u00a0tecken.`);
    else if (theme === undefined) {
      unknown.push(name);
      fault('tema', splitWords(themes, name) ?? `Det finns inget tema som heter ${name}. Välj ett i listan.`);
    }
    const words = oneLine(row.place);
    if (words.length > LONGEST) fault('tematplats', `Platsen får ha högst ${LONGEST}\u00a0tecken.`);
    const time = TIMES.find((each) => each === row.time) ?? null;
    if (time === null && row.time !== '') fault('tid', 'Välj en tid i listan.');
    if (theme === undefined) continue;
    const place = placesOf(form).find((one) => sameWords(one.name, words))?.value ?? null;
    const one = { themeId: theme.id, place, placeWords: place === null && words !== '' ? words : null, time };
    coded.set(JSON.stringify(one), one);
  }
  return { coded: [...coded.values()], faults, unknown: faults.length === unknown.length ? unknown : [] };
}

/** For whoever codes by a theme that has been split: what to choose instead. */
function splitWords(themes: Themes, name: string): string | null {
  const split = [...themes.values()].find((theme) => theme.state === 'split' && sameWords(theme.name, name));
  if (split === undefined) return null;
  const parts = split.onward.map((id) => themeNow(themes, id)?.name ?? '').filter(Boolean);
  return `${split.name} är delat. Välj ${parts.join(' eller ')}.`;
}

function sameWords(one: string, other: string): boolean {
  return alikeWords(one) === alikeWords(other);
}
