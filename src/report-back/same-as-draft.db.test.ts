/** A draft that a person has corrected is asked about as it stands, not as the document was read. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { inWork, type Work } from '#access/work.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { acceptImport } from '#report-back/accept-import.server.ts';
import { correctImport, discardImport } from '#report-back/correct-import.server.ts';
import { importDocument } from '#report-back/import-document.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { receiveDocuments } from '#report-back/receive-documents.server.ts';
import { sameAsDraft } from '#report-back/same-promise.server.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'office-link' } as const;
const YEAR = { from: '2021-01-01', to: '2021-12-31' };
const NEXT = { from: '2022-01-01', to: '2022-12-31' };
const PROMISE = 'norrby-2021';

describe.each(testServers())('the same file after its draft was corrected on $name', (server) => {
  let data: TestDatabase;
  let id: string;
  let slug: string;
  let count = 0;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());
  beforeEach(async () => {
    slug = `ekvik-${(count += 1)}`;
    id = await createMunicipality(data, { slug, name: 'Ekviks kommun' });
    await importFile(data, ACTOR, { id, slug }, documentFor(YEAR), true);
  });

  const work = <T>(act: (of: Work) => Promise<T>): Promise<T> => inWork(data.db, id, ACTOR, act);
  function documentFor(period: typeof YEAR) {
    const { report } = buildMaterial({ areas: ['Norrby'], period, points: [{}] });
    const source = { ...report.source, sha256: newId() };
    return {
      bytes: Buffer.from(source.sha256),
      reading: { report: { ...report, source, findings: [] }, blocks: [], passages: [] },
    };
  }
  /** A document that says one period, kept as a draft that is corrected to the other. */
  async function corrected(said: typeof YEAR, period: typeof YEAR) {
    const document = documentFor(said);
    const made = await work((of) => importDocument(of, document));
    const report = { ...document.reading.report, period };
    await work((of) => correctImport(of, made.id, 1, { report, ownerNames: {} }));
    return { ...document, id: made.id };
  }
  const received = ({ bytes, reading }: ReturnType<typeof documentFor>) =>
    receiveDocuments(data, ACTOR, { slug, documents: [{ name: 'fil.txt', bytes }] }, () => Promise.resolve(reading));

  test('it is no longer the same promise where the period was corrected to another', async () => {
    const sent = await corrected(YEAR, NEXT);
    const told = await importFile(data, ACTOR, { id, slug }, sent, false);
    expect(told).toMatchObject({ state: 'already-imported', promise: `${slug}/norrby-2022`, same: null });
    expect(await received(sent)).toMatchObject([{ outcome: 'draft-before', same: null }]);
  });

  test('it is the same promise where the period was corrected to that one', async () => {
    const sent = await corrected(NEXT, YEAR);
    const told = await importFile(data, ACTOR, { id, slug }, sent, false);
    expect(told).toMatchObject({ state: 'already-imported', same: `${slug}/${PROMISE}` });
    expect(await received(sent)).toMatchObject([{ outcome: 'draft-before', same: { slug: PROMISE, points: 1 } }]);
  });

  test('what is a draft no longer is not asked about', async () => {
    const accepted = await corrected(NEXT, YEAR);
    const discarded = await corrected(NEXT, YEAR);
    expect(await work((of) => sameAsDraft(of, discarded.id))).toMatchObject({ slug: PROMISE });
    await work((of) => acceptImport(of, accepted.id, 2, 'allow'));
    await work((of) => discardImport(of, discarded.id));
    for (const one of [accepted, discarded]) expect(await work((of) => sameAsDraft(of, one.id))).toBeNull();
    expect(await received(accepted)).toMatchObject([{ outcome: 'accepted-before', same: null }]);
  });
});
