import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PageModel } from '#publication/page-model.ts';
import { forgetWords, keepWords } from '#publication/search/published-words.server.ts';
import { searchText, type SearchText } from '#publication/search/search-text.ts';
import { fold, formsOf, wordsIn } from '#publication/search/search-words.ts';

/** Counts up when the rules of this folder change what is stored: documents made by others are made anew. */
const RULES = '2';

type Wanted = {
  readonly subjectId: string;
  readonly lang: Lang;
  readonly madeFrom: string;
  readonly model: PageModel;
  readonly promise: PageModel | null;
};

/**
 * Makes the search documents of a municipality what its published pages say now: those of pages that were replaced or
 * taken back go, those that are missing are made. Of the stored models alone, and none of a municipality to practise in.
 * Nothing is done where all is as it should be, so that it may be asked for at any time.
 * @returns how many were made
 */
export async function makeSearchDocuments({
  tx,
  municipalityId,
}: Pick<Work, 'tx' | 'municipalityId'>): Promise<number> {
  const gone = await removeOld(tx, municipalityId);
  const wanted = await missing(tx, municipalityId);
  if (gone.length === 0 && wanted.length === 0) return 0;
  const made = wanted.flatMap((page) => {
    const promise = page.promise?.kind === 'promise' ? page.promise : null;
    const text = searchText(page.model, promise);
    return text === null ? [] : [{ ...page, text }];
  });
  // Points first: the places of an area are those that its points name.
  const isPlace = ({ text }: { text: SearchText }): boolean => text.kind === 'area' || text.kind === 'municipality';
  const lower = made.filter((one) => !isPlace(one)).map((one) => rowOf(one, { former: [], places: one.text.places }));
  await insert(tx, municipalityId, lower);
  const near = await aroundAreas(tx, municipalityId);
  const upper = made.filter(isPlace).map((one) => rowOf(one, near(one)));
  await insert(tx, municipalityId, upper);
  await keepWords(tx, made);
  await forgetWords(tx, gone, [...lower, ...upper]);
  return made.length;
}

/** The latest version of every page, where it is not taken back, with what its document is to be made from. */
const latest = (municipalityId: string) => sql`
  latest as materialized (
    select distinct on (subject_kind, subject_id, lang) id, subject_kind, subject_id, lang, size
    from publication where municipality_id = ${municipalityId} and channel = 'web'
    order by subject_kind, subject_id, lang, no desc
  ), wanted as materialized (
    select l.id, l.subject_kind as kind, l.subject_id, l.lang, p.id as promise, concat_ws(' ', ${RULES}::text, l.id, p.id) as made_from
    from latest l
    left join point q on l.subject_kind = 'point' and q.municipality_id = ${municipalityId} and q.id = l.subject_id
    left join latest p on p.subject_kind = 'promise' and p.subject_id = q.promise_id and p.lang = l.lang
    where l.size <> 'withdrawal' and not exists (select from municipality where id = ${municipalityId} and is_practice)
  )`;

/** @returns the words of what was removed. An area's and the municipality's rows depend on the others, and go with any. */
async function removeOld(tx: Tx, municipalityId: string): Promise<{ lang: Lang; words: string[] }[]> {
  const { rows } = await sql<{ lang: Lang; words: string[] }>`
    with ${latest(municipalityId)}, stale as materialized (
      select d.id from search_document d
      where d.of_municipality = ${municipalityId} and not exists (select from wanted w
        where (w.kind, w.subject_id, w.lang, w.made_from) = (d.kind, d.subject_id, d.lang::text, d.made_from))
    ), fresh as materialized (
      select w.id from wanted w where not exists (select from search_document d
        where d.of_municipality = ${municipalityId}
          and (w.kind, w.subject_id, w.lang, w.made_from) = (d.kind, d.subject_id, d.lang::text, d.made_from))
    )
    delete from search_document d
    where d.of_municipality = ${municipalityId} and (d.id in (select id from stale)
      or d.kind in ('area', 'municipality') and (exists (select from stale) or exists (select from fresh)))
    returning d.lang, array(select substr(word, length(d.lang) + 2) from unnest(tsvector_to_array(d.said)) as word
      where starts_with(word, d.lang || '~')) as words`.execute(tx);
  return rows;
}

async function missing(tx: Tx, municipalityId: string): Promise<Wanted[]> {
  const { rows } = await sql<Wanted>`
    with ${latest(municipalityId)}
    select w.subject_id as "subjectId", w.lang, w.made_from as "madeFrom", u.model, p.model as promise
    from wanted w
    join publication u on (u.municipality_id, u.id) = (${municipalityId}::uuid, w.id)
    left join publication p on (p.municipality_id, p.id) = (${municipalityId}::uuid, w.promise)
    where not exists (select from search_document d
      where d.of_municipality = ${municipalityId} and (d.kind, d.subject_id, d.lang) = (w.kind, w.subject_id, w.lang))`.execute(
    tx,
  );
  return rows;
}

type Near = { readonly former: readonly string[]; readonly places: readonly string[] };

/** The names that each area has had on a page of its own, and the places that its points name now. */
async function aroundAreas(
  tx: Tx,
  municipalityId: string,
): Promise<(page: { readonly subjectId: string; readonly lang: Lang; readonly text: SearchText }) => Near> {
  const { rows: names } = await sql<{ id: string; name: string }>`
    select distinct subject_id as id, model ->> 'name' as name from publication
    where municipality_id = ${municipalityId} and subject_kind = 'area' and channel = 'web' order by 2`.execute(tx);
  // By the address table: a promise names its areas by the addresses that they had when it was published.
  const { rows: places } = await sql<{ id: string; lang: Lang; place: string }>`
    select distinct at.subject_id as id, d.lang, place from search_document d
    cross join lateral jsonb_array_elements(d.areas) a cross join lateral unnest(d.places) as place
    join address at on at.municipality_id = ${municipalityId} and at.subject_kind = 'area'
      and at.path = regexp_replace(a ->> 'path', '^/[^/]+/', '')
    where d.of_municipality = ${municipalityId} and d.kind = 'point' order by 3`.execute(tx);
  return ({ subjectId, lang, text }) => ({
    former:
      text.kind === 'area'
        ? names.flatMap(({ id, name }) => (id === subjectId && name !== text.title ? name : []))
        : [],
    places: places.flatMap((one) => (one.id === subjectId && one.lang === lang ? one.place : [])),
  });
}

type Row = ReturnType<typeof rowOf>;

function rowOf({ subjectId, lang, madeFrom, text }: Wanted & { text: SearchText }, { former, places }: Near) {
  const { kind, path, title, body, around, areas, promise, headline, period, owners, promises, marks } = text;
  const formed = (texts: readonly string[]): string[] => [...new Set(texts.flatMap(wordsIn).flatMap(formsOf))];
  // Whoever looks for a place is led to its area as by a name.
  const named = formed([title, ...former, ...(kind === 'area' ? places : [])]);
  return {
    kind,
    subject_id: subjectId,
    lang,
    made_from: madeFrom,
    path,
    title,
    folded: fold(title).slice(0, 500),
    body: body.join('\n'),
    former,
    places,
    areas,
    promise,
    headline,
    period: period?.words ?? null,
    period_to: period?.to ?? null,
    owners,
    promises,
    named,
    said: [...new Set([...named, ...formed([...body, ...around, ...places, headline ?? ''])])],
    marks,
  };
}

const AT_ONCE = 200;

async function insert(tx: Tx, municipalityId: string, rows: readonly Row[]): Promise<void> {
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    await sql`
      insert into search_document (of_municipality, kind, subject_id, lang, made_from, path, title, folded, body, former,
        places, areas, promise, headline, period, period_to, owners, promises, named, said)
      select ${municipalityId}, kind, subject_id, lang, made_from, path, title, folded, body, former, places, areas, promise,
        headline, period, period_to, owners, promises,
        array_to_tsvector(array(select lang || '~' || word from unnest(search_lexemes(lang, named)) as word) || marks),
        array_to_tsvector(array(select lang || '~' || word from unnest(search_lexemes(lang, said)) as word) || marks)
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + AT_ONCE))}::jsonb) as r (
        kind text, subject_id uuid, lang text, made_from text, path text, title text, folded text, body text,
        former text[], places text[], areas jsonb, promise text, headline text, period text, period_to date, owners jsonb,
        promises int, named text[], said text[], marks text[])`.execute(tx);
  }
}
