import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { passagesNow, recheck } from '#report-back/review-findings.ts';
import { readReport } from '#reading/read-report.server.ts';
import { corpus } from '#tests/support/corpus.ts';

const documents = corpus('open').map(({ file, path }) => [file, path] as const);

test.each(documents)('%s, untouched, says what it said when it was read', async (file, path) => {
  const reading = await readReport(new Uint8Array(readFileSync(path)), file);
  expect(passagesNow(reading, reading.report)).toEqual(reading.passages);
  expect(recheck(reading, reading.report)).toEqual(reading.report.findings);
});
