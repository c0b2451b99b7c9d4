import { describe, expect, test } from 'vitest';
import { deadlines } from '#report-back/decision-deadlines.ts';
import { dueDecisionReminders, type DecidedCase } from '#report-back/decision-reminders.ts';
import { decisionSettings } from '#report-back/decision-settings.ts';

const LAW = decisionSettings({});

describe('dagarna efter ett beslut', () => {
  test('är lagens där kommunen inte har valt', () => {
    expect(LAW).toEqual({ adjustDays: 14, announceDays: 2, appealWeeks: 3, warnDays: 3 });
  });
  test('blir aldrig längre än lagens, och överklagandetiden aldrig kortare, vad som än är sparat', () => {
    const stored = { decisions: { adjustDays: 21, announceDays: 5, appealWeeks: 2, warnDays: 'tre' } };
    expect(decisionSettings(stored)).toEqual(LAW);
    expect(decisionSettings({ decisions: { adjustDays: 7 } })).toEqual({ ...LAW, adjustDays: 7 });
  });
  test.each([
    // announced on, last day to appeal
    ['2022-03-02', '2022-03-23'],
    ['2026-11-28', '2026-12-21'], // a Saturday: three weeks later is a Saturday, so Monday
    ['2026-12-03', '2026-12-28'], // julafton, a Thursday: the next working day is Monday
    ['2027-05-29', '2027-06-21'],
  ])('tillkännagivet %s kan överklagas till och med %s', (announced, until) => {
    expect(deadlines({ decided: '2022-01-01', adjusted: announced, announced }, LAW).appealUntil).toBe(until);
  });
  test('räknas från det som har hänt', () => {
    const days = { decided: '2026-12-01', adjusted: null, announced: null };
    expect(deadlines(days, LAW)).toEqual({ adjustBy: '2026-12-15', announceBy: null, appealUntil: null });
    expect(deadlines({ ...days, adjusted: '2026-12-10' }, LAW).announceBy).toBe('2026-12-12');
  });
});

describe('påminnelserna om ett beslut', () => {
  const one: DecidedCase = {
    caseId: 'c',
    promise: 'Löfte',
    step: 'decided',
    decided: '2026-12-01',
    adjusted: null,
    announced: null,
    unsent: 0,
    people: ['p'],
  };
  const told = (changed: Partial<DecidedCase>, today: string) =>
    dueDecisionReminders([{ ...one, ...changed }], today, LAW).map(({ kind, step }) => `${kind} ${step}`);
  test('den sista dagen är en söndag: det sägs på fredagen', () => {
    const sunday = { decided: '2026-11-29' }; // by 13 December, a Sunday
    expect(told(sunday, '2026-12-10')).toEqual(['minutes-to-adjust soon']);
    expect(told(sunday, '2026-12-11')).toEqual(['minutes-to-adjust last']);
    expect(told(sunday, '2026-12-14')).toEqual(['minutes-to-adjust late']);
  });
  test('tillkännagivandet, överklagandetidens slut och den som inte har fått beslutet', () => {
    const adjusted = { step: 'adjusted', adjusted: '2026-12-07' } as const;
    expect(told(adjusted, '2026-12-07')).toEqual(['minutes-to-announce soon']);
    expect(told(adjusted, '2026-12-09')).toEqual(['minutes-to-announce last']);
    expect(told({ ...adjusted, unsent: 1 }, '2026-12-14')).toEqual([
      'minutes-to-announce late',
      'dispatch-waiting first',
    ]);
    const announced = { ...adjusted, step: 'announced', announced: '2026-12-08' } as const;
    expect(told(announced, '2026-12-29')).toEqual([]);
    expect(told(announced, '2026-12-30')).toEqual(['appeal-over over']);
  });
});
