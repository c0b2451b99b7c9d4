import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { sourceHash } from '#promise/translations.server.ts';
import { placeOf, type RecordText } from '#publication/translate-record.ts';

/** How a text reads in another language: the version of a translation that is shown for it. */
export type TranslatedText = {
  readonly id: string;
  /** Where the translation was written (`placeOf`); the same Swedish words may stand in other places too. */
  readonly place: string;
  /** The latest version at the text's own place, whether it is this one or not; 0 where there is none. */
  readonly lastNo: number;
  readonly body: string;
  /** It was made from an earlier wording. */
  readonly older: boolean;
  /** A machine made it, and nobody who reads the language has approved it. */
  readonly machine: boolean;
  /** The Swedish words it was made from; null for those of before they were kept. */
  readonly madeFrom: string | null;
  readonly approvedAt: Date | null;
  readonly approvedBy: string | null;
};

type Row = Omit<TranslatedText, 'older' | 'lastNo'> & {
  readonly no: number;
  readonly source: string;
  readonly at: Date;
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
    select distinct on (t.subject_kind, t.subject_id, t.field, t.source)
      t.id, concat_ws(' ', t.subject_kind, t.subject_id, t.field) as place, t.source, t.no, t.body, t.at,
      t.machine and a.at is null as machine, t.made_from as "madeFrom", a.at as "approvedAt", a.by_person as "approvedBy"
    from translation t
    left join translation_approval a on (a.municipality_id, a.translation_id) = (t.municipality_id, t.id)
    where t.municipality_id = ${municipalityId} and t.lang = ${lang}
      and (t.source = any(${hashes}::text[]) or t.subject_id = any(${[...new Set(texts.map(({ subjectId }) => subjectId))]}::uuid[]))
    order by t.subject_kind, t.subject_id, t.field, t.source, t.no desc`.execute(tx);
  const here = new Map(rows.map((row) => [`${row.place} ${row.source}`, row]));
  const anywhere = new Map(rows.toSorted(byWorth).map((row) => [row.source, row]));
  const latest = new Map(rows.toSorted((one, other) => one.no - other.no).map((row) => [row.place, row]));
  return new Map(
    texts.flatMap((text, index): [string, TranslatedText][] => {
      const [place, source] = [placeOf(text), hashes[index] ?? ''];
      const exact = here.get(`${place} ${source}`) ?? anywhere.get(source);
      const found = exact ?? latest.get(place);
      if (found === undefined) return [];
      return [[place, { ...found, older: exact === undefined, lastNo: latest.get(place)?.no ?? 0 }]];
    }),
  );
}

/** What goes before stands last: what somebody has approved, then what a person wrote, then the newest. */
function byWorth(one: Row, other: Row): number {
  return (
    Number(one.approvedAt !== null) - Number(other.approvedAt !== null) ||
    Number(other.machine) - Number(one.machine) ||
    one.at.getTime() - other.at.getTime()
  );
}
