import { expect, test } from 'vitest';
import type { Report, ReportPoint, Result } from '#checking/report.ts';
import { stateFor } from '#documents/ring-of-report.ts';

const result = (part: Partial<Result>): Result => ({ period: null, by: null, text: 'Utfört.', status: null, ...part });
const point = (...results: Result[]): ReportPoint => ({
  number: 1,
  owner: ['municipality', 'police'],
  focusArea: null,
  promise: null,
  text: 'Vi går två vandringar.',
  target: null,
  due: null,
  results,
  figures: [],
  carriedOver: null,
  blocks: [],
});

test.each<[string, ReportPoint, Report['kind'], string]>([
  ['ett löfte har ännu inget svar, och det är ingen tystnad', point(), 'promise', 'not-stated'],
  ['en återrapport utan resultat är tystnad', point(), 'report-back', 'silence'],
  ['text utan statusord är aldrig tystnad', point(result({})), 'follow-up', 'not-stated'],
  [
    'det senaste statusordet gäller',
    point(result({ status: 'planned' }), result({ status: 'done' }), result({})),
    'follow-up',
    'done',
  ],
  ['pågående', point(result({ status: 'ongoing' })), 'follow-up', 'under-way'],
  ['försenad enligt dokumentet självt', point(result({ status: 'delayed' })), 'follow-up', 'late'],
  ['den andra ägarens svar är inte kommunens', point(result({ by: 'police', status: 'done' })), 'follow-up', 'silence'],
  ['ett gemensamt svar gäller alla ägare', point(result({ by: null, status: 'not-done' })), 'follow-up', 'not-done'],
])('%s', (_case, given, kind, state) => {
  expect(stateFor(given, 'municipality', kind)).toBe(state);
});
