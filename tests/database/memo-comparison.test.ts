/** The page docs/jamforelse-skaggetorp-2017.md is what the program makes today. `LOFTET_WRITE=on` writes it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWork } from '#access/work.server.ts';
import { renderHtml } from '#documents/render-html.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { readEnv } from '#platform/config.ts';
import { findPromise } from '#promise/promise-queries.server.ts';
import { readReport } from '#reading/read-report.server.ts';
import { drawMemo } from '#report-back/draw-memo.server.ts';
import { finaliseMemo, loadFinal, reviewCase } from '#report-back/finalise-memo.server.ts';
import { importFile } from '#report-back/import-file.server.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import { loadCase } from '#report-back/memo-queries.server.ts';
import { fillMemo, THEN } from '#tests/support/filled-memo.ts';
import { memoComparison } from '#tests/support/memo-comparison.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

const ACTOR = { personId: null, via: 'command-line' } as const;
const NOW = { site: null, today: THEN };
const PAGE = path.resolve(import.meta.dirname, '../../docs/jamforelse-skaggetorp-2017.md');
const MEMO = path.resolve(import.meta.dirname, '../fixtures/memo/skaggetorp-2017-report-back.txt');

let data: TestDatabase;
beforeAll(async () => {
  const [server] = testServers();
  if (server === undefined) throw new Error('there is no test server');
  data = await makeDatabase(server);
});
afterAll(() => data.drop());

test('jämförelsen av den gamla skrivelsen med den som Löftet gör stämmer', async () => {
  const id = await createMunicipality(data, { slug: 'linkoping', name: 'Linköpings kommun' });
  const bytes = new Uint8Array(readFileSync(MEMO));
  const read = await readReport(bytes, 'skrivelse.txt');
  await importFile(data, ACTOR, { id, slug: 'linkoping' }, { bytes, reading: read }, true);
  const ctx = { db: data.db, config: readEnv({}) };
  const drawn = await drawMemo(ctx, ACTOR, 'linkoping/skaggetorp-2017', { format: 'html', draft: true });
  const reading = await readReport(new Uint8Array(drawn.bytes), 'skrivelse.html');
  const { faults, final } = await inWork(data.db, id, ACTOR, async (work) => {
    const promiseId = (await findPromise(work.tx, id, 'skaggetorp-2017')) ?? '';
    const caseId = (await loadCase(work, promiseId))?.id ?? '';
    const before = await reviewCase(work, caseId, NOW, null);
    await fillMemo(work, promiseId);
    await finaliseMemo(work, caseId, { stepNo: 0, memoNo: 2 }, NOW);
    return { faults: before.faults, final: await loadFinal(work, caseId) };
  });
  if (final === null) throw new Error('nothing was finalised');
  const { record, profile } = final.frozen;
  const html = Buffer.from(renderHtml(memoDocument(record, { draft: false, profile })));
  const finished = await readReport(new Uint8Array(html), 'skrivelse.html');
  expect(finished.report.findings.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  const page = await memoComparison({ reading, gaps: drawn.gaps, faults, final: finished });
  if (process.env['LOFTET_WRITE'] === 'on') writeFileSync(PAGE, page);
  expect(page).toBe(readFileSync(PAGE, 'utf8'));
  for (const { name } of read.report.signatories) expect(page).not.toContain(name);
});
