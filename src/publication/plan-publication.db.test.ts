import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ensurePerson } from '#access/people.server.ts';
import { inInstallationView } from '#access/work.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { liftEmbargo, setEmbargo } from '#publication/embargo.server.ts';
import { cancelPlanned, planPublication } from '#publication/plan-publication.server.ts';
import { publishPlanned } from '#publication/publish-planned.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { keyHolders } from '#tests/support/key-holders.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const NOW = new Date('2026-05-14T10:00:00Z');
const LATER = new Date('2026-05-20T07:00:00Z');

describe.each(testServers())('what is published at a time, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const plan = (town: BuiltRecord, expectedNo = 0, note: string | null = null): Promise<string> =>
    town.work((work) =>
      planPublication(work, { promiseId: town.promise.id, publishAt: LATER, size: 'major', note, expectedNo }, NOW),
    );
  const carryOut = (town: BuiltRecord, plannedId: string): Promise<void> =>
    publishPlanned({ db: data.db }, { municipalityId: town.municipalityId, plannedId });
  const planned = async (
    town: BuiltRecord,
    id: string,
  ): Promise<{ state: string; refusal: string | null } | undefined> =>
    town.work(async ({ tx }) => {
      const { rows } = await sql<{ state: string; refusal: string | null }>`
        select state, refusal from planned_publication where id = ${id}`.execute(tx);
      return rows[0];
    });
  const page = (town: BuiltRecord) => findPage(data.db, town.slug, 'norrby-2021', 'sv');

  test('nothing is out before its time; then it is, once, however often the job runs', async () => {
    const town = await demoRecord(data.db, 'norrvik');
    const id = await plan(town);
    expect(await page(town)).toBeNull();
    const { rows } = await sql<{ start: Date }>`
      select start_after as start from pgboss.job where name = 'publish' and data ->> 'plannedId' = ${id}`.execute(
      data.db,
    );
    expect(rows).toEqual([{ start: LATER }]);
    await Promise.all([carryOut(town, id), carryOut(town, id)]);
    await carryOut(town, id);
    expect(await page(town)).toMatchObject({ version: { no: 1 } });
    expect(await planned(town, id)).toEqual({ state: 'published', refusal: null });
  });

  test('a plan that is cancelled, or replaced by another, does nothing', async () => {
    const town = await demoRecord(data.db, 'hamnby');
    const first = await plan(town);
    const second = await plan(town);
    await carryOut(town, first);
    await town.work((work) => cancelPlanned(work, town.promise.id));
    await town.work((work) => cancelPlanned(work, town.promise.id));
    await carryOut(town, second);
    expect(await page(town)).toBeNull();
    expect([await planned(town, first), await planned(town, second)]).toMatchObject([
      { state: 'cancelled' },
      { state: 'cancelled' },
    ]);
  });

  test('what stands in the way at that time is written on the plan, and nothing is published', async () => {
    const town = await demoRecord(data.db, 'rundby');
    const id = await plan(town);
    await publishRecord(town);
    const other = pointInput({ body: 'Vi ska göra något annat.' }, 0, town.parties);
    await town.work((work) => revisePoint(work, town.point(0), 1, other));
    await carryOut(town, id);
    expect(await planned(town, id)).toMatchObject({
      state: 'refused',
      refusal: expect.stringContaining('Någon annan publicerade löftet'),
    });
    expect(await page(town)).toMatchObject({ version: { no: 1 } });
  });

  test('whoever planned it and may no longer publish does not', async () => {
    const town = await demoRecord(data.db, 'solby');
    const person = await town.work((work) =>
      inInstallationView(work, (tx) => ensurePerson(tx, { name: 'Maja', email: 'maja@solby.test' })),
    );
    const grant = {
      municipalityId: town.municipalityId,
      role: 'coordinator',
      partyId: null,
      areaId: null,
      unitId: null,
    } as const;
    const then = { personId: person.id, via: 'oidc', grants: [grant] } as const;
    const wanted = { promiseId: town.promise.id, publishAt: LATER, size: 'major', note: null, expectedNo: 0 } as const;
    const id = await town.work((work) => planPublication({ ...work, actor: then }, wanted, NOW));
    await carryOut(town, id);
    expect(await page(town)).toBeNull();
    expect(await planned(town, id)).toMatchObject({ state: 'refused' });
  });

  test('a time that has been is refused', async () => {
    const town = await demoRecord(data.db, 'strandby');
    const late = { promiseId: town.promise.id, publishAt: NOW, size: 'major', note: null, expectedNo: 0 } as const;
    await expect(town.work((work) => planPublication(work, late, NOW))).rejects.toMatchObject({
      code: 'planned-in-the-past',
    });
  });

  test('a point that a party has asked to leave as it is holds the promise back, until its day or until it is lifted', async () => {
    const town = await demoRecord(data.db, 'skogby', { points: [{ owners: ['municipality', 'police'] }, {}] });
    await publishRecord(town, { today: '2026-05-01' });
    const police = town.parties.police;
    const set = {
      promiseId: town.promise.id,
      pointId: town.point(0),
      partyId: police,
      until: '2026-06-03',
      reason: 'Förundersökning pågår.',
    };
    const id = await town.work((work) => setEmbargo(work, set, '2026-05-14'));
    const publish = (today: string) => publishRecord(town, { note: 'Nytt.', today });
    // Another point may change.
    await town.work((work) =>
      revisePoint(work, town.point(1), 1, pointInput({ body: 'Vi ska måla en bänk.' }, 1, town.parties)),
    );
    expect((await publish('2026-05-15')).changed).toBe(true);
    const body = 'Vi ska göra tio kontroller.';
    await town.work((work) =>
      revisePoint(work, town.point(0), 1, pointInput({ body, owners: ['municipality', 'police'] }, 0, town.parties)),
    );
    await expect(publish('2026-06-03')).rejects.toMatchObject({
      code: 'publication-refused',
      details: {
        what: expect.stringMatching(
          /^Polisen.* har bett att punkt\u00a01 inte ändras offentligt till och med den 3\u00a0juni\u00a02026\.$/,
        ),
      },
    });
    expect((await publish('2026-06-04')).changed).toBe(true);
    // Only the party that asked for it lifts it, and asks for itself alone.
    const { as, coordinator, municipality, police: approver } = await keyHolders(data.db, town);
    const lift = { promiseId: town.promise.id, id, today: '2026-05-20' };
    for (const other of [municipality, coordinator])
      await expect(as(other, (work) => liftEmbargo(work, lift))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(as(municipality, (work) => setEmbargo(work, set, '2026-05-14'))).rejects.toMatchObject({
      code: 'forbidden',
    });
    await as(approver, (work) => liftEmbargo(work, lift));
    await expect(
      town.work((work) => liftEmbargo(work, { promiseId: town.promise.id, id, today: '2026-05-20' })),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
