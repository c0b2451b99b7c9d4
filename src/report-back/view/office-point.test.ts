import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import { buildPromise } from '#publication/build-promise.ts';
import OfficePoint from '#report-back/view/OfficePoint.svelte';
import { aFollowUp, anEntry, aPoint, aPromise, aTertial, MUNICIPALITY } from '#tests/support/promise-record.ts';

const partly = anEntry({ progress: 'partly' });
const kept = { pointId: 'p1', partyId: MUNICIPALITY.id, value: 'kept', reason: 'Alla fyra hölls.' } as const;

function shown(followUp: FollowUpRecord, today: string): string {
  const { period } = aPromise();
  const { body } = render(OfficePoint, { props: { point: aPoint(), followUp, municipality: 'ekvik', period, today } });
  return /Ekviks kommun: ([^<]+)/.exec(body)?.[1] ?? '';
}

function shownPublicly(followUp: FollowUpRecord, today: string): string | undefined {
  const municipality = { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false };
  const model = buildPromise(aPromise(), followUp, { municipality, lang: 'sv' as const, areaWords: new Map(), today });
  return model.points[0]?.owners[0]?.word;
}

describe('hur det går för en punkt i arbetsytan är det som den publika sidan säger', () => {
  test.each([
    ['efter löftets sista dag gäller bedömningen', { entries: [partly], verdicts: [kept] }, '2022-01-01', 'hållet'],
    ['före den gäller det som svarades', { entries: [partly], verdicts: [kept] }, '2021-12-31', 'delvis genomförd'],
    ['utan bedömning gäller det som svarades', { entries: [partly] }, '2022-01-01', 'delvis genomförd'],
    ['ingenting lämnat är tystnad', {}, '2022-01-01', 'ingen uppföljning lämnad'],
  ])('%s', (_, parts, today, word) => {
    const followUp = aFollowUp({ rounds: [aTertial(1)], ...parts });
    expect(shown(followUp, today)).toBe(word);
    expect(shownPublicly(followUp, today)).toBe(word);
  });
});
