import { PROGRESS, type FigureRecord, type Progress } from '#follow-up/follow-up-record.ts';
import { PROGRESS_WORDS } from '#follow-up/progress-words.ts';
import { figuresOfLines } from '#follow-up/sheet-figures.ts';
import { wordsOf, WRITTEN, type SheetPlace, type SheetRow, type Words, type Written } from '#follow-up/sheet.ts';

type FieldChange = {
  readonly column: Written;
  readonly was: string;
  readonly becomes: string;
  /** What stands now, where somebody has changed it since the sheet was taken out. */
  readonly now: string | null;
};

/** One row of a sheet that says something else than the record. */
export type RowChange = {
  readonly key: string;
  readonly name: string;
  /** The version that it is shown beside. */
  readonly no: number;
  readonly words: Words;
  readonly fields: readonly FieldChange[];
  /** Somebody has changed the same since the sheet was taken out. */
  readonly conflict: boolean;
  /** Why it cannot be taken as it is; null where it can. */
  readonly fault: string | null;
};

export type Known = { readonly place: SheetPlace; readonly may: boolean };

/**
 * What a sheet changes. A row says what it changes against the version that was taken out, so that whoever changed
 * nothing in it overwrites nobody; where others have changed the same since, it is a collision that a person decides.
 * @param base the words of older versions, by row and number
 */
export function sheetDifferences(
  rows: readonly SheetRow[],
  known: ReadonlyMap<string, Known>,
  base: ReadonlyMap<string, Words>,
): { readonly changes: readonly RowChange[]; readonly unknown: readonly number[] } {
  const unknown: number[] = [];
  const seen = new Set<string>();
  const changes = rows.flatMap((row): RowChange[] => {
    const one = known.get(row.key);
    const no = one?.place.entry?.no ?? 0;
    const now = wordsOf(one?.place.entry ?? null);
    const taken =
      row.version === no ? now : row.version === 0 ? wordsOf(null) : base.get(baseKey(row.key, row.version));
    if (one === undefined || taken === undefined || seen.has(row.key)) {
      unknown.push(row.line);
      return [];
    }
    seen.add(row.key);
    const changed = WRITTEN.filter(
      (column) => row.words[column] !== taken[column] && row.words[column] !== now[column],
    );
    if (changed.length === 0) return [];
    // What the sheet leaves as it was taken out stays as it is now.
    const words = Object.fromEntries(
      WRITTEN.map((column) => [column, changed.includes(column) ? row.words[column] : now[column]]),
    ) as Record<Written, string>;
    const fields = changed.map((column) => ({
      column,
      was: taken[column],
      becomes: row.words[column],
      now: now[column] === taken[column] ? null : now[column],
    }));
    const { place } = one;
    const name = `Punkt ${place.row.number}, ${place.row.party.name}, ${place.period}`;
    const conflict = fields.some((field) => field.now !== null);
    return [{ key: row.key, name, no, words, fields, conflict, fault: faultIn(words, one) }];
  });
  return { changes, unknown };
}

export const baseKey = (key: string, no: number): string => `${key} ${no}`;

export function progressOf(word: string): Progress | null | undefined {
  const told = word.toLocaleLowerCase('sv').trim();
  return told === '' ? null : PROGRESS.find((one) => PROGRESS_WORDS[one].word === told);
}

function faultIn(words: Words, { place, may }: Known): string | null {
  if (place.locked) return 'Perioden är låst. Öppna rutan i uppföljningen och skriv en rättelse.';
  if (!may) return 'Du får inte ändra den här raden.';
  const progress = progressOf(words.Status);
  const was = place.entry?.progress ?? null;
  if (progress === undefined)
    return `Statusen ”${words.Status}” finns inte. Välj ${PROGRESS.map((one) => PROGRESS_WORDS[one].word).join(', ')}.`;
  if (words.Resultat === '' && words.Skäl === '')
    return 'Skriv vad som gjordes, eller ett skäl om det inte finns något att rapportera.';
  if (words.Resultat.length > 20_000) return 'Resultatet är för långt. Skriv högst 20\u00a0000\u00a0tecken.';
  if (words.Skäl.length > 4_000 || words['Nästa steg'].length > 4_000)
    return 'Skriv högst 4\u00a0000\u00a0tecken i skäl och i nästa steg.';
  const changed = was !== null && was !== progress;
  const stale = words.Skäl === '' || (changed && words.Skäl === wordsOf(place.entry).Skäl);
  if (stale && (changed || progress === 'not-done')) return 'Skriv ett skäl till den nya statusen.';
  const known: readonly FigureRecord[] = place.entry?.figures ?? [];
  const read = figuresOfLines(words.Siffror, known);
  return 'fault' in read
    ? `Siffran ”${read.fault}” går inte att tolka. Skriv till exempel ”Vandringar: 12 stycken”.`
    : null;
}
