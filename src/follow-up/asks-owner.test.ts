import { describe, expect, test } from 'vitest';
import { asksOwner } from '#follow-up/asks-owner.ts';
import { aFollowUp, anEntry, aTertial, MUNICIPALITY, POLICE } from '#tests/support/promise-record.ts';

const WHOLE = { ...aTertial(1), id: 'hela', label: null, period: { from: '2021-01-01', to: '2021-12-31' } };
const [FIRST, SECOND] = [aTertial(1), aTertial(2)];
const who = { pointId: 'p1', partyId: MUNICIPALITY.id };

const asks = (round: typeof FIRST, ...entries: Parameters<typeof anEntry>[0][]): boolean =>
  asksOwner(round, who, aFollowUp({ rounds: [WHOLE, FIRST, SECOND], entries: entries.map((entry) => anEntry(entry)) }));

describe('vem som ska ha svarat för en period', () => {
  test('den som inte har svarat alls', () => {
    expect([asks(WHOLE), asks(FIRST)]).toEqual([true, true]);
    expect(asks(FIRST, { roundId: 'hela', partyId: POLICE.id })).toBe(true);
  });

  test('inte den som har svarat för hela perioden eller för delarna', () => {
    expect(asks(FIRST, { roundId: 'hela' })).toBe(false);
    expect(asks(WHOLE, { roundId: FIRST.id })).toBe(false);
  });

  test('den som har svarat för en del ska svara för de andra, också om hela perioden har ett svar', () => {
    expect(asks(SECOND, { roundId: FIRST.id })).toBe(true);
    expect(asks(SECOND, { roundId: FIRST.id }, { id: 'e2', roundId: 'hela' })).toBe(true);
  });

  test('den som låsningen har skrivit var tyst var tyst', () => {
    const silence = { id: 'e2', roundId: FIRST.id, kind: 'silence' as const, body: null };
    expect(asks(FIRST, { roundId: 'hela' }, silence)).toBe(true);
    expect(asks(SECOND, { roundId: 'hela' }, silence)).toBe(false);
  });
});
