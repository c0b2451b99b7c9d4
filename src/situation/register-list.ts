import { alikeWords, oneLine } from '#platform/one-line.ts';

/** How many live somewhere, by age, sex or part of it, as somebody types or sends it. Pure. */
export type RegisterKind = 'age' | 'sex' | 'area';
export type RegisterRow = { readonly kind: RegisterKind; readonly label: string; readonly people: number };
export type RegisterList = { readonly rows: readonly RegisterRow[]; readonly faults: readonly string[] };

const KINDS: Readonly<Record<string, RegisterKind>> = { ålder: 'age', kön: 'sex', område: 'area' };
const HEAD = ['slag', 'grupp', 'antal'];
const MOST_ROWS = 500;
const MOST_FAULTS = 20;
const LONGEST_LABEL = 100;
const MOST_PEOPLE = 20_000_000;

/** A table with the columns Slag, Grupp and Antal: its rows, or what is wrong with it, line by line as a person counts them. */
export function readRegisterList(table: readonly (readonly string[])[]): RegisterList {
  const heads = table.findIndex((row) => HEAD.every((name) => row.some((cell) => alikeWords(cell) === name)));
  const head = table[heads];
  if (head === undefined)
    return { rows: [], faults: ['Kolumnerna Slag, Grupp och Antal saknas. Skriv dem på första raden.'] };
  const [kindAt = 0, labelAt = 0, peopleAt = 0] = HEAD.map((name) =>
    head.findIndex((cell) => alikeWords(cell) === name),
  );
  const rows: RegisterRow[] = [];
  const faults: string[] = [];
  const seen = new Set<string>();
  table.slice(heads + 1).forEach((cells, at) => {
    if (cells.every((cell) => cell.trim() === '')) return;
    const line = `Rad ${heads + at + 2}: `;
    const kind = KINDS[alikeWords(cells[kindAt] ?? '')];
    const label = oneLine(cells[labelAt] ?? '');
    const digits = (cells[peopleAt] ?? '').replaceAll(/[\s\u00a0]/g, '');
    const key = `${kind} ${alikeWords(label)}`;
    if (kind === undefined) faults.push(`${line}Slag ska vara ålder, kön eller område.`);
    else if (label === '' || label.length > LONGEST_LABEL)
      faults.push(`${line}Skriv gruppen, med högst 100\u00a0tecken.`);
    else if (kind === 'age' && ageRange(label) === null)
      faults.push(`${line}Skriv åldern så här: 15–24, under 15 eller 65 eller äldre.`);
    else if (!/^\d{1,8}$/.test(digits) || Number(digits) > MOST_PEOPLE)
      faults.push(`${line}Antal ska vara ett helt tal.`);
    else if (seen.has(key)) faults.push(`${line}${label} finns redan längre upp.`);
    else rows.push({ kind, label, people: Number(digits) });
    seen.add(key);
  });
  if (rows.length > MOST_ROWS) return { rows: [], faults: ['Listan är för lång. Skicka högst 500\u00a0rader.'] };
  if (rows.length === 0 && faults.length === 0) faults.push('Det finns inga rader under rubrikerna.');
  const more = faults.length - MOST_FAULTS;
  return { rows, faults: more > 0 ? [...faults.slice(0, MOST_FAULTS), `Och ${more}\u00a0fel till.`] : faults };
}

/** The years of an age group, inclusive; null where the words are no ages. */
export function ageRange(words: string): { readonly from: number; readonly to: number } | null {
  const text = alikeWords(words);
  const between = /^(\d{1,3})\s*[-–—]\s*(\d{1,3})(?:\s*år)?$/.exec(text);
  if (between !== null) return ordered(Number(between[1]), Number(between[2]));
  const under = /^under (\d{1,3})(?:\s*år)?$/.exec(text);
  if (under !== null) return ordered(0, Number(under[1]) - 1);
  const over = /^(\d{1,3})(?:\s*år)?(?:\s*\+| (?:år )?(?:eller|och) äldre)(?:\s*år)?$/.exec(text);
  if (over !== null) return ordered(Number(over[1]), 200);
  const one = /^(\d{1,3})(?:\s*år)?$/.exec(text);
  return one === null ? null : ordered(Number(one[1]), Number(one[1]));
}

function ordered(from: number, to: number): { from: number; to: number } | null {
  return from <= to ? { from, to } : null;
}
