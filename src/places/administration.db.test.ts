import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { addColleague, endGrant, listGrants } from '#access/grants-of-municipality.server.ts';
import { grantsOf } from '#access/people.server.ts';
import { inWork, type Work } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import {
  addAreaTyped,
  AreaParts,
  listAreas,
  mergeAreasTyped,
  renameAreaTyped,
  splitAreaTyped,
} from '#places/area-register.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { addForum, listForums } from '#places/forums.server.ts';
import { saveLogo } from '#places/logo.server.ts';
import { settingsOf } from '#places/municipality-settings.ts';
import { addParty, changeParty, listParties } from '#places/parties.server.ts';
import { municipalitiesFor } from '#places/places-queries.server.ts';
import { loadSettings, saveSettings } from '#places/settings.server.ts';
import { showMunicipality } from '#places/shown-municipalities.server.ts';
import { addUnitTyped, endUnit, listUnits } from '#places/units.server.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('what the administrator looks after, on $name', (server) => {
  let data: TestDatabase;
  let [eken, alen] = ['', ''];
  let count = 0;
  beforeAll(async () => {
    data = await makeDatabase(server);
    eken = await createMunicipality(data, { slug: 'eken', name: 'Ekens kommun' });
    alen = await createMunicipality(data, { slug: 'alen', name: 'Alens kommun' });
  });
  afterAll(() => data.drop());

  const work = <T>(act: Parameters<typeof inWork<T>>[3], at = eken, actor: Actor = TESTER) =>
    inWork(data.db, at, actor, act);
  const as = (role: 'administrator' | 'coordinator', at = eken): Actor => ({
    personId: '00000000-0000-7000-8000-000000000001',
    via: 'oidc',
    grants: [{ municipalityId: at, role, partyId: null, areaId: null, unitId: null }],
  });
  const refused = (code: string) => expect.objectContaining({ code });
  const refusals = async () =>
    asClient(data.superuser, async (client) => {
      const { rows } = await client.query(
        `select data ->> 'action' as action from audit_event where type = 'refused' order by at`,
      );
      return rows.map(({ action }: { action: string }) => action);
    });

  test('parties are added once, named anew and given or denied a key', async () => {
    await work((w) => addParty(w, { kind: 'police', name: 'Polisen Eken' }));
    await expect(work((w) => addParty(w, { kind: 'police', name: 'Polisen Eken' }))).rejects.toEqual(
      refused('name-taken'),
    );
    await work((w) => addParty(w, { kind: 'other', name: 'Föreningen' }));
    const [police, other] = await work(listParties);
    await work((w) => changeParty(w, other?.id ?? '', { name: 'Föreningen Eken', hasKey: false }));
    expect((await work(listParties)).map(({ name, hasKey }) => [name, hasKey])).toEqual([
      ['Polisen Eken', true],
      ['Föreningen Eken', false],
    ]);
    await expect(work((w) => changeParty(w, police?.id ?? '', { name: 'Min', hasKey: true }), alen)).rejects.toEqual(
      refused('register-not-found'),
    );
  });

  test('a unit ends on a day, and another takes over', async () => {
    await work((w) => addParty(w, { kind: 'municipality', name: 'Eken' }));
    const partyId = (await work(listParties)).find(({ kind }) => kind === 'municipality')?.id ?? '';
    for (const name of ['Parkenheten', 'Stadsmiljö'])
      await work((w) => addUnitTyped(w, { name, partyId, from: '2026-01-01', to: null }));
    const [park, stad] = await work(listUnits);
    const [parkId, stadId] = [park?.id ?? '', stad?.id ?? ''];
    await expect(work((w) => endUnit(w, parkId, { to: '2025-12-31', replacedBy: null }))).rejects.toEqual(
      refused('usage'),
    );
    await expect(work((w) => endUnit(w, parkId, { to: '2026-06-30', replacedBy: parkId }))).rejects.toEqual(
      refused('usage'),
    );
    await work((w) => endUnit(w, parkId, { to: '2026-06-30', replacedBy: stadId }));
    expect((await work(listUnits)).map(({ name, to, replacedBy }) => [name, to, replacedBy])).toEqual([
      ['Stadsmiljö', null, null],
      ['Parkenheten', '2026-06-30', 'Stadsmiljö'],
    ]);
    expect(await work(listUnits, alen)).toEqual([]);
  });

  test('areas are added, named anew, split and merged, each from a day on', async () => {
    const of = async () =>
      (await work(listAreas)).map(({ name, ended, earlier, successors }) => ({ name, ended, earlier, successors }));
    const idOf = async (name: string) => (await work(listAreas)).find((area) => area.name === name)?.id ?? '';
    for (const name of ['Norr', 'Söder']) await work((w) => addAreaTyped(w, { name, from: null }));
    await expect(work((w) => addAreaTyped(w, { name: 'Norr', from: '2020-01-01' }))).rejects.toEqual(
      refused('area-name-taken'),
    );
    const norr = await idOf('Norr');
    await work((w) => renameAreaTyped(w, norr, { name: 'Norrby', day: '2024-01-01' }));
    await expect(work((w) => splitAreaTyped(w, norr, { names: ['A', 'B'], day: '2023-01-01' }))).rejects.toEqual(
      refused('area-changed-later'),
    );
    await work((w) => splitAreaTyped(w, norr, { names: ['Norrby', 'Yttre Norrby'], day: '2025-01-01' }));
    const south = await idOf('Söder');
    const yttre = await idOf('Yttre Norrby');
    await work((w) => mergeAreasTyped(w, yttre, { other: south, name: 'Söderby', day: '2026-01-01' }));
    const living = { ended: null, earlier: [], successors: [] };
    expect(await of()).toEqual([
      { name: 'Norrby', ...living },
      { name: 'Söderby', ...living },
      { name: 'Norrby', ended: '2025-01-01', earlier: ['Norr'], successors: ['Norrby', 'Yttre Norrby'] },
      { name: 'Söder', ended: '2026-01-01', earlier: [], successors: ['Söderby'] },
      { name: 'Yttre Norrby', ended: '2026-01-01', earlier: [], successors: ['Söderby'] },
    ]);
    await expect(work((w) => renameAreaTyped(w, south, { name: 'X', day: '2026-02-01' }))).rejects.toEqual(
      refused('area-not-found'),
    );
    expect(await work(listAreas, alen)).toEqual([]);
  });

  test.each([
    ['Ett', 'minst två'],
    ['Ett\nEtt', 'eget namn'],
    [Array.from({ length: 21 }, (_, index) => `Del ${index}`).join('\n'), 'högst 20'],
    [`Ett\n${'x'.repeat(201)}`, 'högst 200'],
  ])('parts are at least two and each has a name of its own', (names, told) => {
    const parsed = AreaParts.safeParse({ names, day: '2026-01-01' });
    expect(parsed.error?.issues[0]?.message).toContain(told);
  });

  test('forums are added once', async () => {
    const forum = { kind: 'committee', name: 'Trygghetsutskottet' } as const;
    await work((w) => addForum(w, forum));
    await expect(work((w) => addForum(w, forum))).rejects.toEqual(refused('name-taken'));
    expect((await work(listForums)).map(({ name }) => name)).toEqual(['Trygghetsutskottet']);
  });

  test('settings are kept beside what others have put there', async () => {
    await work(showMunicipality);
    const chosen = { ...settingsOf({}), accent: '#0f5c6e', contact: 'trygghet@eken.se' };
    await work((w) => saveSettings(w, { ...chosen, keep: { ...chosen.keep, links: 12 } }));
    expect(await work(loadSettings)).toEqual({ ...chosen, keep: { ...chosen.keep, links: 12 } });
    const kept = await asClient(data.superuser, (client) =>
      client.query(`select settings from municipality where slug = 'eken'`),
    );
    expect(kept.rows[0].settings).toMatchObject({ published: true });
    expect(await work(loadSettings, alen)).toEqual(settingsOf({}));
  });

  test('the fewest that may be told are a setting with its days, and each change is an event', async () => {
    const chosen = settingsOf({});
    const events = async () => {
      const { rows } = await asClient(data.superuser, (client) =>
        client.query(`select data from audit_event where type = 'small-count-limit-changed' order by at`),
      );
      return rows.map((row: { data: { fewest: number } }) => row.data.fewest);
    };
    for (const fewestTold of [5, 8, 8, 3]) await work((w) => saveSettings(w, { ...chosen, fewestTold }), alen);
    const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Stockholm' });
    expect(await work(loadSettings, alen)).toEqual({
      ...chosen,
      fewestTold: 3,
      fewestFrom: [{ from: today, fewest: 3 }],
    });
    expect(await events()).toEqual([8, 3]);
    await work((w) => saveSettings(w, chosen), alen);
    expect(await work(loadSettings, eken)).toMatchObject({ fewestTold: 5, fewestFrom: [] });
  });

  test('a colleague gets a task that begins and ends, and keeps the name that they have', async () => {
    const email = `eva${(count += 1)}-${server.name}@eken.se`;
    const grant = { role: 'coordinator', from: '2026-01-01' } as const;
    const id = await work((w) => addColleague(w, { name: 'Eva Ek', email }, grant));
    expect(
      await work((w) => addColleague(w, { name: 'Någon annan', email }, { ...grant, from: '2999-01-01' }), alen),
    ).toBe(id);
    expect(await work(listGrants, alen)).toMatchObject([{ name: 'Eva Ek', email, from: '2999-01-01', to: null }]);
    const today = () => inMunicipality(data.db, INSTALLATION, (tx) => grantsOf(tx, id));
    expect((await today()).map(({ municipalityId }) => municipalityId)).toEqual([eken]);
    const [mine] = (await work(listGrants)).filter(({ personId }) => personId === id);
    await expect(work((w) => endGrant(w, mine?.id ?? '', '2026-02-01'), alen)).rejects.toEqual(
      refused('register-not-found'),
    );
    await work((w) => endGrant(w, mine?.id ?? '', '2026-02-01'));
    expect(await today()).toEqual([]);
    await work((w) => endGrant(w, mine?.id ?? '', '2999-01-01'));
    expect(await today(), 'what has ended is never made longer').toEqual([]);
  });

  test('a task that is given ten times at once is one', async () => {
    const person = { name: 'Tio Klick', email: `tio${(count += 1)}-${server.name}@eken.se` };
    const ids = await Promise.all(
      Array.from({ length: 10 }, () => work((w) => addColleague(w, person, { role: 'auditor' }))),
    );
    expect(new Set(ids).size).toBe(1);
    expect((await work(listGrants)).filter(({ personId }) => personId === ids[0])).toHaveLength(1);
  });

  test('only the administrator of this municipality changes anything, and each refusal is kept', async () => {
    const acts = [
      (w: Work) => addForum(w, { kind: 'board', name: 'Nämnden' }),
      (w: Work) => addParty(w, { kind: 'region', name: 'Regionen' }),
      (w: Work) => addAreaTyped(w, { name: 'Nyby', from: null }),
      async (w: Work) => renameAreaTyped(w, (await listAreas(w))[0]?.id ?? '', { name: 'Nyby', day: '2030-01-01' }),
      (w: Work) => saveSettings(w, settingsOf({})),
      (w: Work) => saveLogo(w, null),
      (w: Work) => addColleague(w, { name: 'X', email: 'x@eken.se' }, { role: 'administrator' }),
      async (w: Work) => endGrant(w, (await listGrants(w))[0]?.id ?? '', '2026-01-01'),
    ];
    const before = (await refusals()).length;
    for (const act of acts) {
      await expect(work<unknown>(act, eken, as('coordinator'))).rejects.toEqual(refused('forbidden'));
      await expect(work<unknown>(act, eken, as('administrator', alen))).rejects.toEqual(refused('not-found'));
    }
    expect((await refusals()).slice(before)).toHaveLength(2 * acts.length);
    const { grants: _, ...caretaker } = as('administrator', alen);
    await work((w) => addForum(w, { kind: 'board', name: 'Nämnden' }), eken, {
      ...caretaker,
      administersInstallation: true,
    });
  });

  test('an administrator for one party gives and ends nothing that reaches beyond it', async () => {
    const [police, other] = await work(listParties);
    const [own, theirs] = [police?.id ?? '', other?.id ?? ''];
    const grants = [{ municipalityId: eken, role: 'administrator', partyId: own, areaId: null, unitId: null } as const];
    const actor: Actor = { ...as('administrator'), grants };
    const give = (grant: Parameters<typeof addColleague>[2]) =>
      work((w) => addColleague(w, { name: 'Per Ås', email: 'per@polisen.se' }, grant), eken, actor);
    const given = await give({ role: 'approver', partyId: own });
    await expect(give({ role: 'administrator' })).rejects.toEqual(refused('forbidden'));
    await expect(give({ role: 'approver', partyId: theirs })).rejects.toEqual(refused('forbidden'));
    const all = await work(listGrants);
    const [mine] = all.filter(({ personId }) => personId === given);
    const [wide] = all.filter(({ partyId }) => partyId === null);
    await work((w) => endGrant(w, mine?.id ?? '', '2026-12-31'), eken, actor);
    await expect(work((w) => endGrant(w, wide?.id ?? '', '2026-12-31'), eken, actor)).rejects.toEqual(
      refused('forbidden'),
    );
    const unit = { name: 'Lokalpolisområdet', from: null, to: null };
    await work((w) => changeParty(w, own, { name: police?.name ?? '', hasKey: true }), eken, actor);
    await work((w) => addUnitTyped(w, { ...unit, partyId: own }), eken, actor);
    await work((w) => addUnitTyped(w, { ...unit, name: 'Fältgruppen', partyId: theirs }));
    const theirUnit = (await work(listUnits)).find(({ partyId }) => partyId !== own)?.id ?? '';
    for (const act of [
      (w: Work) => changeParty(w, theirs, { name: other?.name ?? '', hasKey: false }),
      (w: Work) => addParty(w, { kind: 'other', name: 'En till' }),
      (w: Work) => addUnitTyped(w, { ...unit, partyId: theirs }),
      (w: Work) => endUnit(w, theirUnit, { to: '2027-01-01', replacedBy: null }),
      (w: Work) => addForum(w, { kind: 'board', name: 'En till' }),
      (w: Work) => saveSettings(w, settingsOf({})),
      (w: Work) => saveLogo(w, null),
    ])
      await expect(work<unknown>(act, eken, actor)).rejects.toEqual(refused('forbidden'));
  });

  test.each([
    ['parties', listParties],
    ['units', listUnits],
    ['forums', listForums],
    ['tasks', listGrants],
  ] as const)(
    '%s are found in their own municipality alone, whichever of the two walls is forgotten',
    async (_what, list) => {
      const found = (wall: string, asked: string) =>
        inWork<readonly unknown[]>(data.db, wall, TESTER, (w) => list({ ...w, municipalityId: asked }));
      expect((await found(eken, eken)).length).toBeGreaterThan(0);
      const bare = await createMunicipality(data, { slug: `bar-${(count += 1)}`, name: 'Bar kommun' });
      for (const [wall, asked] of [
        [bare, eken],
        [eken, bare],
        ['', eken],
      ] as const)
        expect(await found(wall, asked)).toEqual([]);
    },
  );

  test('somebody sees the municipalities where they may do a thing, and the installation sees all', async () => {
    const slugs = async (actor: Actor, action?: Parameters<typeof municipalitiesFor>[2]) =>
      (await municipalitiesFor(data.db, actor, action)).map(({ slug }) => slug);
    expect(await slugs(as('coordinator'))).toEqual(['eken']);
    expect(await slugs(as('coordinator'), 'people:administer')).toEqual([]);
    expect(await slugs({ personId: null, via: 'office-link' })).toEqual(expect.arrayContaining(['alen', 'eken']));
    const caretaker: Actor = { personId: eken, via: 'password', grants: [], administersInstallation: true };
    expect(await slugs(caretaker)).toEqual([]);
    expect(await slugs(caretaker, 'people:administer')).toEqual(expect.arrayContaining(['alen', 'eken']));
  });
});
