import { sql } from 'kysely';
import { emailAddress } from '#access/person.ts';
import { hashToken, newToken } from '#access/token.server.ts';
import type { Context } from '#platform/context.server.ts';
import { inMunicipality, type Tx } from '#platform/database.server.ts';
import { sendJob } from '#platform/jobs/send-job.server.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import { seal } from '#platform/mail/seal.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';
import { ASK_HOURS } from '#publication/follow-lifetimes.ts';
import { mayAskTo } from '#publication/follow-limits.server.ts';
import { confirmPath, type FollowSubject, type Rhythm } from '#publication/follow.ts';
import { askMail } from '#publication/follow-mail.ts';
import { addressMark } from '#publication/follower-keys.server.ts';
import { forgetAsks } from '#publication/forget-asks.server.ts';
import type { PublicationTables } from '#publication/tables.ts';
import { pathIn } from '#platform/texts/languages.ts';

/** So many questions may wait for the same address in a municipality: a form is no way to fill somebody's inbox. */
const MOST_WAITING = 10;

export type Wish = {
  readonly municipality: { readonly id: string; readonly slug: string; readonly name: string };
  readonly subject: FollowSubject;
  readonly email: string;
  readonly lang: Lang;
  readonly rhythm: Rhythm;
  /** The site's own address, such as https://loftet.se, as the request came to it. */
  readonly origin: string;
};

/**
 * Sends the address one mail that asks whether somebody there wants to follow something; nothing is followed before they
 * say so. The same whether the address follows it already or not, so that nobody learns who follows what.
 */
export async function askToFollow(
  ctx: Pick<Context, 'db' | 'secret'>,
  { municipality, subject, lang, rhythm, origin, ...typed }: Wish,
): Promise<void> {
  const email = emailAddress(typed.email);
  if (email === null || !mayAskTo(email)) return;
  const { id: municipalityId } = municipality;
  const mark = addressMark(ctx.secret, municipalityId, email);
  await inMunicipality(ctx.db, municipalityId, async (tx) => {
    await forgetAsks(tx, municipalityId);
    if ((await waiting(tx, municipalityId, mark)) >= MOST_WAITING) return;
    const id = newId();
    const token = newToken();
    const { expires_at: expiresAt } = await tx
      .withTables<PublicationTables>()
      .insertInto('follow_ask')
      .values({
        municipality_id: municipalityId,
        id,
        token_hash: hashToken(token),
        address_hash: mark,
        address: seal(ctx.secret, boundAsk(id), email),
        lang,
        rhythm,
        subject_kind: subject.kind,
        subject_id: subject.id,
        expires_at: sql<Date>`now() + make_interval(hours => ${ASK_HOURS})`,
        follower_id: null,
      })
      .returning('expires_at')
      .executeTakeFirstOrThrow();
    // By the database's clock, and a second later, since it counts finer than a Date. What no job finds, the night does.
    await sendJob(tx, 'forget', { municipalityId }, new Date(expiresAt.getTime() + 1_000));
    const address = `${origin}${pathIn(lang, confirmPath(municipality.slug, token))}`;
    const mail = askMail(lang, { municipality: municipality.name, subject: subject.name, address });
    const person = { id, email, lang };
    await queueMail(tx, ctx, { dedupe: `follow-ask:${id}`, kind: 'follow-ask', receiver: 'follower', person, ...mail });
  });
}

/** What the address of a question is locked to. */
export function boundAsk(id: string): string {
  return `follow-ask:${id}`;
}

async function waiting(tx: Tx, municipalityId: string, mark: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from follow_ask
    where municipality_id = ${municipalityId} and address_hash = ${mark} and follower_id is null`.execute(tx);
  return rows[0]?.count ?? 0;
}
