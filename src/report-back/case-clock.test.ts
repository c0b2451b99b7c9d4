import { describe, expect, test } from 'vitest';
import { daysBefore } from '#places/sitting-days.ts';
import type { Approval } from '#report-back/case-approvals.ts';
import { caseDays, caseTiming, nextInTime, type AimedSitting, type CaseAt } from '#report-back/case-clock.ts';
import type { CaseStep } from '#report-back/case-steps.ts';

const DAYS = { consultation: 15, approval: 10, agenda: 5 };
/** A Tuesday with Christmas and Epiphany before it. */
const AFTER_CHRISTMAS = '2027-01-12';
const sitting = (day: string, parts: Partial<AimedSitting> = {}): AimedSitting => ({
  day,
  cancelled: false,
  days: DAYS,
  ...parts,
});

describe('dagarna före ett sammanträde', () => {
  test('räknas bakåt över helger och röda dagar', () => {
    // Tillbaka från den 12 januari: 11, 8, 7, 5 och 4 januari; den 6 januari är röd. Sedan 30, 29, 28, 23 och 22 december.
    expect(daysBefore(AFTER_CHRISTMAS, DAYS)).toEqual([
      { what: 'consultation', day: '2026-12-15' },
      { what: 'approval', day: '2026-12-22' },
      { what: 'agenda', day: '2027-01-04' },
    ]);
  });
  test('är bara de som nämnden har bestämt, och alltid i dagarnas ordning', () => {
    expect(daysBefore(AFTER_CHRISTMAS, { consultation: null, approval: null, agenda: null })).toEqual([]);
    const odd = daysBefore(AFTER_CHRISTMAS, { consultation: 2, approval: 0, agenda: 5 });
    expect(odd.map(({ what }) => what)).toEqual(['agenda', 'consultation', 'approval']);
    expect(odd[2]?.day).toBe(AFTER_CHRISTMAS);
  });
});
const at = (step: CaseStep, ...missing: Approval[]): CaseAt => ({ step, missing });

describe('ett ärende på väg till ett sammanträde', () => {
  test('är i tid tills nästa sista dag är fem arbetsdagar bort, och då är det nära', () => {
    const there = sitting('2027-02-16'); // samrådet klart senast den 26 januari
    expect(caseTiming(at('draft'), there, '2027-01-18')).toBe('in-time');
    expect(caseTiming(at('draft'), there, '2027-01-19')).toBe('tight');
    expect(caseTiming(at('draft'), there, '2027-01-26')).toBe('tight');
  });
  test('hinner inte när en sista dag har varit och det som skulle vara klart inte är det', () => {
    const there = sitting('2027-02-16');
    expect(caseTiming(at('shared'), there, '2027-01-27')).toBe('behind');
    expect(caseTiming(at('finalised', 'chief'), there, '2027-01-27')).toBe('tight');
    expect(caseDays(at('finalised', 'chief'), there, '2027-02-03').map(({ what, state }) => [what, state])).toEqual([
      ['consultation', 'done'],
      ['approval', 'late'],
      ['agenda', 'coming'],
      ['sitting', 'coming'],
    ]);
  });
  test('har sitt godkännande när ingen chefs godkännande saknas, och inte när en av två har godkänt', () => {
    const there = sitting('2027-02-16');
    const approval = (...of: Parameters<typeof at>) =>
      caseDays(at(...of), there, '2027-02-03').find(({ what }) => what === 'approval')?.state;
    expect(approval('approved', 'police-chief')).toBe('late');
    expect(approval('approved')).toBe('done');
    expect(approval('finalised')).toBe('done');
    expect(approval('draft')).toBe('late');
  });
  test('har missat sammanträdet när det har varit utan beslut, och ett inställt finns inte att hinna till', () => {
    expect(caseTiming(at('on-agenda'), sitting('2027-02-16'), '2027-02-16')).toBe('tight');
    expect(caseTiming(at('on-agenda'), sitting('2027-02-16'), '2027-02-17')).toBe('missed');
    expect(caseTiming(at('draft'), sitting('2027-02-16', { cancelled: true }), '2027-01-01')).toBe('cancelled');
    expect(caseTiming(at('decided'), sitting('2027-02-16'), '2027-03-01')).toBe('decided');
    expect(caseTiming(at('draft'), null, '2027-03-01')).toBe('no-sitting');
  });
  test('får veta det första sammanträde som det hinner till', () => {
    const year = ['2027-02-16', '2027-03-16', '2027-04-13'].map((day) => sitting(day));
    expect(nextInTime(at('draft'), year, '2027-02-03')?.day).toBe('2027-03-16');
    expect(nextInTime(at('prepared'), year, '2027-02-03')?.day).toBe('2027-02-16');
    expect(nextInTime(at('draft'), year, '2027-04-13')).toBeNull();
  });
});
