import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { keepPublicKey, publicKeys, signingKey } from '#platform/signing-key.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { renameAddress } from '#publication/addresses.server.ts';
import { sharedPromise, type SharedPromise } from '#publication/shared-promise.ts';
import { loadSharePage, tellSiteVersion } from '#publication/site-version.server.ts';
import { findWholePromise } from '#publication/whole-promise.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { pointInput, tertials, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ORIGIN = 'https://loften.exempel.se';

describe.each(testServers())('det som delas med andra webbplatser, på $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => void (data = await makeDatabase(server)));
  afterAll(() => data.drop());

  const shared = async (
    slug: string,
    word = 'norrby-2021',
    period: string | null = null,
  ): Promise<SharedPromise | null> => {
    const whole = await findWholePromise(data.db, slug, word, 'sv');
    if (whole === null || 'redirect' in whole) throw new Error(`inget på /${slug}/${word}`);
    return sharedPromise(whole, period, ORIGIN);
  };
  const revised = async (town: BuiltRecord): Promise<void> => {
    const body = 'Vi ska göra tio kontroller.';
    await town.work((work) => revisePoint(work, town.point(0), 1, pointInput({ body }, 0, town.parties)));
    await publishRecord(town, { note: 'Nu är det tio.' });
  };

  test('är det som är publicerat, med version, dag, kontrollsumma och vägen till sidan', async () => {
    const town = await demoRecord(data.db, 'ettby', { points: [{ body: 'Vi ska göra nio kontroller.' }, {}] });
    await publishRecord(town);
    const first = await shared('ettby');
    expect(first).toMatchObject({
      kind: 'promise',
      example: true,
      page: `${ORIGIN}/ettby/norrby-2021`,
      version: { number: 1, note: null },
      points: [{ number: 1, text: 'Vi ska göra nio kontroller.' }, { number: 2 }],
    });
    await revised(town);
    const second = await shared('ettby');
    expect(second).toMatchObject({
      version: { number: 2, note: 'Nu är det tio.' },
      points: [{ text: 'Vi ska göra tio kontroller.' }, {}],
    });
    expect(second?.sources[0]?.sha256).not.toBe(first?.sources[0]?.sha256);
  });

  test('en adress som har bytts leder till den som gäller; det som inte finns, eller är till för att öva, delas inte', async () => {
    const town = await demoRecord(data.db, 'tvaby');
    await publishRecord(town);
    await town.work((work) => renameAddress(work, { kind: 'promise', id: town.promise.id }, 'nya-norrby-2021'));
    expect(await findWholePromise(data.db, 'tvaby', 'norrby-2021', 'sv')).toEqual({
      redirect: '/tvaby/nya-norrby-2021',
    });
    expect(await shared('tvaby', 'nya-norrby-2021', '2019')).toBeNull();
    for (const word of ['norrby', 'finns-inte', '..'])
      expect(await findWholePromise(data.db, 'tvaby', word, 'sv')).toBeNull();
    const municipalityId = await createMunicipality(data, {
      slug: 'ovningsby',
      name: 'Övningsby',
      isDemo: true,
      isPractice: true,
    });
    const practice = await demoRecord(data.db, 'ovningsby', { municipalityId });
    await publishRecord(practice);
    expect(await findWholePromise(data.db, 'ovningsby', 'norrby-2021', 'sv')).toBeNull();
  });

  test('det som är tillbakadraget säger bara det', async () => {
    const town = await demoRecord(data.db, 'treby', { points: [{ body: 'Vi ska besöka Hemliga gatan.' }] });
    await publishRecord(town);
    await town.work((work) =>
      withdrawPromise(work, { promiseId: town.promise.id, reason: 'Ett namn stod med.', expectedNo: 1 }),
    );
    const gone = await shared('treby');
    expect(gone).toMatchObject({
      kind: 'withdrawn',
      headline: 'Ett namn stod med.',
      points: [],
      version: { number: 2 },
    });
    expect(JSON.stringify(gone)).not.toContain('Hemliga');
  });

  test('vad som står på en webbplats antecknas, det senaste gäller, och andra versioner än de som finns går inte', async () => {
    const town = await demoRecord(data.db, 'fyraby', {
      points: [{ body: 'Vi ska göra nio kontroller.' }],
      rounds: tertials(2021),
    });
    const municipality = { id: town.municipalityId, slug: 'fyraby', name: 'Fyraby', isDemo: true };
    const page = () => town.work((work) => loadSharePage(work, municipality, 'norrby-2021', ORIGIN));
    const tell = (site: string, version: number | null, period: string | null = null) =>
      town.work((work) => tellSiteVersion(work, town.promise.id, { site, period, version }));
    expect(await page()).toMatchObject({ shares: [], sites: [] });
    await expect(tell('polisen.se', 1)).rejects.toMatchObject({ code: 'not-published' });
    await publishRecord(town);
    await tell('polisen.se', 1);
    await tell('fyraby.se', 1);
    await revised(town);
    await tell('fyraby.se', 2);
    await tell('fyraby.se', 2, '2021-01-2021-04');
    await expect(tell('polisen.se', 3)).rejects.toMatchObject({ code: 'not-published' });
    await expect(tell('polisen.se', 2, '1999')).rejects.toMatchObject({ code: 'not-published' });
    const told = (await page())?.sites.map(({ site, period, version }) => [site, period, version]);
    expect(told).toEqual([
      ['fyraby.se', null, 2],
      ['fyraby.se', '2021-01-2021-04', 2],
      ['polisen.se', null, 1],
    ]);
    await tell('polisen.se', null);
    expect((await page())?.sites.map(({ site }) => site)).toEqual(['fyraby.se', 'fyraby.se']);
  });

  test('nycklarna finns kvar när hemligheten byts, den nya först', async () => {
    const secrets = ['den första hemligheten, lång nog för det', 'den andra hemligheten, lång nog för det'] as const;
    for (const secret of [...secrets, ...secrets]) await keepPublicKey(data.db, secret);
    const [first, second] = secrets.map((secret) => signingKey(secret).key);
    expect(await publicKeys(data.db, secrets[1])).toEqual([second, first]);
    expect(await publicKeys(data.db, 'en tredje, som ingen har startat med än')).toHaveLength(3);
  });
});
