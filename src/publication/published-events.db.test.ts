import { parseAtomFeed } from 'feedsmith';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { renameArea } from '#places/change-areas.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { renameAddress } from '#publication/addresses.server.ts';
import { atomFeed } from '#publication/atom.ts';
import { publicationFeed } from '#publication/publication-feed.server.ts';
import { findEvents, type PublishedEvents } from '#publication/published-events.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { demoRecord, publishRecord, speak } from '#tests/support/published-record.ts';
import { pointInput, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('vad flöden berättar på $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => void (data = await makeDatabase(server)));
  afterAll(() => data.drop());

  const events = async (municipality: string, path: string): Promise<PublishedEvents> => {
    const found = await findEvents(data.db, municipality, path, 'sv');
    if (found === null || 'redirect' in found) throw new Error(`inget på /${municipality}/${path}`);
    return found;
  };
  const read = async (municipality: string, path = '') =>
    parseAtomFeed(atomFeed(publicationFeed(await events(municipality, path), 'sv', 'https://loften.exempel.se')));
  const revise = async (town: BuiltRecord, no: number, size: 'major' | 'minor'): Promise<void> => {
    const body = `Vi ska göra ${no + 8} kontroller.`;
    await town.work((work) => revisePoint(work, town.point(0), no, pointInput({ body }, 0, town.parties)));
    await publishRecord(town, { note: `Nu är det ${no + 8}.`, today: `2021-06-0${no + 1}`, size });
  };

  test('ändringar, nyast först, och inte små rättelser av orden', async () => {
    const town = await demoRecord(data.db, 'ettby', { points: [{ body: 'Vi ska göra åtta kontroller.' }] });
    await publishRecord(town, { today: '2021-06-01' });
    await revise(town, 1, 'major');
    await revise(town, 2, 'minor');
    await revise(town, 3, 'major');
    const { entries = [], ...feed } = await read('ettby');
    expect(entries.map(({ title, summary }) => [title?.value, summary?.value])).toEqual([
      ['Nytt i ”Medborgarlöfte Norrby 2021”', 'Nu är det 11.'],
      ['Nytt i ”Medborgarlöfte Norrby 2021”', 'Nu är det 9.'],
      ['”Medborgarlöfte Norrby 2021” är publicerat', undefined],
    ]);
    expect(entries.map(({ links = [] }) => links[0]?.href)).toEqual(
      [4, 2, 1].map((number) => `https://loften.exempel.se/ettby/norrby-2021/historik/${number}`),
    );
    // What RFC 4287 asks of every feed (4.1.1) and entry (4.1.2).
    for (const part of [feed, ...entries])
      expect(part).toMatchObject({
        id: expect.stringMatching(/^urn:uuid:/),
        updated: expect.any(String),
        title: expect.anything(),
      });
    expect(new Set(entries.map(({ id }) => id)).size).toBe(3);
    expect(entries.every(({ authors = [] }) => authors.length > 0)).toBe(true);
  });

  test('samma i kommunens, områdets och löftets flöde, med samma id', async () => {
    const ids = async (path: string) => (await read('ettby', path)).entries?.map(({ id }) => id);
    expect(await ids('norrby')).toEqual(await ids(''));
    expect(await ids('norrby-2021')).toEqual(await ids(''));
  });

  test('på ett annat språk leder varje till ändringen på det språket', async () => {
    const town = await demoRecord(data.db, 'sprakby', { points: [{ body: 'Vi ska göra åtta kontroller.' }] });
    await speak(town, ['en']);
    await publishRecord(town, { today: '2021-06-01' });
    const found = await findEvents(data.db, 'sprakby', 'norrby-2021', 'en');
    if (found === null || 'redirect' in found) throw new Error('it is published in English');
    const { entries } = publicationFeed(found, 'en', 'https://loften.exempel.se');
    expect(entries.map(({ page }) => page)).toEqual(['https://loften.exempel.se/en/sprakby/norrby-2021/historik/1']);
  });

  test('en kommun att öva i har inga', async () => {
    const municipalityId = await createMunicipality(data, { slug: 'ovby', name: 'Övning', isPractice: true });
    await publishRecord(await demoRecord(data.db, 'ovby', { municipalityId }), { today: '2021-06-01' });
    expect(await findPage(data.db, 'ovby', 'norrby-2021', 'sv')).not.toBeNull();
    for (const path of ['', 'norrby', 'norrby-2021']) expect(await findEvents(data.db, 'ovby', path, 'sv')).toBeNull();
  });

  test('ett område i en annan kommun eller utan löften har inga', async () => {
    expect(await findEvents(data.db, 'ettby', 'soderby', 'sv')).toBeNull();
    expect(await findEvents(data.db, 'finns-inte', '', 'sv')).toBeNull();
    expect(await findEvents(data.db, 'ettby', '../norrby', 'sv')).toBeNull();
    expect(await findEvents(data.db, 'ettby', 'norrby', 'so')).toBeNull();
  });

  test('id är desamma när adressen är en annan, och den gamla leder dit', async () => {
    const town = await demoRecord(data.db, 'tvaby', { points: [{ body: 'Vi ska göra åtta kontroller.' }] });
    await publishRecord(town, { today: '2021-06-01' });
    const before = await read('tvaby', 'norrby-2021');
    await town.work((work) => renameAddress(work, { kind: 'promise', id: town.promise.id }, 'nya-norrby-2021'));
    expect(await findEvents(data.db, 'tvaby', 'norrby-2021', 'sv')).toEqual({ redirect: '/tvaby/nya-norrby-2021' });
    const after = await read('tvaby', 'nya-norrby-2021');
    expect([after.id, after.entries?.map(({ id }) => id)]).toEqual([before.id, before.entries?.map(({ id }) => id)]);
  });

  test('ett område som har bytt namn har sina gamla händelser kvar', async () => {
    const town = await demoRecord(data.db, 'treby', { points: [{ body: 'Vi ska göra åtta kontroller.' }] });
    await publishRecord(town, { today: '2021-06-01' });
    await town.work((work) => renameArea(work, town.areas[0]?.id ?? '', 'Västra Norrby', '2021-01-02'));
    await revise(town, 1, 'major');
    expect((await read('treby', 'vastra-norrby')).entries).toHaveLength(2);
  });

  test('det som är tillbakadraget lämnar besked utan innehåll, med samma id', async () => {
    const town = await demoRecord(data.db, 'fyraby', { points: [{ body: 'Vi ska göra åtta kontroller.' }] });
    await publishRecord(town, { today: '2021-06-01' });
    await revise(town, 1, 'major');
    const before = (await read('fyraby')).entries?.map(({ id }) => id) ?? [];
    await town.work((work) =>
      withdrawPromise(work, { promiseId: town.promise.id, reason: 'Ett namn stod med.', expectedNo: 2 }),
    );
    for (const path of ['', 'norrby', 'norrby-2021']) {
      const { entries = [] } = await read('fyraby', path);
      expect(entries.map(({ title }) => title?.value)).toEqual(
        Array(3).fill('”Medborgarlöfte Norrby 2021” är tillbakadraget'),
      );
      expect(entries.map(({ summary }) => summary?.value)).toEqual(['Ett namn stod med.', undefined, undefined]);
      expect(entries.map(({ id }) => id).slice(1)).toEqual(before);
      expect(new Set(entries.map(({ updated }) => updated)).size).toBe(1);
      expect(JSON.stringify(entries)).not.toContain('Nu är det');
    }
  });
});
