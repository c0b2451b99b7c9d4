import { describe, expect, test } from 'vitest';
import type { EntryRecord, FollowUpRecord, RoundRecord } from '#follow-up/follow-up-record.ts';
import { ownerState, roundStanding } from '#follow-up/owner-state.ts';
import { aFollowUp, anEntry, aTertial, MUNICIPALITY } from '#tests/support/promise-record.ts';

const LOCKED = { lockedAt: new Date('2021-09-20T10:00:00Z') };

function state(
  followUp: { rounds: RoundRecord[]; entries?: EntryRecord[]; verdicts?: FollowUpRecord['verdicts'] },
  today = '2021-10-01',
): string {
  const ended = today > '2021-12-31';
  return ownerState({ pointId: 'p1', partyId: MUNICIPALITY.id }, aFollowUp(followUp), { ended, today }).state;
}

const done = anEntry({ progress: 'done' });
const underWay = anEntry({ progress: 'under-way' });
const kept = { pointId: 'p1', partyId: MUNICIPALITY.id, value: 'kept', reason: 'Alla fyra hölls.' } as const;

describe('hur det går för en ägare', () => {
  test('det senaste svaret med status gäller', () => {
    const later = anEntry({ id: 'svar-2', roundId: 't2', progress: 'partly' });
    expect(state({ rounds: [aTertial(1), aTertial(2)], entries: [underWay, later] })).toBe('partly');
  });

  test('ett senare svar utan status ändrar inte statusen', () => {
    const later = anEntry({ id: 'svar-2', roundId: 't2' });
    expect(state({ rounds: [aTertial(1), aTertial(2)], entries: [underWay, later] })).toBe('under-way');
  });

  test('text utan status är status inte angiven, aldrig tystnad', () => {
    expect(state({ rounds: [aTertial(1)], entries: [anEntry()] })).toBe('not-stated');
  });

  test.each([
    ['en låst period utan svar', [aTertial(1), aTertial(2, 2021, LOCKED)], [underWay], 'silence'],
    ['en förbi period utan svar', [aTertial(1), aTertial(2)], [underWay], 'silence'],
    [
      'ett tystnadssvar som låsningen skrev',
      [aTertial(1), aTertial(2, 2021, LOCKED)],
      [underWay, anEntry({ id: 's', roundId: 't2', kind: 'silence', body: null })],
      'silence',
    ],
    ['en svarsdag som gått', [aTertial(1), aTertial(2, 2021, { due: '2021-09-15' })], [underWay], 'late'],
    ['en svarsdag som är kvar', [aTertial(1), aTertial(2, 2021, { due: '2021-10-15' })], [underWay], 'under-way'],
    ['en period som pågår', [aTertial(1), aTertial(3)], [underWay], 'under-way'],
  ])('%s', (_when, rounds, entries, expected) => {
    expect(state({ rounds, entries })).toBe(expected);
  });

  test('tystnad tar slut när det kommer ett svar igen', () => {
    const later = anEntry({ id: 'svar-3', roundId: 't3', progress: 'done' });
    const rounds = [aTertial(1), aTertial(2, 2021, LOCKED), aTertial(3)];
    expect(state({ rounds, entries: [underWay, later] })).toBe('done');
  });

  test('genomförd förblir genomförd fast ingen säger det en gång till', () => {
    expect(state({ rounds: [aTertial(1), aTertial(2, 2021, LOCKED)], entries: [done] })).toBe('done');
  });

  test('ett svar för hela perioden är ingen tystnad i dess delar, och tvärtom', () => {
    const whole: RoundRecord = {
      ...aTertial(1),
      id: 'hela',
      label: null,
      period: { from: '2021-01-01', to: '2021-12-31' },
    };
    const rounds = [aTertial(1), aTertial(2), whole];
    expect(state({ rounds, entries: [anEntry({ roundId: 'hela', progress: 'partly' })] }, '2022-02-01')).toBe('partly');
    expect(state({ rounds, entries: [anEntry({ roundId: 't2', progress: 'partly' })] }, '2022-02-01')).toBe('partly');
    expect(state({ rounds, entries: [anEntry({ roundId: 't1', progress: 'partly' })] }, '2022-02-01')).toBe('silence');
    expect(state({ rounds, entries: [] }, '2022-02-01')).toBe('silence');
  });

  test('en annan ägares svar är inte mitt', () => {
    expect(state({ rounds: [aTertial(1)], entries: [anEntry({ partyId: 'polis', progress: 'done' })] })).toBe(
      'silence',
    );
  });

  test('ett nytt löfte som ingen har svarat på än är varken tyst eller grönt', () => {
    expect(state({ rounds: [aTertial(3)] }, '2021-09-10')).toBe('not-stated');
  });

  test('bedömningen gäller först när löftets period är slut', () => {
    const followUp = { rounds: [aTertial(1)], entries: [underWay], verdicts: [kept] };
    expect(state(followUp, '2021-12-31')).toBe('under-way');
    expect(state(followUp, '2022-01-01')).toBe('kept');
  });

  test('utan bedömning gäller det senaste svaret även efteråt', () => {
    expect(state({ rounds: [aTertial(1)], entries: [underWay] }, '2022-01-01')).toBe('under-way');
  });

  test('det dokumentet själv kallar försenat är försenat, om det inte är genomfört', () => {
    expect(state({ rounds: [aTertial(1)], entries: [anEntry({ progress: 'under-way', saidLate: true })] })).toBe(
      'late',
    );
    expect(state({ rounds: [aTertial(1)], entries: [anEntry({ progress: 'done', saidLate: true })] })).toBe('done');
  });

  test('inte påbörjad läses ut som det ordet', () => {
    const entries = [anEntry({ progress: 'not-started' })];
    expect(
      ownerState({ pointId: 'p1', partyId: 'kommun' }, aFollowUp({ rounds: [aTertial(1)], entries }), {
        ended: false,
        today: '2021-05-02',
      }),
    ).toEqual({ state: 'planned', word: 'inte påbörjad', reason: null });
  });
});

test.each([
  [{}, '2021-04-30', 'open'],
  [{}, '2021-05-01', 'past'],
  [{}, '2020-12-31', 'ahead'],
  [{ due: '2021-05-15' }, '2021-05-15', 'open'],
  [{ due: '2021-05-15' }, '2021-05-16', 'late'],
  [{ due: '2021-05-15', ...LOCKED }, '2021-05-16', 'locked'],
])('första tertialen %o är den %s %s', (parts, today, standing) => {
  expect(roundStanding(aTertial(1, 2021, parts), today)).toBe(standing);
});
