import { sql } from 'kysely';
import type { Database, Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { createRenderLimit } from '#platform/render-limit.server.ts';
import { closestWord, type Near } from '#publication/search/closest-word.ts';
import { PAGE_SIZE, type Found, type Hit } from '#publication/search/found.ts';
import {
  exactExpression,
  markedBeginnings,
  placesAmong,
  searchExpression,
  type Asked,
  type Choice,
} from '#publication/search/search-expression.ts';
import type { SearchRequest } from '#publication/search/search-request.ts';
import { fold, formsOf, queryWords } from '#publication/search/search-words.ts';

/** Hits that are put in order; of more than these the rest is not seen. */
const MOST_HITS = 1_000;
const LONGEST_ASKING_MS = 1_500;
/** Searches at once in a process: the pool has ten connections, and pages and office need theirs. */
const limit = createRenderLimit({ running: 3, waiting: 30, longestWait: 3_000 });

/**
 * Searches in all that is published now, whichever municipality's. Every word must be found: as it is, as the beginning of
 * a longer one, bent otherwise, or as the end of a compound word. What is called so comes before what says so, and places
 * before promises and points. If nothing is found, words that nobody has published are taken for the closest ones that
 * somebody has. At most four questions to the database besides begin and commit, none longer than a second and a half.
 * @throws AppError `search-busy` where too many search at once, or it took too long
 */
export async function searchPages(
  db: Database,
  { query, choice, page }: Pick<SearchRequest, 'query' | 'choice' | 'page'>,
): Promise<Found> {
  const words = queryWords(query);
  if (words.length === 0) return NOTHING;
  const found = await limit
    .run(() =>
      db
        .transaction()
        .setAccessMode('read only')
        .execute((tx) => search(tx, words, choice, page)),
    )
    .catch((fault: unknown) => {
      throw isTooLong(fault) ? new AppError('search-busy') : fault;
    });
  if (found === 'busy') throw new AppError('search-busy');
  return found;
}

const NOTHING: Found = { hits: [], page: 1, total: 0, more: false, instead: null, marks: [] };

async function search(tx: Tx, words: readonly string[], choice: Choice, page: number): Promise<Found> {
  const asked = await whatCounts(tx, words, choice.lang);
  const found = await look(tx, asked, choice, page);
  if (found.total > 0) return found;
  const meant = await whatWasMeant(tx, asked, choice);
  if (meant === null) return NOTHING;
  const better = await look(tx, meant.asked, choice, page);
  return better.total === 0 ? NOTHING : { ...better, instead: meant.words.join(' ') };
}

/** Longer words that end as one does: not too many, and of no shorter ends. */
const MOST_ENDINGS = 40;
const SHORTEST_ENDING = 4;

/**
 * What counts as each word. Sets what holds for the questions that follow: their longest time, how near a spelling must be,
 * and that indexes answer. (PostgreSQL cannot know how rare the words are together: where only some hits are wanted it would
 * rather read the whole table until it has found them.)
 */
async function whatCounts(tx: Tx, words: readonly string[], lang: Lang): Promise<Asked[]> {
  const forms = words.flatMap((word, no) => formsOf(word).map((form) => ({ no, form })));
  const { rows } = await sql<{ no: number; form: string; stems: string[]; endings: string[]; isEmpty: boolean }>`
    select a.no, a.form, s.stems, s.is_empty as "isEmpty", array(
      select distinct w.stem from unnest(s.stems) as own (stem) join search_word w on w.lang in (${lang}, 'sv')
        and reverse(w.stem) collate "C" > reverse(own.stem) collate "C"
        and reverse(w.stem) collate "C" < reverse(own.stem) || chr(1114111) collate "C"
      where length(own.stem) >= ${SHORTEST_ENDING} limit ${MOST_ENDINGS}) as endings
    from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as a (no int, form text)
    cross join lateral (select ts_lexize(search_dictionary(${lang}), a.form) as own, ts_lexize(search_dictionary('sv'), a.form) as swedish) l
    cross join lateral (select array(select distinct unnest(l.own || l.swedish)) as stems, l.own = '{}' as is_empty) s
    cross join (select set_config('statement_timeout', ${String(LONGEST_ASKING_MS)}, true),
      set_config('pg_trgm.similarity_threshold', '0.3', true), set_config('enable_seqscan', 'off', true),
      set_config('jit', 'off', true)) as set`.execute(tx);
  return words.map((word, no) => {
    const own = rows.filter((row) => row.no === no);
    return {
      word,
      others: [...new Set(own.flatMap(({ form, stems, endings }) => [form, ...stems, ...endings]))],
      isEmpty: own.every(({ isEmpty }) => isEmpty),
    };
  });
}

type Row = Hit & { readonly total: number; readonly place: number };

async function look(tx: Tx, asked: readonly Asked[], choice: Choice, page: number): Promise<Found> {
  const words = searchExpression(asked, choice);
  const whole = fold(asked.map(({ word }) => word).join(' '));
  const some = sql`id, folded, kind, period_to, path, named @@ ${exactExpression(asked, choice.lang)}::tsquery as exactly,
    named @@ ${words}::tsquery as by_name`;
  const { rows } = await sql<Row>`
    with by_name as materialized (
      (select ${some} from search_document where named @@ ${placesAmong(words)}::tsquery limit ${MOST_HITS})
      union (select ${some} from search_document where named @@ ${words}::tsquery limit ${MOST_HITS + 1})
    ), by_text as materialized (
      select ${some} from search_document
      where said @@ ${words}::tsquery and (select count(*) from by_name) <= ${MOST_HITS} limit ${MOST_HITS + 1}
    ), found as (
      select * from by_name union select * from by_text
    ), ranked as (
      select id, count(*) over () as total, row_number() over (order by
        case when folded = ${whole} then 0 when starts_with(folded, ${whole}) then 1
          when exactly then 2 when by_name then 3 else 4 end,
        array_position(array['municipality', 'area', 'promise', 'point'], kind), period_to desc nulls last, path) as place
      from found
    )
    select r.total, r.place, d.kind, d.lang, d.path, d.title, d.body, d.former, d.places, d.areas, d.promise, d.headline, d.period,
      d.owners, d.promises, m.name as municipality, m.is_demo as demo
    from (select * from ranked
      where place > ${PAGE_SIZE}::int * least(${page - 1}::int, (least(total, ${MOST_HITS}) - 1) / ${PAGE_SIZE})
      order by place limit ${PAGE_SIZE}) r
    join search_document d on d.id = r.id join municipality m on m.id = d.of_municipality
    order by r.place`.execute(tx);
  const { total = 0, place = 1 } = rows[0] ?? {};
  return {
    hits: rows,
    page: Math.ceil(place / PAGE_SIZE),
    total: Math.min(total, MOST_HITS),
    more: total > MOST_HITS,
    instead: null,
    marks: markedBeginnings(asked),
  };
}

type Meant = { readonly asked: readonly Asked[]; readonly words: readonly string[] };

/** Published words in place of those that stand on no page of the choice; null where there is none to be had. */
async function whatWasMeant(tx: Tx, asked: readonly Asked[], choice: Choice): Promise<Meant | null> {
  const questions = asked.map((one, no) => ({ no, word: one.word, query: searchExpression([one], choice) }));
  const { rows } = await sql<{ no: number; there: boolean; near: Near[] }>`
    select a.no, t.there, coalesce((select jsonb_agg(to_jsonb(w)) from (
        select word, folded, stem from search_word w
        where not t.there and length(a.word) >= 4 and w.folded % a.word and w.lang in (${choice.lang}, 'sv')
        order by similarity(w.folded, a.word) desc, word limit 20) w), '[]') as near
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb) as a (no int, word text, query text)
    cross join lateral (select exists (select from search_document where said @@ a.query::tsquery) as there) t
    order by a.no`.execute(tx);
  const meant = asked.map((one, no) => {
    const row = rows[no];
    if (row === undefined || row.there || one.isEmpty) return { one, shown: one.word, changed: false };
    const closest = closestWord(one.word, row.near);
    if (closest === null) return { one, shown: one.word, changed: false };
    return {
      one: { word: closest.folded, others: [closest.stem], isEmpty: false },
      shown: closest.word,
      changed: true,
    };
  });
  if (!meant.some(({ changed }) => changed)) return null;
  return { asked: meant.map(({ one }) => one), words: meant.map(({ shown }) => shown) };
}

function isTooLong(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && fault.code === '57014';
}
