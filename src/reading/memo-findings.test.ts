import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Finding } from '#checking/report.ts';
import { readReport } from '#reading/read-report.server.ts';

const FOLDER = 'tests/fixtures/memo';
const expected = (JSON.parse(readFileSync(`${FOLDER}/skaggetorp-2017.golden.json`, 'utf8')) as { findings: Finding[] })
  .findings;
let found: Finding[];

beforeAll(async () => {
  const file = `${FOLDER}/skaggetorp-2017-report-back.txt`;
  found = (await readReport(readFileSync(file), file)).report.findings;
});

const isThe = (one: Finding, other: Finding): boolean =>
  one.code === other.code &&
  one.point === other.point &&
  (other.quote === null || one.quote?.includes(other.quote) === true);

describe('anmärkningarna på den riktiga återrapporteringen', () => {
  it.each(expected)('$code i punkt $point: $quote', (finding) => {
    expect(found.filter((one) => isThe(one, finding))).toHaveLength(1);
  });

  it('utöver dem pekas bara svårlästa resultat ut', () => {
    const more = found.filter((one) => !expected.some((finding) => isThe(one, finding)));
    expect(more.map(({ code, point }) => [code, point])).toEqual([
      ['hard-to-read', 4],
      ['hard-to-read', 6],
      ['hard-to-read', 7],
    ]);
  });
});
