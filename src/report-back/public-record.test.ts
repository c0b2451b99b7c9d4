import { expect, test } from 'vitest';
import { missingApprovals } from '#report-back/case-approvals.ts';
import type { CaseStep } from '#report-back/case-steps.ts';
import { recordStanding } from '#report-back/public-record.ts';

/** Steps as they are told, earliest first, each a day after the one before. */
const way = (...steps: CaseStep[]) =>
  steps.map((step, at) => ({ step, day: `2027-02-${String(at + 1).padStart(2, '0')}` })).toReversed();

test('ett utkast är ingen allmän handling, inte heller delat på samråd', () => {
  expect(recordStanding([])).toEqual({ kind: 'working', since: null, earlier: null });
  expect(recordStanding(way('shared'))).toEqual({ kind: 'shared', since: '2027-02-01', earlier: null });
  expect(recordStanding(way('shared', 'draft'))).toEqual({ kind: 'working', since: null, earlier: null });
});
test('det som är färdigställt blir allmän handling när det går ut med kallelsen, och förblir det', () => {
  expect(recordStanding(way('finalised', 'approved'))).toMatchObject({ kind: 'finalised', since: '2027-02-01' });
  const out = { kind: 'public', since: '2027-02-04', earlier: null };
  expect(recordStanding(way('finalised', 'approved', 'prepared', 'on-agenda'))).toEqual(out);
  expect(recordStanding(way('finalised', 'approved', 'prepared', 'on-agenda', 'on-agenda', 'decided'))).toEqual(out);
});
test('efter en återremiss är den nya lydelsen ett utkast, men den tidigare är fortfarande allmän handling', () => {
  const back = way('finalised', 'prepared', 'on-agenda', 'draft');
  expect(recordStanding(back)).toEqual({ kind: 'working', since: null, earlier: '2027-02-03' });
  const again = way('finalised', 'prepared', 'on-agenda', 'draft', 'finalised', 'prepared', 'on-agenda');
  expect(recordStanding(again)).toEqual({ kind: 'public', since: '2027-02-07', earlier: '2027-02-03' });
});
test('ett godkännande gäller skrivelsen som den senast färdigställdes', () => {
  const taken = (step: CaseStep, approves: 'chief' | 'police-chief' | null = null) => ({ step, approves });
  const both = ['chief', 'police-chief'] as const;
  expect(missingApprovals(both, [taken('approved', 'chief'), taken('finalised')])).toEqual(['police-chief']);
  expect(
    missingApprovals(both, [taken('approved', 'police-chief'), taken('approved', 'chief'), taken('finalised')]),
  ).toEqual([]);
  const remanded = [taken('finalised'), taken('draft'), taken('approved', 'chief'), taken('finalised')];
  expect(missingApprovals(both, remanded)).toEqual(both);
  expect(missingApprovals(both, [])).toEqual(both);
});
