import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { sendJob } from '#platform/jobs/send-job.server.ts';
import { placesFrom, theseAreas } from '#publication/followed-areas.server.ts';
import { isNews } from '#publication/news.ts';
import type { Draft, Stored } from '#publication/store-publications.server.ts';

type Put = {
  readonly promiseId: string;
  readonly areas: readonly string[];
  readonly drafts: readonly Draft[];
  readonly stored: readonly Stored[];
  /** `YYYY-MM-DD`, in Sweden. */
  readonly day: string;
};

/**
 * Marks what each follower is to be told of that which has just been published: of a point, to those who follow the
 * point, its promise or one of its districts; of the promise's page, to the last two. Of a promise that is new or taken back
 * its own page tells all of it: its points are marked for those alone who follow them. Each version once to each, whatever
 * they follow. Whoever ends at this very moment is waited for and left out: their row would be gone before it is referred to.
 * @returns how many followers have something new
 */
export async function markNews(
  { tx, municipalityId }: Work,
  { promiseId, areas, drafts, stored, day }: Put,
): Promise<number> {
  const news = new Set(
    drafts.filter((draft) => draft.promiseId === promiseId && isNews(draft)).map(({ subjectId }) => subjectId),
  );
  const told = stored.filter(({ subjectId, lang }) => lang === 'sv' && news.has(subjectId));
  if (told.length === 0) return 0;
  const own = drafts.find(({ subjectId, model }) => subjectId === promiseId && model.lang === 'sv');
  const isWhole = news.has(promiseId) && (own?.before === undefined || own.model.kind === 'withdrawn');
  const { rows } = await sql<{ count: number }>`
    with recursive ${placesFrom(municipalityId, theseAreas(areas))}, pair as (
      select distinct f.follower_id, p.id
      from unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ subjectId }) => subjectId)}::uuid[]) p (id, subject_id)
      join follow f on f.municipality_id = ${municipalityId}
        and (f.subject_id = p.subject_id or (not ${isWhole}::boolean or p.subject_id = ${promiseId})
          and (f.subject_id = ${promiseId} or f.subject_id in (select id from place)))
    ), held as (
      select id from follower where municipality_id = ${municipalityId} and id in (select follower_id from pair)
      order by id for key share
    ), marked as (
      insert into follower_news (municipality_id, follower_id, publication_id, day)
      select ${municipalityId}, pair.follower_id, pair.id, ${day}::date from pair join held on held.id = pair.follower_id
      on conflict do nothing returning follower_id
    )
    select count(distinct follower_id) from marked`.execute(tx);
  const count = rows[0]?.count ?? 0;
  if (count > 0 || (await somebodyAnswered(tx, municipalityId))) await sendJob(tx, 'follow', { municipalityId });
  return count;
}

/** Whether anybody waits to hear what comes of an answer (tell-contacts.server.ts works out what there is to tell). */
async function somebodyAnswered(tx: Work['tx'], municipalityId: string): Promise<boolean> {
  const { rows } =
    await sql`select from dialogue_contact where municipality_id = ${municipalityId} and confirmed limit 1`.execute(tx);
  return rows.length > 0;
}
