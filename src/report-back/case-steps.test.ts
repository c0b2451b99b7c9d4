import { describe, expect, test } from 'vitest';
import { allowedSteps, CASE_STEPS, memoIsOpen, stepFault } from '#report-back/case-steps.ts';

describe('ett ärendes väg', () => {
  test('går från utkast till arkiverad, steg för steg', () => {
    const path = [
      'shared',
      'finalised',
      'approved',
      'prepared',
      'on-agenda',
      'decided',
      'adjusted',
      'announced',
      'appeal-over',
      'archived',
    ] as const;
    path.reduce<(typeof CASE_STEPS)[number]>((from, to) => {
      expect(allowedSteps(from)).toContain(to);
      return to;
    }, 'draft');
    expect(allowedSteps('archived')).toEqual([]);
  });
  test('det som är beslutat går aldrig tillbaka', () => {
    for (const step of CASE_STEPS.slice(CASE_STEPS.indexOf('decided')))
      expect(allowedSteps(step).every((to) => CASE_STEPS.indexOf(to) > CASE_STEPS.indexOf(step))).toBe(true);
  });
  test('bara ett öppet utkast kan skrivas om', () => {
    expect(CASE_STEPS.filter(memoIsOpen)).toEqual(['draft', 'shared']);
  });
  test('en återremiss har nämndens skäl, och en bordläggning ett nytt sammanträde', () => {
    expect(stepFault('on-agenda', { step: 'draft' })).toBe('reason');
    expect(stepFault('on-agenda', { step: 'draft', reason: 'Komplettera punkt 2.' })).toBeNull();
    expect(stepFault('on-agenda', { step: 'on-agenda', reason: 'Bordlagt.' })).toBe('sitting');
    expect(stepFault('prepared', { step: 'on-agenda', sittingId: 'x' })).toBeNull();
    expect(stepFault('shared', { step: 'draft' })).toBeNull();
  });
  test('ett godkännande säger vem och i vilken roll', () => {
    expect(stepFault('finalised', { step: 'approved', role: 'kommundirektör' })).toBe('approver');
    expect(stepFault('finalised', { step: 'approved', role: 'kommundirektör', name: 'Anna Ek' })).toBeNull();
  });
});
