import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { sendJob } from '#platform/jobs/send-job.server.ts';
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
 * point, its promise or one of its districts; of the promise's page, to the last two. Each version once to each, whatever
 * they follow. A district that has been divided or merged is followed on in those that took over.
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
  const { rows } = await sql<{ count: number }>`
    with recursive place as (
      select id from unnest(${areas}::uuid[]) id
      union
      select v.area_id from place join area_version v on v.municipality_id = ${municipalityId}
        and v.replaced_by @> array[place.id]
    ), marked as (
      insert into follower_news (municipality_id, follower_id, publication_id, day)
      select distinct f.municipality_id, f.follower_id, p.id, ${day}::date
      from unnest(${told.map(({ id }) => id)}::uuid[], ${told.map(({ subjectId }) => subjectId)}::uuid[]) p (id, subject_id)
      join follow f on f.municipality_id = ${municipalityId}
        and (f.subject_id in (p.subject_id, ${promiseId}) or f.subject_id in (select id from place))
      on conflict do nothing returning follower_id
    )
    select count(distinct follower_id) from marked`.execute(tx);
  const count = rows[0]?.count ?? 0;
  if (count > 0) await sendJob(tx, 'follow', { municipalityId });
  return count;
}
