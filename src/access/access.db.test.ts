import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkState, makeOfficeLink } from '#access/office-link.server.ts';
import { endSession, findSession, openSession } from '#access/session.server.ts';
import { hashToken, newToken } from '#access/token.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, openDatabase, openPool, type Database } from '#platform/database.server.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'office-link' };

describe.each(testServers())('the way into the office on $name', (server) => {
  let data: TestDatabase;
  let ctx: { db: Database; secret: string };
  beforeEach(async () => {
    data = await makeDatabase(server);
    ctx = { db: data.db, secret: 'h'.repeat(64) };
  });
  afterEach(() => data.drop());

  /** As if time had passed: the rows are moved back instead of the clock forward. */
  const later = (interval: string): Promise<void> =>
    asClient(data.superuser, async (client) => {
      await client.query(`update office_link set expires_at = expires_at - interval '${interval}',
        used_at = used_at - interval '${interval}'`);
      await client.query(`update session set idle_until = idle_until - interval '${interval}',
        ends_at = ends_at - interval '${interval}'`);
    });
  const rows = async (sql: string): Promise<unknown[]> =>
    asClient(data.superuser, async (client) => (await client.query(sql)).rows);
  const events = async (): Promise<string[]> =>
    (
      await inMunicipality(data.db, INSTALLATION, (tx) =>
        tx.selectFrom('audit_event').select('type').orderBy('no').execute(),
      )
    ).map(({ type }) => type);

  test('a link opens a session once', async () => {
    const link = await makeOfficeLink(ctx);
    expect(await linkState(data.db, link)).toBe('open');
    const session = await openSession(ctx, link);
    expect((await findSession(ctx, session))?.actor).toEqual(ACTOR);
    expect(await linkState(data.db, link)).toBe('used');
    await expect(openSession(ctx, link)).rejects.toMatchObject({ code: 'office-link-used' });
    expect(await events()).toEqual(['session-opened', 'sign-in-refused']);
  });

  test('asking about a link changes nothing', async () => {
    const link = await makeOfficeLink(ctx);
    for (const _ of [1, 2, 3]) expect(await linkState(data.db, link)).toBe('open');
    expect(await rows('select used_at from office_link')).toEqual([{ used_at: null }]);
  });

  test('of ten at once, each with a form of their own, one wins', async () => {
    const link = await makeOfficeLink(ctx);
    const tries = await Promise.allSettled(Array.from({ length: 10 }, () => openSession(ctx, link)));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const lost of tries.filter((one) => one.status === 'rejected'))
      expect(lost.reason).toMatchObject({ code: 'office-link-used' });
    expect(await rows('select from session')).toHaveLength(1);
  });

  test('the same form sent twice at once, as a double click does, gives one session', async () => {
    const link = await makeOfficeLink(ctx);
    const form = newToken();
    const sent = await Promise.all([1, 2, 3].map(() => openSession(ctx, link, form)));
    expect(new Set(sent).size).toBe(1);
    expect((await findSession(ctx, sent[0] ?? ''))?.actor).toEqual(ACTOR);
    expect(await rows('select from session')).toHaveLength(1);
    expect(await events()).toEqual(['session-opened']);
  });

  test('the same form a minute later, or after logging out, opens nothing', async () => {
    const form = newToken();
    const first = await makeOfficeLink(ctx);
    await openSession(ctx, first, form);
    await later('61 seconds');
    await expect(openSession(ctx, first, form)).rejects.toMatchObject({ code: 'office-link-used' });

    const second = await makeOfficeLink(ctx);
    await endSession(ctx, await openSession(ctx, second, form));
    await expect(openSession(ctx, second, form)).rejects.toMatchObject({ code: 'office-link-used' });
  });

  test('whoever knows link and form but not the secret cannot work out the session', async () => {
    const [link, form] = [await makeOfficeLink(ctx), newToken()];
    const session = await openSession(ctx, link, form);
    await expect(openSession({ ...ctx, secret: 'g'.repeat(64) }, link, form)).rejects.toMatchObject({
      code: 'office-link-used',
    });
    expect(await findSession(ctx, session)).not.toBeNull();
    expect(await findSession(ctx, form)).toBeNull();
    expect(await findSession(ctx, link)).toBeNull();
  });

  test('a link lasts 24 hours', async () => {
    const link = await makeOfficeLink(ctx);
    await later('23 hours 59 minutes');
    expect(await linkState(data.db, link)).toBe('open');
    await later('2 minutes');
    expect(await linkState(data.db, link)).toBe('expired');
    await expect(openSession(ctx, link)).rejects.toMatchObject({ code: 'office-link-expired' });
    expect(await events()).toEqual(['sign-in-refused']);
  });

  test('a new link ends the earlier unused one, and no session', async () => {
    const own = await openSession(ctx, await makeOfficeLink(ctx));
    const unused = await makeOfficeLink(ctx);
    const newest = await makeOfficeLink(ctx);
    expect(await linkState(data.db, unused)).toBe('expired');
    expect(await linkState(data.db, newest)).toBe('open');
    await expect(openSession(ctx, unused)).rejects.toMatchObject({ code: 'office-link-expired' });
    expect((await findSession(ctx, own))?.actor).toEqual(ACTOR);
  });

  test('of several made at once, one opens', async () => {
    const links = await Promise.all(Array.from({ length: 6 }, () => makeOfficeLink(ctx)));
    const states = await Promise.all(links.map((link) => linkState(data.db, link)));
    expect(states.toSorted()).toEqual([...Array<string>(5).fill('expired'), 'open']);
  });

  test('what is no token of ours opens nothing', async () => {
    const none = ['', 'x', '../..', 'a'.repeat(43), 'å'.repeat(43), `${'a'.repeat(43)}\0`, 'a'.repeat(10_000)];
    for (const token of none) {
      expect(await linkState(data.db, token)).toBe('unknown');
      await expect(openSession(ctx, token)).rejects.toMatchObject({ code: 'office-link-unknown' });
      expect(await findSession(ctx, token)).toBeNull();
      await expect(endSession(ctx, token)).resolves.toBeUndefined();
    }
  });

  test('a session that nobody uses is over after 12 hours, and one that is used goes on', async () => {
    const session = await openSession(ctx, await makeOfficeLink(ctx));
    for (const _ of [1, 2, 3]) {
      await later('11 hours 59 minutes');
      expect(await findSession(ctx, session)).not.toBeNull();
    }
    await later('12 hours 1 minute');
    expect(await findSession(ctx, session)).toBeNull();
  });

  test('a session is over after 7 days however much it is used', async () => {
    const session = await openSession(ctx, await makeOfficeLink(ctx));
    for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
      await later('6 hours');
      expect(await findSession(ctx, session), `after ${hours + 6} hours`).not.toBeNull();
    }
    await later('6 hours');
    expect(await findSession(ctx, session)).toBeNull();
  });

  test('use is written down at most once a minute', async () => {
    const session = await openSession(ctx, await makeOfficeLink(ctx));
    const idle = () => rows('select idle_until from session');
    const before = await idle();
    await findSession(ctx, session);
    expect(await idle()).toEqual(before);
    await later('61 seconds');
    const moved = await idle();
    await findSession(ctx, session);
    expect(await idle()).not.toEqual(moved);
  });

  test('logging out ends the session at once and is told once', async () => {
    const session = await openSession(ctx, await makeOfficeLink(ctx));
    await endSession(ctx, session);
    await endSession(ctx, session);
    expect(await findSession(ctx, session)).toBeNull();
    expect(await events()).toEqual(['session-opened', 'session-ended']);
  });

  test('no token stands in the database, only what it is known by', async () => {
    const link = await makeOfficeLink(ctx);
    const session = await openSession(ctx, link);
    const everything = JSON.stringify([
      await rows('select * from office_link'),
      await rows('select * from session'),
      await rows('select * from audit_event'),
    ]);
    for (const token of [link, session]) {
      expect(everything).not.toContain(token);
      expect(everything).toContain(hashToken(token));
    }
  });

  test('what was over a month ago is removed with the next link', async () => {
    const link = await makeOfficeLink(ctx);
    await openSession(ctx, link);
    await later('29 days');
    await makeOfficeLink(ctx);
    expect(await rows('select from office_link')).toHaveLength(2);
    await later('9 days');
    await makeOfficeLink(ctx);
    expect(await linkState(data.db, link)).toBe('unknown');
    expect(await rows('select from session')).toEqual([]);
  });

  test('the application may not change a token, make a session longer or empty the table', async () => {
    for (const statement of [
      'update office_link set token_hash = token_hash',
      'update session set ends_at = ends_at',
      'update session set token_hash = token_hash',
      'truncate session',
    ]) {
      const tried = asClient(data.app, (client) => client.query(statement));
      await expect(tried, statement).rejects.toMatchObject({ code: '42501' });
    }
  });

  test('the owner sees no rows unless it asks for maintenance', async () => {
    const session = await openSession(ctx, await makeOfficeLink(ctx));
    const owner = openDatabase(openPool(data.owner));
    expect(await findSession({ db: owner }, session).finally(() => owner.destroy())).toBeNull();
  });
});
