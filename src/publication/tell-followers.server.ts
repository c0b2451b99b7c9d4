import { sql } from 'kysely';
import { addDays, weekday } from '#platform/clock.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { logFault } from '#platform/log-fault.server.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import { unseal } from '#platform/mail/seal.server.ts';
import { siteAddress } from '#platform/site-address.ts';
import { pathIn, type Lang } from '#platform/texts/languages.ts';
import { isWorkingDay } from '#platform/working-days.ts';
import { currentMunicipality, listMunicipalities } from '#places/places-queries.server.ts';
import { publicLanguages } from '#places/public-languages.server.ts';
import { boundFollower } from '#publication/confirm-follow.server.ts';
import { endPath, type Rhythm } from '#publication/follow.ts';
import { newsMail } from '#publication/follow-mail.ts';
import { endToken } from '#publication/follower-keys.server.ts';
import { groupNews, type NewsPart } from '#publication/news.ts';
import type { PageModel } from '#publication/page-model.ts';

type Telling = Pick<Context, 'db' | 'secret' | 'config'>;

/**
 * Writes to the followers of every municipality what is still to be told, those who want it once a week among them: on the
 * first working day of the week (Monday, or the next where that is a holiday) of what was published before the week began.
 * A worker that was away then makes up for it the next working day. What goes wrong in one municipality does not stop the
 * others.
 * @param today the day in Sweden
 * @returns how many mails were written
 */
export async function tellAllFollowers(ctx: Telling, today: string): Promise<number> {
  let written = 0;
  for (const { id } of await listMunicipalities(ctx.db)) {
    written += await tellFollowers(ctx, id, { today, weekly: isWorkingDay(today) }).catch((fault: unknown) => {
      logFault('mejlen till följare', fault);
      return 0;
    });
  }
  return written;
}

/**
 * Writes to followers in a municipality: one mail to each who has something new, of all that is new to them. What was told
 * is told no more, in the same transaction, so that nobody gets it twice whenever this process is killed. What goes wrong
 * with one mail keeps nobody else's; it is thrown at the end.
 * @param weekly whether those who want it once a week get theirs
 * @returns how many mails were written
 */
export async function tellFollowers(
  ctx: Telling,
  municipalityId: string,
  { today, weekly }: { readonly today: string; readonly weekly: boolean },
): Promise<number> {
  const monday = addDays(today, -((weekday(today) + 6) % 7));
  const { rows: waiting } = await inMunicipality(ctx.db, municipalityId, (tx) =>
    sql<{ id: string; rhythm: Rhythm }>`
      select distinct f.id, f.rhythm from follower f
      join follower_news n on n.municipality_id = f.municipality_id and n.follower_id = f.id
      where f.municipality_id = ${municipalityId}
        and (f.rhythm = 'publication' or ${weekly} and n.day < ${monday}::date)
      order by f.id`.execute(tx),
  );
  let written = 0;
  const faults: unknown[] = [];
  for (const { id, rhythm } of waiting) {
    const before = rhythm === 'week' ? monday : null;
    await inMunicipality(ctx.db, municipalityId, (tx) => tellOne(ctx, tx, { municipalityId, id, before })).then(
      (told) => void (written += told ? 1 : 0),
      (fault: unknown) => void faults.push(fault),
    );
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} mails to followers could not be written`);
  return written;
}

type One = {
  readonly municipalityId: string;
  readonly id: string;
  /** Only what was published before this day; null: all. */
  readonly before: string | null;
};

async function tellOne(ctx: Telling, tx: Tx, { municipalityId, id, before }: One): Promise<boolean> {
  const news = await takeNews(tx, { municipalityId, id, before });
  const [newest] = news;
  if (newest === undefined) return false; // somebody else was first
  const { rows } = await sql<{ address: Buffer; lang: Lang }>`
    select address, lang from follower where municipality_id = ${municipalityId} and id = ${id}`.execute(tx);
  const [follower] = rows;
  if (follower === undefined) return false;
  const { lang, address } = follower;
  const municipality = await currentMunicipality(tx, municipalityId);
  const groups = groupNews(await partsOf(tx, { municipalityId, lang, news }));
  const site = siteAddress(ctx.config);
  const end = `${site}${pathIn(lang, endPath(municipality.slug, endToken(ctx.secret, id)))}`;
  const mail = newsMail({ lang, municipality: municipality.name, groups, site, end });
  const dedupe = `follow-news:${id}:${newest.publicationId}`;
  const person = { id, email: unseal(ctx.secret, boundFollower(id), address), lang };
  const kind = before === null ? 'follow-news' : 'follow-week';
  return (await queueMail(tx, ctx, { dedupe, kind, receiver: 'follower', person, oneClick: end, ...mail })) !== null;
}

type Taken = { readonly publicationId: string; readonly day: string };

/** Removed at once, and so locked: of two that write at the same time, the second finds nothing. */
async function takeNews(tx: Tx, { municipalityId, id, before }: One): Promise<Taken[]> {
  const { rows } = await sql<Taken>`
    delete from follower_news where municipality_id = ${municipalityId} and follower_id = ${id}
      and (${before}::date is null or day < ${before}::date)
    returning publication_id as "publicationId", day`.execute(tx);
  return rows.toSorted((one, other) => other.publicationId.localeCompare(one.publicationId));
}

type Asked = { readonly municipalityId: string; readonly lang: Lang; readonly news: readonly Taken[] };

/**
 * Each with the page as it is published now, and the note that came with it unless all of it has been taken back since: in
 * the language where the municipality publishes in it, else in Swedish.
 */
async function partsOf(tx: Tx, { municipalityId, lang, news }: Asked): Promise<NewsPart[]> {
  const languages = await publicLanguages({ tx, municipalityId });
  const wanted = languages.includes(lang) ? lang : 'sv';
  const { rows } = await sql<{ id: string; no: number; note: string | null; model: PageModel }>`
    select p.id, p.no, latest.model, case when not exists (select from publication w
        where (w.municipality_id, w.subject_kind, w.subject_id, w.channel, w.lang) =
          (p.municipality_id, p.subject_kind, p.subject_id, p.channel, p.lang) and w.size = 'withdrawal' and w.no >= p.no)
        then p.note end as note
    from publication p
    join lateral (select l.model from publication l
      where (l.municipality_id, l.subject_kind, l.subject_id, l.channel) =
        (p.municipality_id, p.subject_kind, p.subject_id, p.channel) and l.lang in (${wanted}, 'sv')
      order by (l.lang = ${wanted}) desc, l.no desc limit 1) latest on true
    where p.municipality_id = ${municipalityId} and p.id = any(${news.map((one) => one.publicationId)}::uuid[])`.execute(
    tx,
  );
  const days = new Map(news.map(({ publicationId, day }) => [publicationId, day]));
  return rows.map(({ id, no, note, model }) => ({
    publicationId: id,
    day: days.get(id) ?? '',
    isNew: no === 1,
    note,
    model,
  }));
}
