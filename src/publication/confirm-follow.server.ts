import { sql } from 'kysely';
import { hashToken, looksLikeToken } from '#access/token.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Context } from '#platform/context.server.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import { seal, unseal } from '#platform/mail/seal.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';
import { boundAsk } from '#publication/ask-follow.server.ts';
import { subjectById } from '#publication/follow-subject.server.ts';
import type { FollowKind, FollowSubject, Rhythm } from '#publication/follow.ts';
import { lockAddress } from '#publication/lock-address.server.ts';
import { endToken } from '#publication/follower-keys.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/** What somebody has asked for, shown before they say yes. */
export type AskShown = {
  readonly subject: FollowSubject;
  readonly lang: Lang;
  readonly rhythm: Rhythm;
  readonly look: PublicLook;
};

type Ask = {
  readonly id: string;
  readonly mark: string;
  readonly address: Buffer | null;
  readonly lang: Lang;
  readonly rhythm: Rhythm;
  readonly kind: FollowKind;
  readonly subjectId: string;
  readonly followerId: string | null;
};

/** What a link in a mail asks; null where it is unknown or too old. Changes nothing: programs that scan mail follow links too. */
export async function showAsk(db: Database, slug: string, token: string, lang: Lang): Promise<AskShown | null> {
  if (!looksLikeToken(token)) return null;
  return inNamedMunicipality(db, slug, async (tx, municipalityId, look) => {
    const ask = await findAsk(tx, municipalityId, token);
    const subject = ask === null ? null : await subjectById(tx, municipalityId, { id: ask.subjectId, lang });
    return ask === null || subject === null ? null : { subject, lang: ask.lang, rhythm: ask.rhythm, look };
  });
}

/**
 * Follows what was asked for, in the language and the rhythm that were chosen, which hold for all that the address follows
 * in the municipality. Again, it does nothing more.
 * @returns the token of the page where it is ended; null where the link is unknown or too old
 */
export async function confirmFollow(
  { db, secret }: Pick<Context, 'db' | 'secret'>,
  slug: string,
  token: string,
): Promise<string | null> {
  if (!looksLikeToken(token)) return null;
  return inNamedMunicipality(db, slug, async (tx, municipalityId) => {
    const asking = await findAsk(tx, municipalityId, token);
    if (asking === null) return null;
    await lockAddress(tx, municipalityId, asking.mark);
    const ask = await findAsk(tx, municipalityId, token);
    if (ask === null) return null;
    if (ask.address === null) return ask.followerId === null ? null : endToken(secret, ask.followerId);
    const email = unseal(secret, boundAsk(ask.id), ask.address);
    const followerId = await keepFollower(tx, { municipalityId, secret, email, ask });
    const follows = tx.withTables<PublicationTables>();
    await follows
      .insertInto('follow')
      .values({
        municipality_id: municipalityId,
        follower_id: followerId,
        subject_kind: ask.kind,
        subject_id: ask.subjectId,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await follows
      .updateTable('follow_ask')
      .set({ address: null, follower_id: followerId })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', ask.id)
      .execute();
    return endToken(secret, followerId);
  });
}

/** What the address of a follower is locked to. */
export function boundFollower(id: string): string {
  return `follower:${id}`;
}

type Kept = {
  readonly municipalityId: string;
  readonly secret: string;
  readonly email: string;
  readonly ask: Pick<Ask, 'mark' | 'lang' | 'rhythm'>;
};

async function keepFollower(tx: Tx, { municipalityId, secret, email, ask }: Kept): Promise<string> {
  const id = newId();
  const { lang, rhythm } = ask;
  const kept = await tx
    .withTables<PublicationTables>()
    .insertInto('follower')
    .values({
      municipality_id: municipalityId,
      id,
      address_hash: ask.mark,
      address: seal(secret, boundFollower(id), email),
      end_hash: hashToken(endToken(secret, id)),
      lang,
      rhythm,
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'address_hash']).doUpdateSet({ lang, rhythm }))
    .returning('id')
    .executeTakeFirstOrThrow();
  return kept.id;
}

async function findAsk(tx: Tx, municipalityId: string, token: string): Promise<Ask | null> {
  const { rows } = await sql<Ask>`
    select id, address_hash as mark, address, lang, rhythm, subject_kind as kind, subject_id as "subjectId",
      follower_id as "followerId"
    from follow_ask where municipality_id = ${municipalityId} and token_hash = ${hashToken(token)}
      and expires_at > now()`.execute(tx);
  return rows[0] ?? null;
}
