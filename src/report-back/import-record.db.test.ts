import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import type { Report } from '#checking/report.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { importObstacles } from '#report-back/import-obstacles.ts';
import { loadMemo } from '#report-back/memo-queries.server.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;
const DOCUMENTS = [
  'tests/fixtures/memo/skaggetorp-2017-report-back.txt',
  ...globSync('tests/corpus/open/*.{txt,md,html,docx,pdf}').sort(),
];

/** What the record must say again as the document said it: everything but where it stands and what was found wrong. */
function said(report: Report | MemoRecord) {
  const points = report.points.map((point) => ({
    number: point.number,
    owner: 'owner' in point ? point.owner : [...new Set(point.owners.map((owner) => owner.kind))],
    focusArea: point.focusArea,
    promise: point.promise,
    text: point.text,
    target: point.target,
    due: point.due,
    carriedOver: point.carriedOver,
    results: point.results.map(({ period, by, text, status }) => ({ period, by, text, status })),
    figures: point.figures.map(({ quote, value, base, unit, per, comparison, hasBase }) => ({
      quote,
      value,
      base,
      unit,
      per,
      comparison,
      hasBase,
    })),
  }));
  const { kind, municipality, areas, period, parties, registryNumber, date, decisionBody, proposedDecisions } = report;
  const { decisionBasis, agreements, statedCounts, goals, consultation, perspectives, coDetermination } = report;
  const { committeeReporting, publications, department, signatories, dispatch } = report;
  return {
    ...{ kind, municipality, areas, period, parties, registryNumber, date, decisionBody, proposedDecisions },
    ...{ decisionBasis, agreements, statedCounts, points, goals, consultation, perspectives, coDetermination },
    ...{ committeeReporting, publications, department, signatories, dispatch },
  };
}

describe.each(testServers().slice(0, 1))('det som ett dokument säger finns kvar i registret ($name)', (server) => {
  let data: TestDatabase;
  let id: string;
  beforeAll(async () => {
    data = await makeDatabase(server);
    id = await createMunicipality(data, { slug: 'provby', name: 'Provby kommun' });
  });
  afterAll(() => data.drop());

  test.each(DOCUMENTS)('%s', async (file) => {
    const bytes = new Uint8Array(readFileSync(file));
    const reading = await readReport(bytes, path.basename(file));
    const done = await importFile(data, ACTOR, { id, slug: 'provby' }, { bytes, reading }, true);
    const needsPerson = importObstacles(reading.report).length > 0;
    expect(done.state).toBe(needsPerson ? 'draft' : 'accepted');
    if (needsPerson) return;
    const memo = await inWork(data.db, id, ACTOR, async (work) => {
      const promise = await findPromise(work.tx, id, done.promise?.split('/')[1] ?? '');
      return loadMemo(work, promise ?? '', null, '2026-11-28');
    });
    if (memo === null) throw new Error('the promise is not there');
    expect(said(memo)).toEqual(said(reading.report));
  });

  test('samma fil en gång till ändrar ingenting', async () => {
    const file = DOCUMENTS[0] ?? '';
    const bytes = new Uint8Array(readFileSync(file));
    const reading = await readReport(bytes, path.basename(file));
    const again = await importFile(data, ACTOR, { id, slug: 'provby' }, { bytes, reading }, true);
    expect(again).toMatchObject({ state: 'already-imported', promise: 'provby/skaggetorp-2017' });
  });
});
