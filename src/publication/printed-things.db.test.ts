import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawPoster } from '#publication/draw-poster.server.ts';
import { drawSharePicture } from '#publication/draw-share-picture.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { withdrawPromise } from '#publication/withdraw-promise.server.ts';
import { pdfFacts } from '#tests/support/pdf-facts.ts';
import { demoRecord, publishRecord } from '#tests/support/published-record.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ASKED = { size: 'a4', origin: 'https://loftet.exempel.se' } as const;
const SECRET = 'Inget av detta får stå på anslaget.';
const PNG = Buffer.from('\x89PNG', 'latin1');

describe.each(testServers())('anslag och bilder av det som är publicerat, på $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  async function published(slug: string) {
    const town = await demoRecord(data.db, slug, {
      points: [{ body: 'Vi ska byta lamporna på torget.' }, {}],
      internalNote: SECRET,
    });
    await publishRecord(town, { today: '2021-03-01', note: null });
    const find = async (path: string) => {
      const found = await findPage(data.db, slug, path, 'sv');
      if (found === null || 'redirect' in found) throw new Error(`${path} is published`);
      return found;
    };
    const promise = await find('norrby-2021');
    if (promise.model.kind !== 'promise') throw new Error('it is the page of a promise');
    const [point] = promise.model.points;
    return { town, find, point: point?.path.split('/').slice(2).join('/') ?? '' };
  }

  test('löftets anslag leder till löftet och områdets till området, med samma punkter', async () => {
    const { find } = await published('norrvik');
    for (const path of ['norrby-2021', 'norrby']) {
      const facts = await pdfFacts((await drawPoster(data.db, await find(path), ASKED)) ?? new Uint8Array());
      expect(facts.links.map(({ address }) => address)).toEqual([`${ASKED.origin}/norrvik/${path}`]);
      const said = JSON.stringify(facts);
      expect(said).toContain('Vi ska byta lamporna på torget.');
      expect(said).not.toContain('Inget av detta');
    }
  });

  test('kommunen och en punkt har inget anslag, men alla sidor har en bild', async () => {
    const { find, point } = await published('sodervik');
    for (const path of ['', point]) expect(await drawPoster(data.db, await find(path), ASKED)).toBeNull();
    const pictures = new Set<string>();
    for (const path of ['', 'norrby', 'norrby-2021', point]) {
      const png = Buffer.from((await drawSharePicture(data.db, (await find(path)).model)) ?? []);
      expect(png.subarray(0, 4), path).toEqual(PNG);
      pictures.add(png.toString('base64'));
    }
    // The point's picture is its own; the promise's is also its area's and its municipality's, which have no other.
    expect(pictures.size).toBe(2);
  });

  test('det som är tillbakadraget har varken anslag eller bild, och inte det område som det stod ensamt i', async () => {
    const { town, find, point } = await published('vastervik');
    await town.work((work) =>
      withdrawPromise(work, { promiseId: town.promise.id, reason: 'Något stod fel.', expectedNo: 1 }),
    );
    for (const path of ['', 'norrby', 'norrby-2021', point]) {
      const found = await find(path);
      expect(await drawPoster(data.db, found, ASKED), path).toBeNull();
      expect(await drawSharePicture(data.db, found.model), path).toBeNull();
    }
  });
});
