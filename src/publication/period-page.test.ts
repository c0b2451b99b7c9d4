import { describe, expect, test } from 'vitest';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { PointRecord } from '#promise/promise-record.ts';
import { buildPoint } from '#publication/build-point.ts';
import { periodHeadline } from '#publication/period-headline.ts';
import { periodPage, periodsOf, type PeriodPage } from '#publication/period-page.ts';
import {
  aFigure,
  aFollowUp,
  anActivity,
  anEntry,
  aPoint,
  aPromise,
  aTertial,
  MUNICIPALITY,
  POLICE,
} from '#tests/support/promise-record.ts';

const FRAME = {
  municipality: { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false },
  lang: 'sv' as const,
  areaWords: new Map([['norrby', 'nya-norrby']]),
  today: '2021-10-01',
};
const LOCKED = { lockedAt: new Date('2021-09-20T10:00:00Z') };
const ROUNDS = [aTertial(1, 2021, LOCKED), aTertial(2, 2021, LOCKED), aTertial(3, 2021, { due: '2022-01-15' })];
const roundId = (no: number): string => ROUNDS[no - 1]?.id ?? '';

function page(word: string, followUp: Partial<FollowUpRecord>, point: Partial<PointRecord> = {}): PeriodPage {
  const whole = aPoint(point);
  const record = aPromise({ points: [whole] });
  const model = buildPoint(whole, record, aFollowUp({ rounds: ROUNDS, ...followUp }), FRAME);
  const found = periodPage({ path: '/ekvik/norrby-2021' }, [model], word);
  if (found === null) throw new Error('the period is there');
  return found;
}
const told = (shown: PeriodPage): string[] =>
  shown.points.flatMap(({ changes }) => changes.map(({ by, from, to }) => `${by.name}: ${from} till ${to}`));
const sentence = (shown: PeriodPage): string => {
  const { lead, rest } = periodHeadline('sv', shown);
  return `${lead} ${rest}`.replaceAll('\u00a0', ' ').trim();
};

describe('en period av ett löfte', () => {
  test('jämförs med perioden före: vad var och en har gått från och till', () => {
    const entries = [
      anEntry({ roundId: roundId(1), progress: 'under-way' }),
      anEntry({ id: 'b', versionId: 'b', roundId: roundId(2), progress: 'done' }),
    ];
    const second = page('2021-05-2021-08', { entries });
    expect(told(second)).toEqual(['Ekviks kommun: under-way till done']);
    expect(sentence(second)).toBe(
      'Nytt sedan januari–april 2021: 1 genomförd. Det finns uppföljning för 1 av 1 punkter.',
    );
    expect([second.previous?.path, second.next?.path]).toEqual([
      '/ekvik/norrby-2021/uppfoljning/2021-01-2021-04',
      '/ekvik/norrby-2021/uppfoljning/2021-09-2021-12',
    ]);
  });

  test('den första jämförs inte med något', () => {
    const first = page('2021-01-2021-04', { entries: [anEntry({ roundId: roundId(1), progress: 'under-way' })] });
    expect([first.previous, told(first)]).toEqual([null, []]);
    expect(sentence(first)).toBe('Det finns uppföljning för 1 av 1 punkter.');
  });

  test('tystnad är en ändring, utom efter det som redan är genomfört', () => {
    const before = (progress: 'under-way' | 'done') => [anEntry({ roundId: roundId(1), progress })];
    const silent = page('2021-05-2021-08', { entries: before('under-way') });
    expect(told(silent)).toEqual(['Ekviks kommun: under-way till silence']);
    expect(sentence(silent)).toBe(
      'Nytt sedan januari–april 2021: 1 utan uppföljning. Det finns ingen uppföljning för någon punkt. 1 punkt saknar uppföljning från någon av dem som lovade.',
    );
    expect(told(page('2021-05-2021-08', { entries: before('done') }))).toEqual([]);
  });

  test('en period som pågår säger att svar kan komma, och ändrar inget förrän de kommer', () => {
    const waiting = page('2021-09-2021-12', {
      entries: [1, 2].map((no) =>
        anEntry({ id: `e${no}`, versionId: `e${no}`, roundId: roundId(no), progress: 'under-way' }),
      ),
    });
    expect(told(waiting)).toEqual([]);
    expect(sentence(waiting)).toBe(
      'Ingen punkt har ny status sedan maj–augusti 2021. Det finns ingen uppföljning för någon punkt. Alla svar har inte kommit än.',
    );
  });

  test('”inget att rapportera” tar inte bort det som är sagt', () => {
    const nothing = anEntry({
      id: 'b',
      versionId: 'b',
      roundId: roundId(2),
      kind: 'nothing-to-report',
      progress: null,
    });
    const entries = [anEntry({ roundId: roundId(1), progress: 'partly' }), nothing];
    expect(told(page('2021-05-2021-08', { entries }))).toEqual([]);
  });

  test('ägarna jämförs var för sig', () => {
    const entries = [
      anEntry({ roundId: roundId(1), progress: 'under-way', partyId: MUNICIPALITY.id }),
      anEntry({ id: 'b', versionId: 'b', roundId: roundId(1), progress: 'under-way', partyId: POLICE.id }),
      anEntry({ id: 'c', versionId: 'c', roundId: roundId(2), progress: 'done', partyId: POLICE.id }),
    ];
    expect(told(page('2021-05-2021-08', { entries }, { owners: [MUNICIPALITY, POLICE] }))).toEqual([
      'Ekviks kommun: under-way till silence',
      'Polisen i Ekvik: under-way till done',
    ]);
  });

  test('bara det som gjordes under perioden står där, och siffror om just den', () => {
    const activities = ['2021-04-30', '2021-05-01', '2021-08-31', '2021-09-01'].map((day, index) =>
      anActivity({ id: `a${index}`, day, body: `Vandring ${index}` }),
    );
    const figures = [
      aFigure({ id: 'f1', label: 'Vandringar', period: { from: '2021-05-01', to: '2021-08-31' } }),
      aFigure({ id: 'f2', label: 'Året', period: { from: '2021-01-01', to: '2021-12-31' } }),
    ];
    const [point] = page('2021-05-2021-08', { activities, figures }).points;
    expect(point?.activities.map(({ day }) => day)).toEqual(['2021-05-01', '2021-08-31']);
    expect(point?.figures.map(({ label }) => label)).toEqual(['Vandringar']);
  });

  test('en period som inte finns är ingen sida', () => {
    expect(periodPage({ path: '/ekvik/norrby-2021' }, [], '2021-05-2021-08')).toBeNull();
  });
});

test('perioderna står en gång var, i den ordning de slutar', () => {
  const round = (from: string, to: string) => ({ label: from, period: { from, to, words: from }, answers: [] });
  const points = [
    { rounds: [round('2021-05-01', '2021-08-31'), round('2021-09-01', '2021-12-31')] },
    { rounds: [round('2021-01-01', '2021-04-30'), round('2021-05-01', '2021-08-31')] },
  ];
  expect(periodsOf(points).map(({ label }) => label)).toEqual(['2021-01-01', '2021-05-01', '2021-09-01']);
});
