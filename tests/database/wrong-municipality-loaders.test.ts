/**
 * Every loader and every use case with somebody else's ids: in one's own municipality they find nothing of another's,
 * and nothing of another's is changed. A loader or a use case that has no case here fails the test.
 */
import { globSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { addEvidence } from '#follow-up/write-evidence.server.ts';
import { writeFigures } from '#follow-up/write-figures.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { areaNames } from '#places/area-names.server.ts';
import { mergeAreas, renameArea, splitArea } from '#places/change-areas.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { internalPlaceNames } from '#places/places-queries.server.ts';
import { addUnit, areasByName } from '#places/registers.server.ts';
import { loadFile } from '#platform/files.server.ts';
import { answerersFrom, answerersOn } from '#promise/answerer-queries.server.ts';
import { addPoint, movePoint, trashPoint } from '#promise/arrange-points.server.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { familyLineage, lineageSuggestions, listOrphans } from '#promise/lineage-queries.server.ts';
import { findPoint } from '#promise/find-point.server.ts';
import { loadFrameVersion } from '#promise/frame-version.server.ts';
import { loadPoints, loadPointsAlone, loadPointVersion } from '#promise/point-queries.server.ts';
import { promiseFor } from '#promise/promise-for.server.ts';
import { findPromise, listPromises, loadPromise } from '#promise/promise-queries.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import { reviseFrame } from '#promise/revise-frame.server.ts';
import { revisePoint } from '#promise/revise-point.server.ts';
import { setAnswerer } from '#promise/set-answerer.server.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';
import { loadTranslations, writeTranslation } from '#promise/translations.server.ts';
import { writePromise } from '#promise/write-promise.server.ts';
import { writingChoices } from '#promise/writing-choices.server.ts';
import { giveAddresses, listAddresses, renameAddress } from '#publication/addresses.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import { findHistory, findHistoryEvent } from '#publication/published-history.server.ts';
import { findPage } from '#publication/published-pages.server.ts';
import { listPublishedPages } from '#publication/site-map.server.ts';
import { writeElsewhere } from '#publication/write-elsewhere.server.ts';
import { acceptImport } from '#report-back/accept-import.server.ts';
import {
  draftPlace,
  findImportOf,
  importOfPromise,
  listImports,
  loadDraft,
  loadImport,
} from '#report-back/import-queries.server.ts';
import { loadCase, loadElsewhere, loadMemo } from '#report-back/memo-queries.server.ts';
import { originalDocument } from '#report-back/original-document.server.ts';
import { importIdOf, importVersion } from '#report-back/review-queries.server.ts';
import { fullRecord, type FullRecord } from '#tests/support/full-record.ts';
import { figureInput, pointInput, TESTER, type BuiltRecord } from '#tests/support/record-builder.ts';
import { asClient, makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const STAGES = 'places,promise,follow-up,publication,report-back';
const READS = /selectFrom\(|sql<|\bselect\b[^;`]*\bfrom\b/;
const WRITES = /insertInto\(|updateTable\(|deleteFrom\(|insert into|update [a-z_]+ |delete from/;

/** What asks the database in a room and writes nothing there. */
function loaders(): string[] {
  return globSync(`src/{${STAGES}}/*.server.ts`)
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ file, text }) => (READS.test(text) && !WRITES.test(text)) || file.endsWith('-queries.server.ts'))
    .flatMap(({ text }) => [...text.matchAll(/^export (?:async )?function (\w+)/gm)].map(([, name = '']) => name))
    .toSorted();
}

type Ids = FullRecord;
/** The full record's promise is for this period. */
const YEAR = { from: '2021-01-01', to: '2021-12-31' };
type Load = (work: Work, ids: Ids) => Promise<unknown>;

/** Each loader, asked for what there is in the full record. */
const LOADERS: Readonly<Record<string, Load>> = {
  answerersFrom: (w, ids) => answerersFrom(w.tx, w.municipalityId, [ids.nextPoint], '2000-01-01'),
  answerersOn: (w, ids) => answerersOn(w.tx, w.municipalityId, [ids.nextPoint], '2022-01-01'),
  areaNames: (w) => areaNames(w.tx, w.municipalityId, '2021-06-01'),
  draftPlace: (w, ids) => draftPlace(w, ids.draftId),
  familyLineage: (w, ids) =>
    familyLineage(
      w.tx,
      w.municipalityId,
      ids.promise.id,
      ids.promise.points.map((point) => point.id),
    ),
  findImportOf: (w, ids) => findImportOf(w, ids.fileSha256),
  findPoint: (w, ids) => findPoint(w, ids.point(0)),
  findPromise: (w, ids) => findPromise(w.tx, w.municipalityId, ids.promise.slug),
  importIdOf: (w, ids) => importIdOf(w, ids.importedPromise),
  importOfPromise: (w, ids) => importOfPromise(w, ids.importedPromise),
  importVersion: (w, ids) => importVersion(w, ids.importId, 1),
  internalPlaceNames: (w) => internalPlaceNames(w.tx, w.municipalityId),
  latestPublications: (w, ids) => latestPublications(w.tx, w.municipalityId, ['promise'], [ids.importedPromise]),
  lineageSuggestions: (w, ids) => lineageSuggestions(w.tx, w.municipalityId, ids.nextPromise),
  listImports: (w) => listImports(w.tx, w.municipalityId),
  listOrphans: (w) => listOrphans(w.tx, w.municipalityId),
  listPromises: (w) => listPromises(w.tx, w.municipalityId),
  loadCase: (w, ids) => loadCase(w, ids.importedPromise),
  loadDraft: (w, ids) => loadDraft(w, ids.draftId),
  loadElsewhere: (w, ids) => loadElsewhere(w, ids.importedPromise),
  loadFollowUp: (w, ids) => loadFollowUp(w.tx, w.municipalityId, ids.promise.id),
  loadImport: (w, ids) => loadImport(w, ids.importId),
  loadMemo: (w, ids) => loadMemo(w, ids.importedPromise, null, '2026-11-28'),
  loadFrameVersion: (w, ids) => loadFrameVersion(w.tx, w.municipalityId, ids.promise.id, 1),
  loadPointVersion: (w, ids) => loadPointVersion(w.tx, w.municipalityId, ids.point(1), 1),
  loadPoints: (w, ids) => loadPoints(w.tx, w.municipalityId, ids.promise.id),
  loadPointsAlone: (w, ids) => loadPointsAlone(w.tx, w.municipalityId, [ids.promise.id]),
  loadPromise: (w, ids) => loadPromise(w.tx, w.municipalityId, ids.promise.id),
  originalDocument: (w, ids) => originalDocument(w, ids.importId),
  promiseFor: (w, ids) =>
    promiseFor(
      w.tx,
      w.municipalityId,
      ids.areas.map((area) => area.id),
      YEAR,
    ),
  promiseSubject: (w, ids) => promiseSubject(w, ids.promise.id),
  writingChoices: (w) => writingChoices(w.tx, w.municipalityId, YEAR),
};
/** In files that write as well. */
const MORE_LOADERS: Readonly<Record<string, Load>> = {
  areasByName: (w, ids) => areasByName(w.tx, w.municipalityId, [ids.areas[0]?.name ?? ''], YEAR),
  listAddresses: (w) => listAddresses(w.tx, w.municipalityId),
  loadTranslations: (w, ids) => loadTranslations(w.tx, w.municipalityId, 'point', [ids.nextPoint]),
  loadFile: (w, ids) => loadFile(w.tx, w.municipalityId, ids.fileSha256),
};

/** What needs no case, and why. */
const OPEN: Readonly<Record<string, string>> = {
  currentMunicipality: 'a municipality’s name and address are public',
  findMunicipality: 'a municipality’s name and address are public',
  listMunicipalities: 'a municipality’s name and address are public',
  inNamedMunicipality: 'opens the wall of the municipality that it is asked for; what it reads has a case',
  findPage: 'by address, below',
  findHistory: 'by address, below',
  findHistoryEvent: 'by address, below',
  listPublishedPages: 'by address, below',
  lockPromise: 'tells nothing',
  reviseFrame: 'a use case, below',
  beginPoint: 'finds the promise by its address word, then adds a point: a use case, below',
  moveBySlug: 'finds the point by its address words, then moves it: a use case, below',
  trashBySlug: 'finds the point by its address words, then puts it away: a use case, below',
  restoreBySlug: 'finds the point by its address words, then takes it back',
};

/** Null, nothing in a list or map, or an object of nothing but that. */
function isNothing(found: unknown): boolean {
  if (found === null || found === undefined) return true;
  if (found instanceof Map || found instanceof Set) return found.size === 0;
  if (Array.isArray(found)) return found.length === 0;
  return typeof found === 'object' && Object.values(found).every((part) => Array.isArray(part) && part.length === 0);
}

describe.each(testServers())('with another municipality’s ids on $name', (server) => {
  let data: TestDatabase;
  let record: FullRecord;
  let other: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    record = await fullRecord(data.db);
    other = await createMunicipality(data, { slug: 'grannby', name: 'Grannby kommun' });
  });
  afterAll(() => data.drop());

  test('every loader has a case', () => {
    expect(loaders()).toEqual([...Object.keys(LOADERS), ...Object.keys(OPEN)].toSorted());
  });

  /** What a loader finds where the wall stands for `setting` and it asks for `asked`; what it refuses is nothing. */
  const found = async (load: Load, setting: string | null, asked: string): Promise<unknown> => {
    const ask = (work: Work): Promise<unknown> =>
      load({ ...work, municipalityId: asked }, record).catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && String(error.code).endsWith('-not-found')) return null;
        throw error;
      });
    return inWork(data.db, setting ?? '', TESTER, ask);
  };

  test.each(Object.entries({ ...LOADERS, ...MORE_LOADERS }))('%s finds nothing', async (_name, load) => {
    const { municipalityId: own } = record;
    expect(isNothing(await found(load, own, own))).toBe(false);
    expect(await found(load, other, own)).toSatisfy(isNothing);
    expect(await found(load, other, other)).toSatisfy(isNothing);
    expect(await found(load, own, other)).toSatisfy(isNothing);
    expect(await found(load, null, own)).toSatisfy(isNothing);
  });

  test('by another municipality’s address no page is found', async () => {
    const { rows } = await record.work(({ tx }) =>
      sql<{ path: string }>`select path from address where path <> ''`.execute(tx),
    );
    expect(rows.length).toBeGreaterThan(5);
    for (const { path } of rows) {
      expect(await findPage(data.db, 'norrvik', path, 'sv')).not.toBeNull();
      expect(await findPage(data.db, 'grannby', path, 'sv')).toBeNull();
      expect(await findHistory(data.db, 'grannby', path, 'sv')).toBeNull();
      expect(await findHistoryEvent(data.db, 'grannby', path, 1, 'sv')).toBeNull();
    }
    expect((await listPublishedPages(data.db, 'norrvik'))?.length).toBeGreaterThan(5);
    expect(await listPublishedPages(data.db, 'grannby')).toBeNull();
  });

  /** Each use case, told to do something with what is the other's. */
  const TRIES: Readonly<Record<string, (work: Work, ids: BuiltRecord & FullRecord) => Promise<unknown>>> = {
    acceptImport: (w, ids) => acceptImport(w, ids.draftId, null, 'ask'),
    addActivities: (w, ids) =>
      addActivities(w, [{ pointId: ids.point(0), partyId: ids.parties.police, day: '2021-01-01', body: 'Något.' }]),
    addEntries: (w, ids) =>
      addEntries(w, [
        {
          roundId: ids.rounds[1] ?? '',
          pointId: ids.point(0),
          partyId: ids.parties.police,
          told: 'apart',
          kind: 'report',
          body: 'Något.',
        },
      ]),
    addEvidence: (w, ids) =>
      addEvidence(w, [{ entryVersionId: ids.entries[1]?.versionId ?? '', fileSha256: ids.fileSha256 }]),
    addPoint: (w, ids) => addPoint(w, ids.nextPromise, pointInput({}, 0, ids.parties)),
    addRounds: (w, ids) =>
      addRounds(w, ids.promise.id, [{ label: null, period: { from: '2021-01-01', to: '2021-01-31' } }]),
    addUnit: (w, ids) => addUnit(w, { partyId: ids.parties.police, name: 'Enheten' }),
    closePromise: (w, ids) => closePromise(w, ids.importedPromise),
    correctEntry: (w, ids) =>
      correctEntry(w, {
        entryId: ids.entries[1]?.id ?? '',
        expectedNo: 1,
        correctionNote: 'Rättat.',
        kind: 'report',
        body: 'Något annat.',
      }),
    decideLineage: (w, ids) =>
      decideLineage(w, { from: ids.point(0), to: ids.point(1), kind: 'carried', state: 'confirmed' }),
    giveAddresses: (w, ids) => giveAddresses(w, [{ subject: { kind: 'promise', id: ids.promise.id }, path: 'ny' }]),
    giveVerdicts: (w, ids) =>
      giveVerdicts(w, [{ pointId: ids.point(0), partyId: ids.parties.police, value: 'kept', reason: 'Så.' }]),
    lockRound: (w, ids) => lockRound(w, ids.rounds[1] ?? ''),
    mergeAreas: (w, ids) =>
      mergeAreas(
        w,
        ids.areas.map((area) => area.id),
        'Allt',
        '2024-01-01',
      ),
    movePoint: (w, ids) => movePoint(w, ids.nextPoint, 1, 'down'),
    publishPromise: (w, ids) =>
      publishPromise(w, { promiseId: ids.importedPromise, size: 'major', note: 'Nu.', ground: 'accepted-import' }),
    renameAddress: (w, ids) => renameAddress(w, { kind: 'promise', id: ids.importedPromise }, 'nytt-namn'),
    renameArea: (w, ids) => renameArea(w, ids.areas[0]?.id ?? '', 'Annat', '2024-01-01'),
    reviseFrame: (w, ids) =>
      reviseFrame(w, ids.nextPromise, 1, { title: 'Annat', period: YEAR, areas: [], parties: [] }),
    revisePoint: (w, ids) => revisePoint(w, ids.point(1), 2, pointInput({}, 0, ids.parties)),
    setOutcomes: (w, ids) =>
      setOutcomes(w, [{ pointId: ids.point(0), kind: 'closed', reason: 'Klart.', transferredTo: null }]),
    setAnswerer: (w, ids) =>
      setAnswerer(w, {
        pointId: ids.nextPoint,
        partyId: ids.parties.municipality,
        personId: ids.nextPoint,
        from: '2022-01-01',
      }),
    splitArea: (w, ids) => splitArea(w, ids.areas[0]?.id ?? '', ['Ett', 'Två'], '2024-01-01'),
    trashPoint: (w, ids) => trashPoint(w, ids.nextPoint, 1),
    writeElsewhere: (w, ids) => writeElsewhere(w, ids.promise.id, [{ address: 'https://exempel.se', period: null }]),
    writeFigures: (w, ids) => writeFigures(w, [{ pointId: ids.point(0), entryVersionId: null, figure: figureInput() }]),
    writePromise: (w, ids) =>
      writePromise(w, {
        title: 'Löfte',
        period: { from: '2021-01-01', to: '2021-12-31' },
        areas: ids.areas,
        parties: [],
        points: [],
      }),
    writeTranslation: (w, ids) =>
      writeTranslation(w, {
        kind: 'point',
        subjectId: ids.nextPoint,
        field: 'body',
        lang: 'sv-x-lattlast',
        expectedNo: 1,
        from: 'Ord.',
        body: 'Andra ord.',
      }),
  };
  /** An address of one's own may lead to an id that nobody here has: to nothing. */
  const LEADS_NOWHERE = ['giveAddresses', 'renameAddress'];

  /** Every row of the other municipality, as one checksum. */
  const rowsOfRecord = (): Promise<unknown> =>
    asClient(data.superuser, async (client) => {
      const { rows: tables } = await client.query<{ name: string }>(
        "select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'municipality_id'",
      );
      const sums: unknown[] = [];
      for (const { name } of tables) {
        const { rows } = await client.query(
          `select count(*)::int as rows, md5(string_agg(md5(t::text), '' order by t::text)) as sum from "${name}" t where municipality_id = $1`,
          [record.municipalityId],
        );
        sums.push({ name, ...rows[0] });
      }
      return sums;
    });

  test.each(Object.keys(TRIES))('%s is refused, and nothing is changed', async (name) => {
    const before = await rowsOfRecord();
    const tried = inWork(data.db, other, TESTER, (work) => TRIES[name]?.(work, record) ?? Promise.resolve());
    if (LEADS_NOWHERE.includes(name)) await tried;
    else await expect(tried).rejects.toMatchObject({ code: expect.stringMatching(/-not-found$|^23503$/) });
    const asIfOwn = inWork(
      data.db,
      other,
      TESTER,
      (work) => TRIES[name]?.({ ...work, municipalityId: record.municipalityId }, record) ?? Promise.resolve(),
    );
    await expect(asIfOwn).rejects.toBeInstanceOf(Error);
    expect(await rowsOfRecord()).toEqual(before);
  });
});
