import { personalSpans } from '#checking/personal-data.ts';
import { isUuid } from '#platform/is-uuid.ts';

/** What is wrong, and where: `observations.2.text`. */
export type WalkFault = { readonly path: string; readonly message: string };

const LONGEST_TEXT = 500;
const LONGEST_LINE = 120;

/** Says that something is missing, unless the field has a fault already. */
export function missing(path: string, message: string, faults: WalkFault[]): string {
  if (!faults.some((one) => one.path === path)) faults.push({ path, message });
  return '';
}

/** A record of these names; every other name is a fault. */
export function recordOf(
  raw: unknown,
  path: string,
  faults: WalkFault[],
  known: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    faults.push({ path, message: 'Det här gick inte att läsa.' });
    return {};
  }
  for (const name of Object.keys(raw))
    if (!known.includes(name))
      faults.push({ path: `${path === '' ? '' : `${path}.`}${name.slice(0, 40)}`, message: 'Uppgiften är okänd.' });
  return raw as Readonly<Record<string, unknown>>;
}

/** A list of at most so many; none where it was left out. */
export function listOf(raw: unknown, path: string, most: number, faults: WalkFault[]): readonly unknown[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw) && raw.length <= most) return raw;
  faults.push({ path, message: `Högst ${most}\u00a0får finnas. Ta bort några.` });
  return [];
}

/** Of what has an id of its own, none may stand twice. */
export function refuseTwice(ids: readonly string[], path: string, faults: WalkFault[]): void {
  if (new Set(ids).size !== ids.length) faults.push({ path, message: 'Samma beteckning finns två gånger.' });
}

/** An id that a device made. */
export function idOf(raw: unknown, path: string, faults: WalkFault[]): string {
  if (typeof raw === 'string' && isUuid(raw)) return raw;
  faults.push({ path, message: 'Beteckningen saknas eller är fel.' });
  return '';
}

/** What was left out, and what was left empty, as null. */
export function emptied(raw: unknown): unknown {
  return raw === undefined || raw === '' ? null : raw;
}

/** Signs that are not seen or that steer how others are read have no place in what is kept and printed. */
function cleaned(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll('\r\n', '\n')
    .replaceAll(/[^\P{C}\n]/gu, '')
    .trim();
}

/** What somebody wrote, in lines; null where nothing. */
export function textOf(raw: unknown, path: string, faults: WalkFault[], most = LONGEST_TEXT): string | null {
  const said = emptied(raw);
  if (said === null) return null;
  if (typeof said !== 'string') {
    faults.push({ path, message: 'Skriv text här.' });
    return null;
  }
  const text = cleaned(said);
  if (text.length > most)
    faults.push({ path, message: `Texten får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken. Korta den.` });
  return text === '' ? null : text;
}

/** A name or a place on one line: it is shown to everybody in the office at once, so it may hold nothing about a person. */
export function lineOf(raw: unknown, path: string, faults: WalkFault[]): string | null {
  const cleanedLine = typeof raw === 'string' ? cleaned(raw.replaceAll(/\s/g, ' ')).replaceAll(/ +/g, ' ') : raw;
  const line = textOf(cleanedLine, path, faults, LONGEST_LINE);
  refusePersonal(line, path, faults);
  return line;
}

/** A day that there is, `YYYY-MM-DD`, in this century or the next. */
export function dayOf(raw: unknown, path: string, faults: WalkFault[]): string | null {
  const said = emptied(raw);
  if (said === null) return null;
  const isDay = typeof said === 'string' && /^2[01]\d{2}-\d{2}-\d{2}$/.test(said);
  const day = isDay ? new Date(`${said}T00:00:00Z`) : new Date(Number.NaN);
  if (isDay && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(said)) return said;
  faults.push({ path, message: 'Skriv dagen så här: 2026-05-14.' });
  return null;
}

/** A clock time, `HH:MM`. */
export function clockOf(raw: unknown, path: string, faults: WalkFault[]): string | null {
  const said = emptied(raw);
  if (said === null) return null;
  if (typeof said === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(said)) return said;
  faults.push({ path, message: 'Skriv tiden så här: 18:30.' });
  return null;
}

/** The words of a table, in its order. */
export function keysOf<K extends string>(words: Readonly<Record<K, string>>): readonly K[] {
  return Object.keys(words) as K[];
}

/** One of these words. */
export function wordOf<W extends string>(
  raw: unknown,
  words: readonly W[],
  path: string,
  faults: WalkFault[],
): W | null {
  const said = emptied(raw);
  if (said === null) return null;
  const known = words.find((word) => word === said);
  if (known === undefined) faults.push({ path, message: 'Välj något i listan.' });
  return known ?? null;
}

/** A number from least to most. */
export function isBetween(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

/** Numbers and addresses that point at a person have no place in what is shown to everybody in the office at once. */
export function refusePersonal(text: string | null, path: string, faults: WalkFault[]): void {
  if (text !== null && personalSpans(text).length > 0)
    faults.push({ path, message: 'Ta bort personuppgiften. Skriv inget som handlar om en person.' });
}
