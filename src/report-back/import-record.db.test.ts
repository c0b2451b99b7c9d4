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
import { memoReport } from '#report-back/memo-report.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;
const DOCUMENTS = [
  'tests/fixtures/memo/skaggetorp-2017-report-back.txt',
  ...globSync('tests/corpus/open/*.{txt,md,html,docx,pdf}').sort(),
];

/** What the record must say again as the document said it: everything but where it stands and what was found wrong. */
function said(report: Report) {
  const {
    title: _title,
    source: _source,
    sections: _sections,
    unplaced: _unplaced,
    findings: _findings,
    ...rest
  } = report;
  return { ...rest, points: report.points.map(({ blocks: _blocks, ...point }) => point) };
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
    // Only what `said` leaves out is taken from the reading that stands here for that of the memo's HTML.
    expect(said(memoReport(memo, reading.report))).toEqual(said(reading.report));
  });

  test('samma fil en gång till ändrar ingenting', async () => {
    const file = DOCUMENTS[0] ?? '';
    const bytes = new Uint8Array(readFileSync(file));
    const reading = await readReport(bytes, path.basename(file));
    const again = await importFile(data, ACTOR, { id, slug: 'provby' }, { bytes, reading }, true);
    expect(again).toMatchObject({ state: 'already-imported', promise: 'provby/skaggetorp-2017' });
  });
});
