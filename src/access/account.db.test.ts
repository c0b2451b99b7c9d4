import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chooseLang, endOwnSessions, loadAccount } from '#access/account.server.ts';
import type { Actor } from '#access/actor.ts';
import { makeLoginLink, openByLoginLink } from '#access/login-link.server.ts';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { findSession } from '#access/session.server.ts';
import { hashToken } from '#access/token.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('my account on $name', (server) => {
  let data: TestDatabase;
  let ctx: { db: TestDatabase['db']; secret: string };
  let eken: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    ctx = { db: data.db, secret: 'h'.repeat(64) };
    eken = await createMunicipality(data, { slug: 'eken', name: 'Ekens kommun' });
  });
  afterAll(() => data.drop());

  async function person(email: string): Promise<Actor & { readonly personId: string }> {
    const { id } = await inMunicipality(data.db, INSTALLATION, (tx) => ensurePerson(tx, { name: 'Eva Ek', email }));
    await inWork(data.db, eken, TESTER, (work) =>
      giveGrant(work, { personId: id, role: 'coordinator', from: '2026-01-01' }),
    );
    return { personId: id, via: 'login-link' };
  }
  async function open({ personId }: { readonly personId: string }, device: string): Promise<string> {
    const link = await inMunicipality(data.db, INSTALLATION, (tx) => makeLoginLink(tx, personId));
    return openByLoginLink(ctx, link, { device });
  }

  test('shows where the person is signed in and what they do, and nothing of anybody else', async () => {
    const [eva, olle] = [await person('eva@eken.se'), await person('olle@eken.se')];
    const [here] = [await open(eva, 'Firefox på Linux'), await open(eva, 'Safari på iPhone'), await open(olle, 'Edge')];
    const account = await loadAccount(ctx, eva, here);
    expect(account?.sessions.map(({ device, current }) => [device, current])).toEqual([
      ['Safari på iPhone', false],
      ['Firefox på Linux', true],
    ]);
    expect(account?.tasks).toEqual([
      { slug: 'eken', municipality: 'Ekens kommun', what: 'samordnare', from: '2026-01-01', to: null },
    ]);
    expect(await loadAccount(ctx, { personId: null, via: 'office-link' }, here)).toBeNull();
  });

  test('ends one of the own sessions or all others, and never somebody else’s by its id', async () => {
    const [eva, olle] = [await person('eva2@eken.se'), await person('olle2@eken.se')];
    const [here, phone, old] = [await open(eva, 'A'), await open(eva, 'B'), await open(eva, 'C')];
    const his = await open(olle, 'D');
    expect(await endOwnSessions(ctx, eva, { id: hashToken(his) })).toBe(0);
    expect(await endOwnSessions(ctx, eva, { id: hashToken(phone) })).toBe(1);
    expect(await endOwnSessions(ctx, eva, { id: hashToken(phone) })).toBe(0);
    const alive = async () =>
      (await Promise.all([here, phone, old, his].map((token) => findSession(ctx, token)))).map((one) => one !== null);
    expect(await alive()).toEqual([true, false, true, true]);
    expect(await endOwnSessions(ctx, eva, { allBut: here })).toBe(1);
    expect(await alive()).toEqual([true, false, false, true]);
  });

  test('the language of mail is one that there is', async () => {
    const eva = await person('eva3@eken.se');
    await chooseLang(ctx, eva, 'so');
    expect((await loadAccount(ctx, eva, ''))?.lang).toBe('so');
    await expect(chooseLang(ctx, eva, 'tlh')).rejects.toMatchObject({ code: 'usage' });
  });
});
