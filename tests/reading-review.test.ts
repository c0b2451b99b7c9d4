import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Content } from '#report-back/review-fields.ts';
import { passagesNow, recheck } from '#report-back/review-findings.ts';
import { fieldsOf, planSave } from '#report-back/review-save.ts';
import { readReport } from '#reading/read-report.server.ts';
import { corpus } from '#tests/support/corpus.ts';

const documents = corpus('open').map(({ file, path }) => [file, path] as const);

test.each(documents)('%s, untouched, says what it said when it was read', async (file, path) => {
  const reading = await readReport(new Uint8Array(readFileSync(path)), file);
  expect(passagesNow(reading, reading.report)).toEqual(reading.passages);
  expect(recheck(reading, reading.report)).toEqual(reading.report.findings);
});

test.each(documents)('%s goes through the forms of the review without changing', async (file, path) => {
  const { report } = await readReport(new Uint8Array(readFileSync(path)), file);
  const content: Content = { report, ownerNames: {} };
  for (const point of [null, ...report.points.map(({ number }) => number)]) {
    for (const field of fieldsOf(content, point)) {
      const rows = field.read(content);
      expect(planSave(content, content, { point, rows: new Map([[field.key, rows]]) })).toEqual({ kind: 'same' });
      // Written although nothing has changed, it says the same. Whose a point is among several of a kind was understood
      // from its kind; written, it is an answer, which reads the same.
      const written = field.write(content, rows);
      if ('content' in written) {
        expect(written.content.report, `${point} ${field.key}`).toEqual(report);
        expect(field.read(written.content), `${point} ${field.key}`).toEqual(rows);
        if (field.key !== 'agare') expect(written.content.ownerNames).toEqual({});
      } else expect([field.key, rows], written.fault.message).toEqual([expect.stringMatching(/^(period|text)$/), []]);
    }
  }
});
