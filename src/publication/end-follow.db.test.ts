import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePerson } from '#access/people.server.ts';
import { hashToken, newToken } from '#access/token.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { addDays } from '#platform/clock.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { forgetMailWords } from '#platform/mail/forget-words.server.ts';
import { seal } from '#platform/mail/seal.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { boundAsk } from '#publication/ask-follow.server.ts';
import { confirmFollow } from '#publication/confirm-follow.server.ts';
import { endFollow } from '#publication/end-follow.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import type { BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('ending what is followed on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  /** A follower as `confirmFollow` leaves one, without the mail. @returns their id, and the key that ends it */
  async function follower(built: BuiltRecord, subjects: readonly (readonly [kind: string, id: string])[]) {
    const [id, token] = [newId(), newToken()];
    await built.work(async ({ tx, municipalityId }) => {
      await sql`
        insert into follower (municipality_id, id, address_hash, address, end_hash, lang, rhythm)
        values (${municipalityId}, ${id}, ${hashToken(id)}, 'x', ${hashToken(token)}, 'sv', 'week')`.execute(tx);
      for (const [kind, subject] of subjects)
        await sql`insert into follow (municipality_id, follower_id, subject_kind, subject_id)
          values (${municipalityId}, ${id}, ${kind}, ${subject})`.execute(tx);
    });
    return { id, token };
  }

  const untold = async (built: BuiltRecord, followerId: string): Promise<string[]> =>
    built.work(async ({ tx }) => {
      const { rows } = await sql<{ id: string }>`
        select p.subject_id as id from follower_news n join publication p on p.id = n.publication_id
        where n.follower_id = ${followerId}`.execute(tx);
      return rows.map(({ id }) => id).sort();
    });

  test('what was not told of one thing is told no more; what else is followed still is', async () => {
    const built = await demoRecord(data.db, 'norrvik-en', { points: [{}, {}] });
    const [one, other] = [built.point(0), built.point(1)];
    const both = await follower(built, [
      ['point', one],
      ['point', other],
    ]);
    const near = await follower(built, [
      ['point', one],
      ['area', built.areas[0]?.id ?? ''],
    ]);
    await publishRecord(built);
    // Of a new promise the promise's own page tells all of it; whoever follows a point is told of that too.
    const whole = [built.promise.id, one].sort();
    expect(await untold(built, both.id)).toEqual([one, other].sort());
    expect(await untold(built, near.id)).toEqual(whole);
    expect(await endFollow(data.db, built.slug, both.token, one)).toBe('some');
    expect(await endFollow(data.db, built.slug, near.token, one)).toBe('some');
    expect(await untold(built, both.id)).toEqual([other]);
    expect(await untold(built, near.id)).toEqual(whole);
  });

  test('whoever ends while something is published does not stop the publication', async () => {
    const built = await demoRecord(data.db, 'norrvik-samtidigt');
    const { id } = await follower(built, [['promise', built.promise.id]]);
    const left = Promise.withResolvers<void>();
    const mayLeave = Promise.withResolvers<void>();
    const leaving = inMunicipality(data.db, built.municipalityId, async (tx) => {
      await sql`delete from follower where id = ${id}`.execute(tx);
      left.resolve();
      await mayLeave.promise;
    });
    await left.promise;
    const publishing = publishRecord(built).then(
      () => 'published',
      (fault: unknown) => fault,
    );
    await expect
      .poll(async () => (await data.pool.query('select from pg_locks where not granted')).rowCount, { timeout: 15_000 })
      .toBeGreaterThan(0)
      .finally(mayLeave.resolve);
    await leaving;
    expect(await publishing).toBe('published');
    expect(await untold(built, id)).toEqual([]);
  });

  test('whoever confirms and ends for the same address at once is let through, in whichever order', async () => {
    const built = await demoRecord(data.db, 'norrvik-bada');
    const secret = 'en hemlighet som är minst trettiotvå tecken';
    for (let round = 0; round < 8; round += 1) {
      const { id, token } = await follower(built, [['promise', built.promise.id]]);
      const questions = [newToken(), newToken()];
      await built.work(async ({ tx, municipalityId }) => {
        for (const question of questions) {
          const ask = newId();
          await sql`
            insert into follow_ask (municipality_id, id, token_hash, address_hash, address, lang, rhythm, subject_kind,
              subject_id, expires_at)
            values (${municipalityId}, ${ask}, ${hashToken(question)}, ${hashToken(id)},
              ${seal(secret, boundAsk(ask), 'anna@exempel.se')}, 'sv', 'week', 'point', ${built.point(0)},
              now() + interval '1 day')`.execute(tx);
        }
      });
      const ctx = { db: data.db, secret };
      const [ended, ...confirmed] = await Promise.all([
        endFollow(data.db, built.slug, token),
        ...questions.map((question) => confirmFollow(ctx, built.slug, question)),
      ]);
      expect(ended).toBe('nothing');
      const left = await built.work(({ tx }) =>
        sql`select from follow_ask where address_hash = ${hashToken(id)}`.execute(tx),
      );
      // What was confirmed before the end went with it; after it there is no question left to confirm.
      expect([left.rows.length, confirmed.every((key) => key === null || key.length === 43)]).toEqual([0, true]);
    }
  });

  test('with the last of it all mail to the follower goes, sent or not; one on its way loses its words, and goes some night', async () => {
    const built = await demoRecord(data.db, 'norrvik-mejl');
    const { id, token } = await follower(built, [['promise', built.promise.id]]);
    const [other, states] = [newId(), ['queued', 'sent', 'failed', 'held', 'sending'] as const];
    await built.work(async ({ tx, municipalityId }) => {
      for (const to of [id, other])
        for (const state of states)
          await sql`
            insert into mail (id, dedupe, kind, follower_id, from_municipality, lang, state, body, sending_since, sent_at)
            values (${newId()}, ${`${to} ${state}`}, 'follow-news', ${to}, ${municipalityId}, 'sv', ${state},
              ${state === 'sent' ? null : 'ord'}, now(), ${state === 'sent' ? new Date() : null})`.execute(tx);
    });
    const left = (to: string) =>
      inMunicipality(data.db, INSTALLATION, async (tx) => {
        const { rows } = await sql<{ state: string; empty: boolean }>`
          select state, body is null as empty from mail where follower_id = ${to} order by state`.execute(tx);
        return rows.map(({ state, empty }) => (empty ? `${state}, tom` : state));
      });
    expect(await endFollow(data.db, built.slug, token)).toBe('nothing');
    expect(await left(id)).toEqual(['sending, tom']);
    expect(await left(other)).toEqual(['failed', 'held', 'queued', 'sending', 'sent, tom']);
    await inMunicipality(data.db, INSTALLATION, (tx) => forgetMailWords(tx, swedishDay(new Date()), 60));
    expect(await left(other)).toHaveLength(5);
    await inMunicipality(data.db, INSTALLATION, (tx) => forgetMailWords(tx, addDays(swedishDay(new Date()), 62), 60));
    expect(await left(other)).toEqual(['queued', 'sending']);
  });

  test('no mail to a colleague can be taken away', async () => {
    const built = await demoRecord(data.db, 'norrvik-kollega');
    const personId = await inMunicipality(data.db, INSTALLATION, async (tx) => {
      const { id } = await ensurePerson(tx, {
        name: 'Eva Ek',
        email: `eva-${built.slug}-${server.name}@norrvik.example`,
      });
      await sql`insert into mail (id, dedupe, kind, person_id, lang, body)
        values (${newId()}, ${id}, 'prov', ${id}, 'sv', 'ord')`.execute(tx);
      await sql`delete from mail where person_id = ${id}`.execute(tx);
      return id;
    });
    const { rows } = await inMunicipality(data.db, INSTALLATION, (tx) =>
      sql`select from mail where person_id = ${personId}`.execute(tx),
    );
    expect(rows).toHaveLength(1);
  });
});
