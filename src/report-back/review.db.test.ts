import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { listOrphans } from '#promise/lineage-queries.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import type { Reading } from '#reading/reading.ts';
import { acceptReviewed, discardReviewed } from '#report-back/end-review.server.ts';
import { answerLineage } from '#report-back/answer-lineage.server.ts';
import { importDocument } from '#report-back/import-document.server.ts';
import { listImports, loadImport } from '#report-back/import-queries.server.ts';
import { loadPromisePage } from '#report-back/promise-page.server.ts';
import { publishSeen } from '#report-back/publish-seen.server.ts';
import { receiveDocuments } from '#report-back/receive-documents.server.ts';
import type { Rows } from '#report-back/review-fields.ts';
import { changePoints, moveBlocks, saveFields, saveOwners, undoLast } from '#report-back/save-review.server.ts';
import { whatWaits } from '#report-back/waiting.server.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'office-link' } as const;
const MEMO = 'skaggetorp-2017-report-back.txt';
const OTHERS = ['handlingsplan-sorbyn-2020.docx', 'tertialrapport-askelund-2024.md'];

describe.each(testServers())('reviewing a document ($name)', (server) => {
  let data: TestDatabase;
  let reading: Reading;
  let bytes: Uint8Array;
  let id: string;
  let slug: string;
  let draft: string;
  let count = 0;

  const work = <T>(act: (work: Work) => Promise<T>): Promise<T> => inWork(data.db, id, ACTOR, act);
  const now = () => work((of) => loadImport(of, draft));
  const save = (no: number, point: number | null, rows: Record<string, Rows>) =>
    work((of) => saveFields(of, { importId: draft, no }, { point, rows: new Map(Object.entries(rows)) }));

  beforeAll(async () => {
    data = await makeDatabase(server);
    bytes = new Uint8Array(readFileSync(`tests/fixtures/memo/${MEMO}`));
    reading = await readReport(bytes, MEMO);
  });
  afterAll(() => data.drop());
  beforeEach(async () => {
    count += 1;
    slug = `provby-${count}`;
    id = await createMunicipality(data, { slug, name: `Provby ${count} kommun` });
    draft = (await work((of) => importDocument(of, { bytes, reading }))).id;
  });

  test('each correction is a version of its own, and says again what is wrong with it', async () => {
    expect(await save(1, null, { underlag: [['Medborgarlöfte 2017']] })).toMatchObject({ no: 2 });
    const shown = await now();
    expect(shown?.draft.report.decisionBasis).toEqual(['Medborgarlöfte 2017']);
    expect(shown?.draft.report.findings.map(({ code }) => code)).not.toContain('decision-basis-missing');
    expect(shown?.reading.report.decisionBasis).toEqual([]);
  });

  test('of two who save different fields at the same moment, both are saved', async () => {
    await Promise.all([
      save(1, 1, { text: [['Kommunen och polisen ska mötas.']] }),
      save(1, 2, { text: [['Kommunen och polisen ska vandra.']] }),
      save(1, null, { diarienummer: [['KS 2018-98']] }),
    ]);
    const shown = await now();
    expect(shown?.draft.no).toBe(4);
    expect(shown?.draft.report).toMatchObject({ registryNumber: 'KS 2018-98' });
    expect(shown?.draft.report.points.slice(0, 2).map(({ text }) => text)).toEqual([
      'Kommunen och polisen ska mötas.',
      'Kommunen och polisen ska vandra.',
    ]);
  });

  test('of two who save the same field at the same moment, one is saved and the other gets both texts', async () => {
    const both = await Promise.all([
      save(1, 1, { text: [['Kommunen ska mötas.']] }),
      save(1, 1, { text: [['Polisen ska mötas.']] }),
    ]);
    expect(both.map(({ outcome }) => outcome.kind).sort()).toEqual(['open', 'write']);
    const shown = await now();
    const open = both.find(({ outcome }) => outcome.kind === 'open');
    expect(open).toMatchObject({ no: 2, outcome: { clashes: [{ theirs: shown?.draft.report.points[0]?.text }] } });
  });

  test('accepted twice at once it is one promise', async () => {
    const accept = () => work((of) => acceptReviewed(of, draft, 1));
    expect(await Promise.all([accept(), accept(), accept()])).toEqual(Array(3).fill('skaggetorp-2017'));
    expect(await work(({ tx }) => listPromises(tx, id))).toHaveLength(1);
    await expect(save(1, 1, { text: [['För sent.']] })).rejects.toMatchObject({ code: 'import-not-found' });
    await expect(work((of) => discardReviewed(of, draft))).rejects.toMatchObject({ code: 'import-not-found' });
  });

  test('a draft that has changed since it was seen is not accepted', async () => {
    await save(1, 1, { vidare: [['ja']] });
    await expect(work((of) => acceptReviewed(of, draft, 1))).rejects.toMatchObject({ code: 'edited-meanwhile' });
    expect(await work(({ tx }) => listPromises(tx, id))).toEqual([]);
  });

  test('taken out of the list it is gone, twice too, and the same file brings it back', async () => {
    await work((of) => discardReviewed(of, draft));
    await work((of) => discardReviewed(of, draft));
    expect(await work(({ tx }) => listImports(tx, id))).toEqual([]);
    await expect(work((of) => acceptReviewed(of, draft, 1))).rejects.toMatchObject({ code: 'import-not-found' });
    const again = await work((of) => importDocument(of, { bytes, reading }));
    expect(again).toMatchObject({ state: 'draft', already: false });
    expect(again.id).not.toBe(draft);
  });

  test('blocks are moved, points added, put in order and removed, once however often it is sent', async () => {
    const at = { importId: draft, no: 1 };
    const block = reading.blocks.find(({ text }) => text === 'Hållbarhetschefen')?.no ?? 0;
    const move = () => work((of) => moveBlocks(of, at, [{ block, target: { to: 'result', point: 8 } }]));
    expect([await move(), await move()]).toEqual([2, 2]);
    const shown = await now();
    expect(shown?.draft.report.dispatch).not.toContain('Hållbarhetschefen');
    expect(shown?.draft.report.points[7]?.results.at(-1)?.text).toMatch(/Hållbarhetschefen$/);
    const remove = () => work((of) => changePoints(of, at, { change: 'remove', point: 2 }));
    expect([await remove(), await remove()]).toEqual([3, 3]);
    const place = () => work((of) => changePoints(of, at, { change: 'place', point: 8, to: 1 }));
    expect([await place(), await place()]).toEqual([4, 4]);
    const add = () => work((of) => changePoints(of, at, { change: 'add', after: 7 }));
    expect([await add(), await add()]).toEqual([5, 5]);
    expect((await now())?.draft.report.points.map(({ text }) => text.slice(0, 30))).toEqual(
      [7, 0, 2, 3, 4, 5, 6].map((index) => reading.report.points[index]?.text.slice(0, 30)).concat(''),
    );
  });

  test('the last change is taken back, and forth again', async () => {
    await work((of) => changePoints(of, { importId: draft, no: 1 }, { change: 'remove', point: 1 }));
    expect(await work((of) => undoLast(of, { importId: draft, no: 2 }))).toBe(3);
    expect((await now())?.draft.report.points).toEqual(reading.report.points);
    await expect(work((of) => undoLast(of, { importId: draft, no: 2 }))).rejects.toMatchObject({
      code: 'edited-meanwhile',
    });
    expect(await work((of) => undoLast(of, { importId: draft, no: 3 }))).toBe(4);
    expect((await now())?.draft.report.points).toHaveLength(7);
  });

  test('owners are said for several points at once; a point without an answer stays', async () => {
    await work((of) =>
      saveOwners(
        of,
        { importId: draft, no: 1 },
        new Map([
          [1, ['region']],
          [2, []],
        ]),
      ),
    );
    const shown = await now();
    expect(shown?.draft.report.points.slice(0, 2).map(({ owner }) => owner)).toEqual([
      ['region'],
      ['municipality', 'police'],
    ]);
  });

  test('a draft of one municipality is nowhere in another', async () => {
    const other = await createMunicipality(data, { slug: `annan-${count}`, name: 'Annan kommun' });
    const inOther = <T>(act: (of: Work) => Promise<T>) => inWork(data.db, other, ACTOR, act);
    expect(await inOther((of) => loadImport(of, draft))).toBeNull();
    const at = { importId: draft, no: 1 };
    for (const act of [
      (of: Work) => saveFields(of, at, { point: null, rows: new Map([['titel', [['Stulen']]]]) }),
      (of: Work) => moveBlocks(of, at, [{ block: 1, target: { to: 'prose' } }]),
      (of: Work) => changePoints(of, at, { change: 'remove', point: 1 }),
      (of: Work) => undoLast(of, at),
      (of: Work) => acceptReviewed(of, draft, 1),
      (of: Work) => discardReviewed(of, draft),
    ])
      await expect(inOther<unknown>(act)).rejects.toMatchObject({ code: 'import-not-found' });
  });

  test('documents are taken in one by one: what happened to each is told, and one that fails stops none', async () => {
    const documents = [
      { name: MEMO, bytes },
      { name: 'tom.txt', bytes: new Uint8Array() },
      ...OTHERS.map((name) => ({ name, bytes: new Uint8Array(readFileSync(`tests/corpus/open/${name}`)) })),
    ];
    const received = await receiveDocuments(data, ACTOR, { slug, documents }, readReport);
    expect(received.map((one) => one.outcome)).toEqual(['draft-before', 'refused', 'new', 'new']);
    await work((of) => acceptReviewed(of, draft, 1));
    const again = await receiveDocuments(data, ACTOR, { slug, documents }, readReport);
    expect(again.map((one) => one.outcome)).toEqual(['accepted-before', 'refused', 'draft-before', 'draft-before']);
    expect(await work(({ tx }) => listImports(tx, id))).toHaveLength(3);
    const homeless = await receiveDocuments(data, ACTOR, { slug: null, documents: documents.slice(0, 1) }, readReport);
    expect(homeless).toEqual([{ file: MEMO, outcome: 'homeless', named: 'Linköping' }]);
  });

  test('a point that goes on is waited for, suggested and linked; a promise is published from its page', async () => {
    const promise = await work((of) => acceptReviewed(of, draft, 1));
    expect((await work(({ tx }) => listOrphans(tx, id))).map(({ number }) => number)).toEqual([7, 8]);
    const later = structuredClone(reading);
    later.report.period = { from: '2018-01-01', to: '2018-12-31' };
    later.report.source.sha256 = 'b'.repeat(64);
    const { id: next } = await work((of) =>
      importDocument(of, { bytes: new Uint8Array([...bytes, 10]), reading: later }),
    );
    const successor = await work((of) => acceptReviewed(of, next, 1));
    const municipality = { id, slug, name: 'Provby', isDemo: false };
    const page = () => work((of) => loadPromisePage(of, municipality, successor));
    const [first] = (await page())?.suggestions.filter(({ earlier }) => earlier.number === 8) ?? [];
    if (first === undefined) throw new Error('nothing is suggested');
    const answer = { from: first.from, to: first.to, kind: 'carried' as const, state: 'confirmed' as const };
    await work((of) => answerLineage(of, successor, answer));
    await work((of) => answerLineage(of, successor, answer));
    expect((await work(({ tx }) => listOrphans(tx, id))).map(({ number }) => number).slice(0, 1)).toEqual([7]);
    expect((await page())?.promise.points[7]?.predecessors).toMatchObject([{ promiseSlug: promise, number: 8 }]);
    await expect(work((of) => answerLineage(of, successor, { ...answer, from: first.to }))).rejects.toMatchObject({
      code: 'point-not-found',
    });

    const office = () => whatWaits(data, ACTOR, slug, '2026-11-28');
    expect((await office()).waiting[0]?.unpublished.map((one) => one.slug)).toEqual([successor, promise]);
    const publish = (version: number, note: string | null) =>
      work((of) => publishSeen(of, municipality, promise, { note, size: 'major', version }));
    expect(await publish(0, null)).toMatchObject({ changed: true, no: 1 });
    // A double click has seen no version either, and says the same: nothing happens twice.
    expect(await publish(0, null)).toMatchObject({ changed: false, no: 1 });
    expect(await publish(1, 'Ingenting')).toMatchObject({ changed: false });
    expect((await office()).waiting[0]?.unpublished.map((one) => one.slug)).toEqual([successor]);

    // Whoever is elected is shown the way to the briefs of what is published, and to nothing that is not.
    const grant = { municipalityId: id, role: 'committee-member', partyId: null, unitId: null, areaId: null } as const;
    const elected = { personId: '00000000-0000-7000-8000-000000000001', via: 'login-link', grants: [grant] } as const;
    const seen = await whatWaits(data, elected, slug, '2026-11-28');
    expect(seen.waiting[0]).toMatchObject({ unpublished: [], drafts: [], keys: [], briefs: [{ slug: promise }] });
    expect(seen.waiting[0]?.briefs).toHaveLength(1);
    expect(seen.may).toEqual({ takeIn: false, caretake: false });
    expect((await office()).waiting[0]?.briefs).toEqual([]);
  });
});
