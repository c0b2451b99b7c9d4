import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { storeFile } from '#platform/files.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import { loadLogo, logoFile, logoOf, logoPicture, saveLogo } from '#places/logo.server.ts';
import { settingsOf } from '#places/municipality-settings.ts';
import { saveSettings } from '#places/settings.server.ts';
import { logoPng } from '#tests/support/picture-files.ts';
import { TESTER } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())("the municipality's logo, on $name", (server) => {
  let data: TestDatabase;
  let [eken, alen] = ['', ''];
  beforeAll(async () => {
    data = await makeDatabase(server);
    eken = await createMunicipality(data, { slug: 'eken', name: 'Ekens kommun' });
    alen = await createMunicipality(data, { slug: 'alen', name: 'Alens kommun' });
  });
  afterAll(() => data.drop());

  const work = <T>(act: (work: Work) => Promise<T>, at = eken) => inWork(data.db, at, TESTER, act);
  const put = async (width: number, at = eken) => {
    const picture = await logoPicture(logoPng(width, 20));
    await work((w) => saveLogo(w, picture), at);
    return (await work(loadLogo, at))?.sha256 ?? '';
  };
  const look = (slug: string) => inNamedMunicipality(data.db, slug, async (_tx, _id, { logo }) => logo);
  const files = () =>
    asClient(data.superuser, async (client) => {
      const { rows } = await client.query<{ sha256: string }>('select sha256 from file order by sha256');
      return rows.map(({ sha256 }) => sha256);
    });
  const told = () =>
    asClient(data.superuser, async (client) => {
      const { rows } = await client.query(`select from audit_event where type = 'settings-changed'`);
      return rows.length;
    });

  test('it stands on the pages with its name, is one file, and is found by its own hash alone', async () => {
    const first = await put(24);
    expect(await look('eken')).toEqual({
      src: `/eken/marke-${first}.png`,
      width: 24,
      height: 20,
      name: 'Ekens kommun',
    });
    expect(await logoFile(data.db, 'eken', first)).toEqual((await work(logoOf))?.png);
    expect(await logoFile(data.db, 'eken', 'a'.repeat(64))).toBeNull();
    expect(await files()).toEqual([first]);
    await work((w) => saveSettings(w, settingsOf({ contact: 'x' })));
    expect((await work(loadLogo))?.sha256, 'the other settings leave it').toBe(first);
    const before = await told();
    await put(24);
    expect(await told(), 'the same once more is no change').toBe(before);
  });

  test('another municipality neither sees it nor can take it away', async () => {
    const mine = await put(28);
    expect([await work(loadLogo, alen), await look('alen'), await logoFile(data.db, 'alen', mine)]).toEqual([
      null,
      null,
      null,
    ]);
    await work((w) => saveLogo(w, null), alen);
    const theirs = await put(28, alen);
    expect(theirs).toBe(mine);
    await work((w) => saveLogo(w, null), alen);
    expect((await work(logoOf))?.sha256).toBe(mine);
  });

  test('no other file of the municipality can be had by its hash', async () => {
    const other = await work((w) =>
      storeFile(w.tx, w.municipalityId, { bytes: Buffer.from('internt'), name: 'x.txt', mediaType: 'text/plain' }),
    );
    expect(await logoFile(data.db, 'eken', other)).toBeNull();
  });

  test('the one before goes when another comes, but not where it is a document too', async () => {
    const first = await put(30);
    const second = await put(32);
    expect(await files()).not.toContain(first);
    expect(await logoFile(data.db, 'eken', first)).toBeNull();
    await asClient(data.superuser, (client) =>
      client.query(
        `insert into import (municipality_id, id, file_sha256, reading, reader_version, state)
         values ($1, gen_random_uuid(), $2, '{}', '1', 'draft')`,
        [eken, second],
      ),
    );
    await work((w) => saveLogo(w, null));
    expect([await look('eken'), await work(logoOf)]).toEqual([null, null]);
    expect(await files()).toContain(second);
  });
});
