import { sql } from 'kysely';
import { hashToken, looksLikeToken } from '#access/token.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { followedSubjects } from '#publication/follow-subject.server.ts';
import type { FollowSubject, Rhythm } from '#publication/follow.ts';
import { placesFrom } from '#publication/followed-areas.server.ts';
import { forgetMailOf } from '#publication/forget-asks.server.ts';
import { lockAddress } from '#publication/lock-address.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/** What somebody follows in a municipality, on the page where it is ended. Never the address: the link may be forwarded. */
export type FollowerShown = {
  readonly subjects: readonly FollowSubject[];
  readonly rhythm: Rhythm;
  readonly lang: Lang;
  readonly look: PublicLook;
};

/** What the link in a mail ends; null where it is unknown, or was ended. Changes nothing: programs that scan mail follow links too. */
export async function showFollower(
  db: Database,
  slug: string,
  token: string,
  lang: Lang,
): Promise<FollowerShown | null> {
  if (!looksLikeToken(token)) return null;
  return inNamedMunicipality(db, slug, async (tx, municipalityId, look) => {
    const found = await followerOf(tx, municipalityId, token).executeTakeFirst();
    if (found === undefined) return null;
    const subjects = await followedSubjects(tx, municipalityId, { followerId: found.id, lang });
    return { subjects, rhythm: found.rhythm, lang: found.lang, look };
  });
}

/**
 * Ends what the link's follower follows: one thing, with what waits to be told of it alone, or everything. With the last of
 * it the address goes, and every mail that has not been sent. Nothing is kept of whoever followed.
 * @returns what is left; null where the link is unknown, or was ended before
 */
export async function endFollow(
  db: Database,
  slug: string,
  token: string,
  subjectId: string | null = null,
): Promise<'some' | 'nothing' | null> {
  if (!looksLikeToken(token)) return null;
  return inNamedMunicipality(db, slug, async (tx, municipalityId) => {
    const ending = await followerOf(tx, municipalityId, token).executeTakeFirst();
    if (ending === undefined) return null;
    await lockAddress(tx, municipalityId, ending.mark);
    // Locked, since whoever publishes at the same moment may be writing what they are to be told.
    const found = await followerOf(tx, municipalityId, token).forUpdate().executeTakeFirst();
    if (found === undefined) return null;
    if (subjectId !== null && (await endOne(tx, { municipalityId, followerId: found.id, subjectId }))) return 'some';
    await endAll(tx, municipalityId, found);
    return 'nothing';
  });
}

/** Questions that wait for the same address go too. */
async function endAll(
  tx: Tx,
  municipalityId: string,
  { id, mark }: { readonly id: string; readonly mark: string },
): Promise<void> {
  const rows = tx.withTables<PublicationTables>();
  const asks = await rows
    .deleteFrom('follow_ask')
    .where('municipality_id', '=', municipalityId)
    .where('address_hash', '=', mark)
    .returning('id')
    .execute();
  await rows.deleteFrom('follower').where('municipality_id', '=', municipalityId).where('id', '=', id).execute();
  await forgetMailOf(tx, [id, ...asks.map((ask) => ask.id)]);
}

type One = { readonly municipalityId: string; readonly followerId: string; readonly subjectId: string };

/** @returns whether anything is left */
async function endOne(tx: Tx, { municipalityId, followerId, subjectId }: One): Promise<boolean> {
  const follows = tx.withTables<PublicationTables>();
  await follows
    .deleteFrom('follow')
    .where('municipality_id', '=', municipalityId)
    .where('follower_id', '=', followerId)
    .where('subject_id', '=', subjectId)
    .execute();
  await forgetNews(tx, municipalityId, followerId);
  const left = await follows
    .selectFrom('follow')
    .select('subject_id')
    .where('municipality_id', '=', municipalityId)
    .where('follower_id', '=', followerId)
    .limit(1)
    .execute();
  return left.length > 0;
}

/** What waits to be told of nothing that is followed any longer goes: the week's mail would tell of what was ended. */
async function forgetNews(tx: Tx, municipalityId: string, followerId: string): Promise<void> {
  await sql`
    with recursive news as (
      select n.publication_id, p.subject_id, coalesce(q.promise_id, p.subject_id) as promise_id
      from follower_news n
      join publication p on (p.municipality_id, p.id) = (n.municipality_id, n.publication_id)
      left join point q on (q.municipality_id, q.id) = (p.municipality_id, p.subject_id)
      where n.municipality_id = ${municipalityId} and n.follower_id = ${followerId}
    ), ${placesFrom(
      municipalityId,
      sql`select news.promise_id, a.area_id as id from news
        join promise_version v on v.municipality_id = ${municipalityId} and v.promise_id = news.promise_id
        join promise_area a on (a.municipality_id, a.promise_version_id) = (v.municipality_id, v.id)`,
    )}
    delete from follower_news n using news
    where n.municipality_id = ${municipalityId} and n.follower_id = ${followerId}
      and n.publication_id = news.publication_id and not exists (
        select from follow f where f.municipality_id = ${municipalityId} and f.follower_id = ${followerId}
          and (f.subject_id in (news.subject_id, news.promise_id)
            or exists (select from place where (place.promise_id, place.id) = (news.promise_id, f.subject_id))))`.execute(
    tx,
  );
}

function followerOf(tx: Tx, municipalityId: string, token: string) {
  return tx
    .withTables<PublicationTables>()
    .selectFrom('follower')
    .select(['id', 'address_hash as mark', 'lang', 'rhythm'])
    .where('municipality_id', '=', municipalityId)
    .where('end_hash', '=', hashToken(token));
}
