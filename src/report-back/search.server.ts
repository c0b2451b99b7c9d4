import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { periodWords } from '#checking/day-words.ts';
import type { FoundKind } from '#report-back/found-kinds.ts';
import { markedExcerpt, searchWords, type Marked } from '#publication/search/search-marks.ts';

/** What a search found. */
export type Found = {
  readonly kind: FoundKind;
  /** Where it stands: "Medborgarlöfte Norrby 2021, punkt 3". */
  readonly where: string;
  readonly href: string;
  readonly parts: readonly Marked[];
};

const MOST = 100;

type Row = {
  kind: FoundKind;
  text: string;
  promise: string | null;
  slug: string | null;
  period_from: string | null;
  period_to: string | null;
  point_id: string | null;
  number: number | null;
  about: string | null;
  meeting_id: string | null;
  hit: string;
};

/**
 * Everything of the municipality in which the words stand, the closest first: promises, points with their measures,
 * answers, activities and meetings, internal notes included, in the versions that stand now and outside the bin. Bendings
 * are found (by PostgreSQL's stems for Swedish), and words within longer ones, since "vandring" is looked for in
 * "trygghetsvandringar".
 */
export async function search(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  municipality: { readonly slug: string },
  query: string,
): Promise<{ readonly found: readonly Found[]; readonly more: boolean }> {
  const words = searchWords(query);
  if (words.length === 0) return { found: [], more: false };
  const within = words.map((word) => `%${word}%`);
  const { rows } = await sql<Row>`
    with frame as (
      select p.id, p.slug, f.title, f.intro, f.internal_note, f.period_from, f.period_to from promise p
      join lateral (select * from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
        order by no desc limit 1) f on true
      where p.municipality_id = ${municipalityId} and p.trashed_at is null
    ), said as (
      select q.id as point_id, q.promise_id, v.* from point q
      join lateral (select id as version_id, position, above, body, why, due_words, internal_note from point_version v
        where v.municipality_id = q.municipality_id and v.point_id = q.id order by no desc limit 1) v on true
      where q.municipality_id = ${municipalityId} and q.trashed_at is null
    ), texts as (
      select 'promise' as kind, concat_ws(E'\n', title, intro, internal_note) as text, id as promise_id, null::uuid as point_id,
        null::text as about, null::uuid as meeting_id from frame
      union all
      select 'point', concat_ws(E'\n', above, body, why, due_words, internal_note), promise_id, point_id, null, null from said
      union all
      select 'measure', concat_ws(E'\n', m.body, m.actors, m.limits, m.funding), s.promise_id, s.point_id, null, null
      from said s join measure_version m on (m.municipality_id, m.point_version_id) = (${municipalityId}::uuid, s.version_id)
      union all
      select 'entry', concat_ws(E'\n', v.body, v.reason, v.next_step, v.internal_note), s.promise_id, s.point_id, y.name, null
      from said s
      join entry e on (e.municipality_id, e.point_id) = (${municipalityId}::uuid, s.point_id)
      join party y on (y.municipality_id, y.id) = (e.municipality_id, e.party_id)
      join lateral (select * from entry_version v where v.municipality_id = e.municipality_id and v.entry_id = e.id
        order by no desc limit 1) v on true
      union all
      select 'activity', concat_ws(E'\n', a.body, a.with_whom), s.promise_id, s.point_id, a.day::text, null
      from said s join activity a on (a.municipality_id, a.point_id) = (${municipalityId}::uuid, s.point_id)
      where a.trashed_at is null
      union all
      select 'meeting', concat_ws(E'\n', v.notes, v.decisions), null, null, concat_ws(', ', f.name, m.day::text), m.id
      from meeting m
      join forum f on (f.municipality_id, f.id) = (m.municipality_id, m.forum_id)
      join lateral (select * from meeting_version v where v.municipality_id = m.municipality_id and v.meeting_id = m.id
        order by no desc limit 1) v on true
      where m.municipality_id = ${municipalityId} and m.trashed_at is null
      union all
      select 'action', concat_ws(E'\n', a.body, a.owner_words), null, null, concat_ws(', ', f.name, m.day::text), m.id
      from meeting_action a
      join meeting m on (m.municipality_id, m.id) = (a.municipality_id, a.meeting_id)
      join forum f on (f.municipality_id, f.id) = (m.municipality_id, m.forum_id)
      where a.municipality_id = ${municipalityId} and m.trashed_at is null
    ), asked as (select plainto_tsquery('swedish', ${words.join(' ')}) as query)
    select t.kind, t.text, f.title as promise, f.slug, f.period_from, f.period_to, t.point_id, s.position as number, t.about,
      t.meeting_id,
      case when to_tsvector('swedish', t.text) @@ asked.query then ts_headline('swedish', t.text, asked.query,
        'HighlightAll=true, StartSel=' || chr(57344) || ', StopSel=' || chr(57345)) else '' end as hit
    from texts t cross join asked
    left join frame f on f.id = t.promise_id
    left join said s on s.point_id = t.point_id
    where to_tsvector('swedish', t.text) @@ asked.query or t.text ilike all(${within})
    order by ts_rank(to_tsvector('swedish', t.text), asked.query) desc, f.period_from desc nulls last, s.position
    limit ${MOST + 1}`.execute(tx);
  return { found: rows.slice(0, MOST).map((row) => foundOf(row, municipality.slug, words)), more: rows.length > MOST };
}

function foundOf(row: Row, municipality: string, words: readonly string[]): Found {
  const bent = [...row.hit.matchAll(/\uE000([^\uE001]+)\uE001/g)].flatMap((match) => match[1] ?? []);
  const number = row.number === null ? [] : [`punkt\u00a0${row.number}`];
  const period =
    row.period_from === null || row.period_to === null
      ? []
      : [periodWords({ from: row.period_from, to: row.period_to })];
  const promise = row.promise === null ? [] : [row.promise];
  return {
    kind: row.kind,
    where: [...promise, ...(row.point_id === null ? period : number), ...(row.about === null ? [] : [row.about])].join(
      ', ',
    ),
    href: hrefOf(row, municipality),
    parts: markedExcerpt(row.text, words, bent),
  };
}

function hrefOf({ kind, slug, point_id, meeting_id }: Row, municipality: string): string {
  if (meeting_id !== null) return `/arbete/moten/${municipality}/${meeting_id}`;
  if (kind === 'activity') return `/arbete/aktiviteter/${municipality}/${slug}`;
  if (point_id !== null) return `/arbete/historik/${municipality}/${slug}/${point_id}`;
  return `/arbete/loften/${municipality}/${slug}`;
}
