import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Letter } from '#platform/mail/letter.ts';
import type { Lang } from '#platform/texts/languages.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import { endPath } from '#publication/follow.ts';
import { newsMail } from '#publication/follow-mail.ts';
import { placesFrom, theseAreas } from '#publication/followed-areas.server.ts';
import { groupNews, isNews } from '#publication/news.ts';
import type { Draft } from '#publication/store-publications.server.ts';

/** Who would be told of a publication, and how: numbers alone, since nobody in the office sees who follows. */
export type WhoGets = {
  /** Followers who would get it, each counted once. */
  readonly count: number;
  readonly langs: readonly { readonly lang: Lang; readonly count: number }[];
  /** Of those, how many get it with the rest of the week. */
  readonly weekly: number;
  /** Followers of each thing; the same person may follow several. */
  readonly areas: number;
  readonly promise: number;
  readonly points: readonly { readonly number: number; readonly count: number }[];
  /** The mail to who follows the whole promise, in Swedish; null where nothing in it is news. */
  readonly mail: Pick<Letter, 'subject' | 'text'> | null;
};

type Asked = {
  readonly record: Pick<PromiseRecord, 'id' | 'areas' | 'points'>;
  readonly drafts: readonly Draft[];
  readonly municipality: { readonly slug: string; readonly name: string };
  /** `YYYY-MM-DD`, in Sweden. */
  readonly today: string;
};

/** Who would get a mail if the drafts were published now as a change of substance, and the mail. */
export async function whoGets(
  { tx, municipalityId }: Work,
  { record, drafts, municipality, today }: Asked,
): Promise<WhoGets> {
  const news = drafts.filter(isNews);
  const areas = record.areas.map(({ id }) => id);
  const points = record.points.map(({ id }) => id);
  const told = news.length === 0 ? [] : [record.id, ...news.map(({ subjectId }) => subjectId)];
  const places = sql`with recursive ${placesFrom(municipalityId, theseAreas(areas))}`;
  const { rows: each } = await sql<{ id: string; kind: string; count: number }>`
    ${places} select case when subject_kind = 'area' then null else subject_id end as id, subject_kind as kind,
      count(distinct follower_id) as count
    from follow where municipality_id = ${municipalityId}
      and (subject_id = any(${[record.id, ...points]}::uuid[]) or subject_id in (select id from place))
    group by 1, 2`.execute(tx);
  const { rows: all } = await sql<{ lang: Lang; weekly: number; count: number }>`
    ${places} select r.lang, count(*) filter (where r.rhythm = 'week') as weekly, count(*) as count
    from follower r where r.municipality_id = ${municipalityId} and ${news.length > 0} and exists (
      select from follow f where f.municipality_id = r.municipality_id and f.follower_id = r.id
        and (f.subject_id = any(${told}::uuid[]) or f.subject_id in (select id from place)))
    group by 1 order by 1`.execute(tx);
  const countOf = (id: string): number => each.find((row) => row.id === id)?.count ?? 0;
  const parts = news.map(({ subjectId, before, model, note }) => ({
    publicationId: subjectId,
    day: today,
    isNew: before === undefined,
    note,
    model,
  }));
  // Addresses as the pages of the site have them; the key to ending it is each receiver's own.
  const site = '';
  const end = endPath(municipality.slug, '…');
  const letter = newsMail({ lang: 'sv', municipality: municipality.name, groups: groupNews(parts), site, end });
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    langs: all.map(({ lang, count }) => ({ lang, count })),
    weekly: all.reduce((sum, { weekly }) => sum + weekly, 0),
    areas: each.find(({ kind }) => kind === 'area')?.count ?? 0,
    promise: countOf(record.id),
    points: record.points.map(({ id, number }) => ({ number, count: countOf(id) })).filter(({ count }) => count > 0),
    mail: news.length === 0 ? null : { subject: letter.subject, text: letter.text },
  };
}
