/** Names that hold signs which are not seen: refused by every use case that writes a name, and by the database itself. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { mergeAreas, renameArea, splitArea } from '#places/change-areas.server.ts';
import { addArea, ensureAreas } from '#places/registers.server.ts';
import { buildRecord, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('names with signs that are not seen on $name', (server) => {
  let data: TestDatabase;
  let built: BuiltRecord;
  beforeAll(async () => {
    data = await makeDatabase(server);
    built = await buildRecord(data.db);
  });
  afterAll(() => data.drop());

  test.each(['\n', '\r', '\t', '\u0085', '\u2028', '\u202a', '\u202e', '\u2066', '\u2069'])('%j', async (sign) => {
    const name = `Ek${sign}by`;
    const day = '2019-01-01';
    const refused = { code: 'name-with-unseen-signs' };
    await expect(createMunicipality(data, { slug: 'ekby', name })).rejects.toMatchObject({ code: 'usage' });
    const area = await built.work((work) => addArea(work, `Skogsby ${sign.codePointAt(0)}`));
    await expect(built.work((work) => ensureAreas(work, [name]))).rejects.toMatchObject(refused);
    await expect(built.work((work) => renameArea(work, area.id, name, day))).rejects.toMatchObject(refused);
    await expect(built.work((work) => splitArea(work, area.id, ['Åby', name], day))).rejects.toMatchObject(refused);
    await expect(built.work((work) => mergeAreas(work, [area.id], name, day))).rejects.toMatchObject(refused);
    const forged = built.work(({ tx }) => sql`update municipality set name = ${name}`.execute(tx));
    await expect(forged).rejects.toMatchObject(refused);
  });

  test('a name that only looks unusual is taken', async () => {
    const name = 'Ålidhem – Västra\u00a0(”höjden”) الرنكة\u200e';
    await expect(built.work((work) => addArea(work, name))).resolves.toMatchObject({ name });
  });
});
