import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { inWork } from '#access/work.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { readSheet, writeSheet } from '#reading/sheet-file.server.ts';
import { sheetOf, showSheet, takeSheet } from '#follow-up/sheet.server.ts';
import { buildRecord, figureInput, tertials, TESTER, type BuiltRecord } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const TODAY = '2021-05-10';

describe.each(testServers())('a spreadsheet of the grid, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const build = () =>
    buildRecord(data.db, {
      points: [{ owners: ['municipality', 'police'] }, {}],
      rounds: tertials(2021),
      entries: [{ point: 0, by: 'municipality', progress: 'planned', figures: [figureInput()] }],
    });
  const out = (built: BuiltRecord, as: Actor = TESTER) =>
    inWork(data.db, built.municipalityId, as, (work) => sheetOf(work, built.promise.slug, 'xlsx', TODAY)).then(
      readSheet,
    );
  const show = async (built: BuiltRecord, table: string[][], as: Actor = TESTER) => {
    const bytes = await writeSheet(table, 'xlsx', 'U');
    return inWork(data.db, built.municipalityId, as, (work) => showSheet(work, built.promise.slug, bytes, TODAY));
  };
  const take = (built: BuiltRecord, rows: Parameters<typeof takeSheet>[2], as: Actor = TESTER) =>
    inWork(data.db, built.municipalityId, as, (work) => takeSheet(work, built.promise.slug, rows, TODAY));
  const now = async (built: BuiltRecord) => {
    const { entries, figures } = await built.work(({ tx, municipalityId }) =>
      loadFollowUp(tx, municipalityId, built.promise.id),
    );
    return { bodies: entries.map(({ body, no }) => [body, no]).toSorted(), figures };
  };
  /** The table with other words in a row (counted from 0 after the head). */
  const written = (table: string[][], row: number, words: Readonly<Record<string, string>>): string[][] =>
    table.map((cells, at) =>
      at === row + 1 ? cells.map((cell, column) => words[table[0]?.[column] ?? ''] ?? cell) : cells,
    );

  test('has a row for each point, party and round, and taken back as it is it changes nothing', async () => {
    const built = await build();
    const table = await out(built);
    expect(table).toHaveLength(1 + 3 * 3);
    expect(await show(built, table)).toEqual({ changes: [], unknown: [] });
  });

  test('is shown before it is taken, and what is taken is the shown words, with their figures', async () => {
    const built = await build();
    const table = written(
      written(await out(built), 0, {
        Resultat: 'Vi höll fem vandringar.',
        Siffror: 'Trygghetsvandringar: 5 vandringar',
      }),
      1,
      { Resultat: '=Polisen var med.', Status: 'pågår' },
    );
    const { changes } = await show(built, table);
    expect(await now(built)).toMatchObject({ bodies: [['Vi höll två vandringar.', 1]] });
    expect(changes.map(({ fields, fault }) => [fields.map(({ column }) => column), fault])).toEqual([
      [['Resultat', 'Siffror'], null],
      [['Resultat', 'Status'], null],
    ]);
    expect(await take(built, changes)).toBe(2);
    expect(await now(built)).toMatchObject({
      bodies: [
        ['=Polisen var med.', 1],
        ['Vi höll fem vandringar.', 2],
      ],
      figures: [{ value: 5, unit: 'vandringar', source: 'Norrviks kommun' }],
    });
  });

  test('meets what somebody changed meanwhile: nothing of it is undone, and the same cell is a collision', async () => {
    const built = await build();
    const table = written(await out(built), 0, { Resultat: 'Vi höll fem vandringar.' });
    const correct = (expectedNo: number, body: string, nextStep: string | null = null) =>
      built.work((work) =>
        correctEntry(work, {
          entryId: built.entries[0]?.id ?? '',
          expectedNo,
          correctionNote: null,
          kind: 'report',
          body,
          nextStep,
          progress: 'planned',
        }),
      );
    await correct(1, 'Vi höll två vandringar.', 'En till i maj.');
    expect((await show(built, table)).changes).toMatchObject([
      { conflict: false, no: 2, words: { Resultat: 'Vi höll fem vandringar.', 'Nästa steg': 'En till i maj.' } },
    ]);
    await correct(2, 'Vi höll tre vandringar.');
    const { changes } = await show(built, table);
    expect(changes).toMatchObject([{ conflict: true, fields: [{ now: 'Vi höll tre vandringar.' }] }]);
    await correct(3, 'Vi höll fyra vandringar.');
    await expect(take(built, changes)).rejects.toMatchObject({
      code: 'sheet-row-refused',
      details: { row: 'Punkt 1, Norrviks kommun, tertial 1 2021' },
    });
  });

  test('is taken whole or not at all', async () => {
    const built = await build();
    const table = written(written(await out(built), 0, { Resultat: 'Vi höll fem.' }), 1, {
      Resultat: 'Klart.',
      Status: 'genomförd',
    });
    const { changes } = await show(built, table);
    expect(changes.map(({ fault }) => fault)).toEqual([null, null]);
    await expect(take(built, changes)).rejects.toMatchObject({ code: 'sheet-row-refused' });
    expect(await now(built)).toMatchObject({ bodies: [['Vi höll två vandringar.', 1]] });
  });

  test('cannot change a locked round, nor another party’s row', async () => {
    const built = await build();
    const table = written(written(await out(built), 0, { Resultat: 'Vi höll fem.' }), 4, { Resultat: 'Vi var med.' });
    await built.work((work) => lockRound(work, built.rounds[0] ?? ''));
    const grant = { municipalityId: built.municipalityId, areaId: null, unitId: null };
    const police: Actor = {
      personId: null,
      via: 'oidc',
      grants: [{ ...grant, role: 'unit-contact', partyId: built.parties.municipality }],
    };
    const { changes } = await show(built, table, { ...police, personId: '0192f8a0-1c1e-7abc-8def-000000000001' });
    expect(changes.map(({ fault }) => fault)).toEqual([
      'Perioden är låst. Öppna rutan i uppföljningen och skriv en rättelse.',
      'Du får inte ändra den här raden.',
    ]);
    await expect(take(built, changes)).rejects.toMatchObject({ code: 'sheet-row-refused' });
  });
});
