import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { PointRecord } from '#promise/promise-record.ts';
import { buildPoint } from '#publication/build-point.ts';
import { buildPromise } from '#publication/build-promise.ts';
import type { PageModel } from '#publication/page-model.ts';
import { withoutPassedTime } from '#publication/passed-time.ts';
import { runs } from '#tests/support/examples.ts';
import { aFollowUp, anEntry, aPoint, aPromise, aTertial, MUNICIPALITY, POLICE } from '#tests/support/promise-record.ts';

const OWNERS = { owners: [MUNICIPALITY, POLICE] };
const ROUNDS = [aTertial(1, 2021, { due: '2021-05-12' }), aTertial(2, 2021, { due: '2021-09-10' }), aTertial(3, 2021)];
const LOCKED = { lockedAt: new Date('2021-05-20T10:00:00Z') };
const silenceOf = (partyId: string) =>
  anEntry({ id: `tyst-${partyId}`, partyId, versionId: `t-${partyId}`, kind: 'silence', body: null, progress: null });

type Told = Partial<FollowUpRecord>;
function pages(today: string, told: Told, point: Partial<PointRecord> = {}): PageModel[] {
  const municipality = { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false };
  const frame = { municipality, lang: 'sv' as const, areaWords: new Map<string, string>(), today };
  const whole = aPoint({ ...OWNERS, ...point });
  const promise = aPromise({ points: [whole] });
  const followUp = aFollowUp({ rounds: ROUNDS, ...told });
  return [buildPromise(promise, followUp, frame), buildPoint(whole, promise, followUp, frame)];
}
/** Whether today's pages are the published ones, but for the time that has passed. */
function onlyTime(published: readonly PageModel[], now: readonly PageModel[]): boolean {
  const earlier = now.map((page, no) => withoutPassedTime(page, published[no] ?? page));
  return JSON.stringify(earlier) === JSON.stringify(published);
}

test('that a day to answer has passed, that nobody did, and that the year is over, are time alone', () => {
  const may = pages('2021-05-01', {});
  for (const today of ['2021-05-13', '2021-09-11', '2022-01-01']) {
    expect(JSON.stringify(pages(today, {}))).not.toBe(JSON.stringify(may));
    expect(onlyTime(may, pages(today, {}))).toBe(true);
  }
});

test('so is the silence that the lock writes', () => {
  const locked = {
    rounds: [aTertial(1, 2021, { due: '2021-05-12', ...LOCKED }), ...ROUNDS.slice(1)],
    entries: [silenceOf(MUNICIPALITY.id), silenceOf(POLICE.id)],
  };
  expect(onlyTime(pages('2021-05-01', {}), pages('2021-05-21', locked))).toBe(true);
});

test('whatever the days, one record’s pages differ by time alone', () => {
  const days = fc.date({ min: new Date('2020-12-01'), max: new Date('2022-03-01'), noInvalidDate: true });
  const entry = fc.record({
    partyId: fc.constantFrom(MUNICIPALITY.id, POLICE.id),
    roundId: fc.constantFrom('t1', 't2', 't3'),
    progress: fc.constantFrom('under-way' as const, 'done' as const, 'not-done' as const, null),
  });
  fc.assert(
    fc.property(days, days, fc.array(entry, { maxLength: 4 }), (one, other, said) => {
      const [first, later] = [one, other].map((day) => day.toISOString().slice(0, 10)).toSorted();
      const entries = said.map((parts, no) => anEntry({ ...parts, id: `s${no}`, versionId: `v${no}` }));
      expect(onlyTime(pages(first ?? '', { entries }), pages(later ?? '', { entries }))).toBe(true);
    }),
    { numRuns: runs(300) },
  );
});

test('what a person has written, decided or answered is not: neither with the time that has passed nor without', () => {
  const published = pages('2021-05-01', {});
  for (const today of ['2021-05-01', '2021-05-13']) {
    expect(onlyTime(published, pages(today, {}, { body: 'Kommunen ska hålla fem vandringar.' }))).toBe(false);
    expect(onlyTime(published, pages(today, { entries: [anEntry({ progress: 'under-way' })] }))).toBe(false);
    expect(onlyTime(published, pages(today, {}, { owners: [MUNICIPALITY] }))).toBe(false);
  }
  const verdict = { pointId: 'p1', partyId: MUNICIPALITY.id, value: 'kept' as const, reason: 'Alla hölls.' };
  expect(onlyTime(pages('2022-01-02', {}), pages('2022-01-02', { verdicts: [verdict] }))).toBe(false);
});
