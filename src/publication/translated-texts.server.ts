import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { sourceHash } from '#promise/translations.server.ts';
import { placeOf, type RecordText } from '#publication/translate-record.ts';

/** How a text reads in another language. `older`: it was made from an earlier wording; `machine`: nobody has approved it. */
export type TranslatedText = { readonly body: string; readonly older: boolean; readonly machine: boolean };

type Row = {
  readonly place: string;
  readonly source: string;
  readonly no: number;
  readonly body: string;
  readonly machine: boolean;
};

/**
 * How texts read in a language, by their places: what was made from just these words, here or wherever else the same words
 * stand in the municipality (a focus area, a unit); else what was made here from earlier ones. What nobody has translated
 * is left out.
 */
export async function loadTranslated(
  tx: Tx,
  municipalityId: string,
  lang: Exclude<Lang, 'sv'>,
  texts: readonly RecordText[],
): Promise<Map<string, TranslatedText>> {
  if (texts.length === 0) return new Map();
  const hashes = texts.map(({ text }) => sourceHash(text));
  const { rows } = await sql<Row>`
    select distinct on (subject_kind, subject_id, field, source)
      concat_ws(' ', subject_kind, subject_id, field) as place, source, no, body, machine
    from translation
    where municipality_id = ${municipalityId} and lang = ${lang}
      and (source = any(${hashes}::text[]) or subject_id = any(${[...new Set(texts.map(({ subjectId }) => subjectId))]}::uuid[]))
    order by subject_kind, subject_id, field, source, no desc`.execute(tx);
  const here = new Map(rows.map((row) => [`${row.place} ${row.source}`, row]));
  // What somebody has approved goes before what a machine made.
  const byWorth = rows.toSorted((one, other) => Number(other.machine) - Number(one.machine));
  const anywhere = new Map(byWorth.map((row) => [row.source, row]));
  const latest = new Map(rows.toSorted((one, other) => one.no - other.no).map((row) => [row.place, row]));
  return new Map(
    texts.flatMap((text, index): [string, TranslatedText][] => {
      const [place, source] = [placeOf(text), hashes[index] ?? ''];
      const exact = here.get(`${place} ${source}`) ?? anywhere.get(source);
      const found = exact ?? latest.get(place);
      if (found === undefined) return [];
      return [[place, { body: found.body, machine: found.machine, older: exact === undefined }]];
    }),
  );
}
