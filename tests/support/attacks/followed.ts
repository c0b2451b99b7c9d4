import { sql } from 'kysely';
import { hashToken, newToken } from '#access/token.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { addDays } from '#platform/clock.ts';
import { seal } from '#platform/mail/seal.server.ts';
import type { Database } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { boundAsk } from '#publication/ask-follow.server.ts';
import { confirmFollow } from '#publication/confirm-follow.server.ts';
import { addressMark } from '#publication/follower-keys.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import type { BuiltRecord } from '../record-builder.ts';
import { demoRecord, publishRecord } from '../published-record.ts';

/** Keys from mail to those who follow, and what they may not be used for. */
export type Followed = {
  readonly built: BuiltRecord;
  /** A question that waits for an answer. */
  readonly ask: string;
  readonly expired: string;
  /** Ends what somebody follows. */
  readonly end: string;
  /** `PLACE/PROMISE` of what has been taken back. */
  readonly withdrawn: string;
  /** `PLACE/PROMISE/POINT` of a point that people are asked whether they notice, and its id. */
  readonly noticed: string;
  readonly noticedPoint: string;
};

/** A promise that everybody reads (`/synby/norrby-2021`), with a follower and questions; and one that is taken back. */
export async function buildFollowed(db: Database, secret: string): Promise<Followed> {
  const built = await demoRecord(db, 'synby', { points: [{ body: 'Vi ska hålla torget tänt.' }] });
  await publishRecord(built);
  const noticed = await built.work(async ({ tx, municipalityId }) => {
    const yesterday = addDays(swedishDay(new Date()), -1);
    await sql`insert into round (municipality_id, id, promise_id, period_from, period_to)
      values (${municipalityId}, ${newId()}, ${built.promise.id}, ${addDays(yesterday, -3)}, ${yesterday})`.execute(tx);
    const { rows } = await sql<{ path: string }>`select path from address
      where municipality_id = ${municipalityId} and subject_id = ${built.point(0)}`.execute(tx);
    return `synby/${rows[0]?.path}`;
  });
  const asked = (email: string, hours: number): Promise<string> =>
    built.work(async ({ tx, municipalityId }) => {
      const [id, token] = [newId(), newToken()];
      await sql`insert into follow_ask (municipality_id, id, token_hash, address_hash, address, lang, rhythm,
          subject_kind, subject_id, expires_at)
        values (${municipalityId}, ${id}, ${hashToken(token)}, ${addressMark(secret, municipalityId, email)},
          ${seal(secret, boundAsk(id), email)}, 'sv', 'publication', 'promise', ${built.promise.id},
          now() + make_interval(hours => ${hours}))`.execute(tx);
      return token;
    });
  const end = await confirmFollow({ db, secret }, 'synby', await asked('hemliga@synby.se', 48));
  if (end === null) throw new Error('the question was not found');
  const gone = await demoRecord(db, 'gomby', { points: [{ body: 'Vi ska laga lampor.' }] });
  await publishRecord(gone);
  await gone.work((work) =>
    withdrawPromise(work, { promiseId: gone.promise.id, reason: 'Fel löfte.', expectedNo: 1, today: '2026-11-01' }),
  );
  return {
    built,
    ask: await asked('hemliga-ny@synby.se', 48),
    expired: await asked('hemliga-sen@synby.se', -1),
    end,
    withdrawn: `gomby/${gone.promise.slug}`,
    noticed,
    noticedPoint: built.point(0),
  };
}
