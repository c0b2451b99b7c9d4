import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Coded, Coding, CodingList } from '#dialogue/coding.ts';
import type { StemCount } from '#dialogue/suggest-themes.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;

/** An answer's latest coding. */
export async function loadCoding({ tx, municipalityId }: In, inputId: string): Promise<Coding> {
  const { rows } = await sql<{ no: number; coded: Coded[] }>`
    select c.no, coalesce((select jsonb_agg(jsonb_build_object('themeId', t.theme_id, 'place', t.place,
        'placeWords', t.place_words, 'time', t.time_of_day) order by t.position)
      from coding_theme t where (t.municipality_id, t.input_id, t.no) = (c.municipality_id, c.input_id, c.no)), '[]') as coded
    from coding c where c.municipality_id = ${municipalityId} and c.input_id = ${inputId}
    order by c.no desc limit 1`.execute(tx);
  return rows[0] ?? { no: 0, coded: [] };
}

/** Whether an answer's latest coding has one of these themes. */
const onThemes = (ids: readonly string[]) => sql`exists (select from coding_theme t
  where (t.municipality_id, t.input_id) = (i.municipality_id, i.id) and t.theme_id = any(${ids}::uuid[])
    and t.no = (select max(c.no) from coding c where (c.municipality_id, c.input_id) = (i.municipality_id, i.id)))`;
const NOT_CODED = sql`not exists (select from coding c where (c.municipality_id, c.input_id) = (i.municipality_id, i.id))`;

export type ToCode = {
  readonly list: CodingList;
  /** Only answers on these themes, where there are any. */
  readonly themes: readonly string[];
  /** The themes that were split. */
  readonly split: readonly string[];
};

/** The answer to code and those beside it in the list, by random ids: nothing tells who came first. */
export type Turn = { readonly here: string | null; readonly next: string | null; readonly previous: string | null };

/**
 * Where somebody is in a list: at `here`, at the first after `after`, or at the beginning. The list goes round. Each answer is
 * looked up along the index, so that a dialogue with 100,000 answers is not read to find three of them.
 */
export async function loadTurn(
  { tx, municipalityId }: In,
  dialogueId: string,
  { list, themes, split }: ToCode,
  { here, after }: { readonly here: string | null; readonly after: string | null },
): Promise<Turn> {
  const toRecode = split.length === 0 ? sql`false` : onThemes(split);
  const which = { okodade: NOT_CODED, omkoda: toRecode, alla: sql`true` }[list];
  const open = sql`i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId} and not i.held`;
  const among = sql`select i.id from input i where ${open} and ${which}
    and ${themes.length === 0 ? sql`true` : onThemes(themes)}`;
  const { rows } = await sql<Turn>`
    with at as materialized (select coalesce(
      (select i.id from input i where ${open} and i.id = ${here}::uuid),
      (${among} and i.id > ${after}::uuid order by i.id limit 1), (${among} order by i.id limit 1)) as here)
    select here, coalesce((${among} and i.id > (select here from at) order by i.id limit 1),
        (${among} and i.id < (select here from at) order by i.id limit 1)) as next,
      coalesce((${among} and i.id < (select here from at) order by i.id desc limit 1),
        (${among} and i.id > (select here from at) order by i.id desc limit 1)) as previous from at`.execute(tx);
  return rows[0] ?? { here: null, next: null, previous: null };
}

export type CodingCounts = { readonly [list in CodingList]: number };

/** How many answers each list holds. */
export async function countToCode(
  { tx, municipalityId }: In,
  dialogueId: string,
  split: readonly string[],
): Promise<CodingCounts> {
  const open = sql`i.municipality_id = ${municipalityId} and i.dialogue_id = ${dialogueId} and not i.held`;
  const toRecode =
    split.length === 0 ? sql`0` : sql`(select count(*)::int from input i where ${open} and ${onThemes(split)})`;
  const { rows } = await sql<CodingCounts>`
    select count(*)::int as alla, count(*) filter (where c.no is null)::int as okodade, ${toRecode} as omkoda
    from input i left join coding c on (c.municipality_id, c.input_id, c.no) = (i.municipality_id, i.id, 1)
    where ${open}`.execute(tx);
  return rows[0] ?? { alla: 0, okodade: 0, omkoda: 0 };
}

/** So many of the municipality's latest codings are learnt from. */
const MOST_EARLIER = 300;

/**
 * How the stems of some words stand in earlier coded answers and in the names of themes. The stems are PostgreSQL's own
 * (Snowball's Swedish stemmer, with its list of words that say nothing).
 */
export async function countStems({ tx, municipalityId }: In, inputId: string, words: string): Promise<StemCount[]> {
  const { rows } = await sql<StemCount>`
    with mine as (select stem from unnest(tsvector_to_array(to_tsvector('pg_catalog.swedish', ${words}))) stem
      where length(stem) > 2),
    latest as (select c.input_id, c.no from coding c where c.municipality_id = ${municipalityId} and c.input_id <> ${inputId}
      and not exists (select from coding later where (later.municipality_id, later.input_id) = (c.municipality_id, c.input_id)
        and later.no > c.no)
      order by c.at desc limit ${MOST_EARLIER}),
    earlier as materialized (select l.input_id, l.no, to_tsvector('pg_catalog.swedish', coalesce((select string_agg(a.value #>> '{}', ' ')
        from jsonb_each(i.answers) a join jsonb_array_elements(v.form -> 'elements') e
          on e ->> 'name' = a.key and e ->> 'type' = 'comment'), '')) as stems
      from latest l join input i on (i.municipality_id, i.id) = (${municipalityId}::uuid, l.input_id) and not i.held
      join dialogue_version v on (v.municipality_id, v.id) = (i.municipality_id, i.dialogue_version_id)),
    held as (select m.stem, e.input_id, e.no from mine m join earlier e on m.stem = any(tsvector_to_array(e.stems))),
    learnt as (select h.stem, t.theme_id, count(distinct h.input_id)::int as n from held h
      join coding_theme t on (t.municipality_id, t.input_id, t.no) = (${municipalityId}::uuid, h.input_id, h.no) group by 1, 2),
    named as (select m.stem, n.theme_id from mine m join (select distinct on (theme_id) theme_id, name, state from theme_version
      where municipality_id = ${municipalityId} order by theme_id, no desc) n
      on n.state = 'active' and m.stem = any(tsvector_to_array(to_tsvector('pg_catalog.swedish', n.name))))
    select stem, theme_id as "themeId", coalesce(l.n, 0) as "onTheme",
      (select count(distinct h.input_id)::int from held h where h.stem = coalesce(l.stem, k.stem)) as "inAll", k.stem is not null as "inName"
    from learnt l full join named k using (stem, theme_id)`.execute(tx);
  return rows;
}
