import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { ensurePerson, giveGrant, grantsOf } from '#access/people.server.ts';
import { inInstallationView, inWork, type Work } from '#access/work.server.ts';
import { inMunicipality, openDatabase, openPool } from '#platform/database.server.ts';
import { verifyAudit } from '#platform/verify-audit.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { loadLogo, logoPicture, saveLogo } from '#places/logo.server.ts';
import { findMunicipality } from '#places/places-queries.server.ts';
import { shownMunicipalities } from '#places/shown-municipalities.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { emptyPractice, fillPractice, loadPractice, makePractice } from '#report-back/practice.server.ts';
import { fullRecord } from '#tests/support/full-record.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { logoPng } from '#tests/support/picture-files.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const NAME = 'Övning – Ekens kommun';

describe.each(testServers())('a municipality to practise in, on $name', (server) => {
  let data: TestDatabase;
  let eken: { id: string; slug: string; name: string; isDemo: boolean };
  let practice = '';
  let administrator: Actor;
  beforeAll(async () => {
    data = await makeDatabase(server);
    const id = await createMunicipality(data, { slug: 'eken', name: 'Ekens kommun' });
    eken = { id, slug: 'eken', name: 'Ekens kommun', isDemo: false };
    administrator = await inWork(data.db, id, TESTER, async (work) => {
      const person = await inInstallationView(work, (tx) => ensurePerson(tx, { name: 'Eva Ek', email: 'eva@eken.se' }));
      await giveGrant(work, { personId: person.id, role: 'administrator' });
      return actorOf(work, person.id);
    });
  });
  afterAll(() => data.drop());

  const actorOf = async (work: Work, personId: string): Promise<Actor> => ({
    personId,
    via: 'login-link',
    grants: await inInstallationView(work, (tx) => grantsOf(tx, personId)),
  });
  const work = <T>(act: (work: Work) => Promise<T>, at = practice, actor: Actor = TESTER) =>
    inWork(data.db, at, actor, act);
  const refused = (code: string) => expect.objectContaining({ code });
  const rowsOf = async (municipalityId: string): Promise<Record<string, number>> =>
    asClient(data.superuser, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and attname = 'municipality_id'
         where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1`,
      );
      const counted: Record<string, number> = {};
      for (const { name } of tables) {
        const { rows } = await client.query(`select count(*)::int as n from "${name}" where municipality_id = $1`, [
          municipalityId,
        ]);
        if (rows[0].n > 0) counted[name] = rows[0].n;
      }
      return counted;
    });

  test('is made once for a municipality, by whoever looks after that, who looks after it too', async () => {
    expect(await makePractice(data, administrator, eken)).toBe('ovning-eken');
    expect(await makePractice(data, administrator, eken)).toBe('ovning-eken');
    const found = await findMunicipality(data.db, 'ovning-eken');
    practice = found?.id ?? '';
    expect(found).toMatchObject({ name: NAME, isDemo: true });
    administrator = await work((w) => actorOf(w, administrator.personId ?? ''));
    expect(administrator.grants?.map(({ municipalityId, role }) => [municipalityId === practice, role]).sort()).toEqual(
      [
        [false, 'administrator'],
        [true, 'administrator'],
        [true, 'coordinator'],
      ],
    );
    await expect(makePractice(data, administrator, { ...eken, id: practice })).rejects.toEqual(
      refused('practice-of-practice'),
    );
    const outsider: Actor = { personId: '00000000-0000-7000-8000-000000000001', via: 'oidc', grants: [] };
    await expect(makePractice(data, outsider, eken)).rejects.toEqual(refused('not-found'));
  });

  test('is filled once with the demonstration, which the start page and the site map do not tell of', async () => {
    await work(fillPractice, practice, administrator);
    expect(await work(loadPractice)).toMatchObject({ isPractice: true, promises: 3, filled: true });
    await expect(work(fillPractice)).rejects.toEqual(refused('practice-not-empty'));
    expect(await findPage(data.db, 'ovning-eken', 'humleslatten-2017', 'sv')).toMatchObject({
      model: { demo: true, municipality: { text: NAME } },
    });
    expect(await shownMunicipalities(data.db)).toEqual([]);
  });

  test('of two that fill or empty it at once, one does', async () => {
    const both = await Promise.allSettled([work((w) => emptyPractice(w, NAME)), work((w) => emptyPractice(w, NAME))]);
    expect(both.map((one) => (one.status === 'fulfilled' ? one.value > 500 : one.reason)).sort()).toEqual([
      false,
      true,
    ]);
    const fills = await Promise.allSettled([work(fillPractice), work(fillPractice)]);
    expect(fills.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('emptied, it keeps its audit chain, whole, and those who look after it, and nothing else', async () => {
    await expect(work((w) => emptyPractice(w, 'Ekens kommun'))).rejects.toEqual(refused('practice-name-wrong'));
    const logo = await logoPicture(logoPng(40, 20));
    await work((w) => saveLogo(w, logo), practice, administrator);
    const before = await rowsOf(practice);
    expect(Object.keys(before).length).toBeGreaterThan(30);
    await work((w) => emptyPractice(w, ` ${NAME} `), practice, administrator);
    const { audit_event: events, ...after } = await rowsOf(practice);
    expect(after).toEqual({ audit_head: 1, role_grant: 2 });
    expect(await work(loadLogo)).toBeNull();
    expect(events, 'the logo and the rest').toBe((before['audit_event'] ?? 0) + 2);
    const maintenance = openDatabase(openPool(data.owner));
    const { faults } = await verifyAudit(maintenance).finally(() => maintenance.destroy());
    expect(faults).toEqual([]);
    expect(await findPage(data.db, 'ovning-eken', 'humleslatten-2017', 'sv')).toBeNull();
    await work(fillPractice);
    expect(await work(loadPractice)).toMatchObject({ promises: 3 });
  });

  test('every table is emptied, also those that the demonstration has no row in', async () => {
    const full = await fullRecord(data.db);
    const filled = Object.keys(await rowsOf(full.municipalityId));
    await asClient(data.superuser, async (client) => {
      await client.query(`set session_replication_role = replica`);
      await client.query(`update municipality set is_practice = true, is_demo = true where slug = $1`, [full.slug]);
    });
    await work((w) => emptyPractice(w, 'Norrviks kommun'), full.municipalityId);
    const left = Object.keys(await rowsOf(full.municipalityId));
    expect(filled.length).toBeGreaterThan(left.length + 40);
    expect(left.filter((table) => !['audit_event', 'audit_head', 'role_grant'].includes(table))).toEqual([]);
  });

  describe('a real municipality', () => {
    test('is neither filled nor emptied, and becomes none to practise in', async () => {
      await expect(work(fillPractice, eken.id)).rejects.toEqual(refused('practice-only'));
      await expect(work((w) => emptyPractice(w, 'Ekens kommun'), eken.id)).rejects.toEqual(refused('practice-only'));
      await expect(
        inMunicipality(data.db, eken.id, (tx) => sql`select empty_practice('Ekens kommun')`.execute(tx)),
      ).rejects.toMatchObject({ code: '42501' });
      for (const login of [data.owner, data.superuser])
        await expect(
          asClient(login, async (client) => {
            await client.query(`set loftet.maintenance = 'on'`);
            await client.query(`update municipality set is_practice = true, is_demo = true where slug = 'eken'`);
          }),
        ).rejects.toMatchObject({ code: '55000' });
    });

    test('its record is not removed by the owner either, whatever is set; nor is anybody’s audit chain', async () => {
      await inMunicipality(data.db, eken.id, (tx) =>
        sql`insert into address (municipality_id, path, subject_kind, subject_id)
          values (${eken.id}, '', 'municipality', ${eken.id})`.execute(tx),
      );
      const removing = (what: string, of: string) =>
        asClient(data.owner, async (client) => {
          for (const [name, value] of [
            ['maintenance', 'on'],
            ['emptying', of],
            ['forgetting', 'on'],
            ['municipality', of],
          ])
            await client.query(`select set_config($1, $2, false)`, [`loftet.${name}`, value]);
          return client.query(`delete from ${what} where municipality_id = $1`, [of]);
        });
      await expect(removing('address', eken.id)).rejects.toMatchObject({ code: '55000' });
      for (const of of [eken.id, practice])
        for (const what of ['audit_event', 'audit_head'])
          await expect(removing(what, of)).rejects.toMatchObject({ code: '55000' });
    });

    test('the application removes nothing itself, in a municipality to practise in either', async () => {
      for (const what of ['publication', 'promise_version', 'activity'])
        await expect(
          inMunicipality(data.db, practice, async (tx) => {
            await sql`select set_config('loftet.emptying', ${practice}, true)`.execute(tx);
            await sql`delete from ${sql.table(what)}`.execute(tx);
          }),
        ).rejects.toMatchObject({ code: '42501' });
    });
  });
});
