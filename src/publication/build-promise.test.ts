import { expect, test } from 'vitest';
import { buildPromise } from '#publication/build-promise.ts';
import { aFollowUp, aPromise } from '#tests/support/promise-record.ts';

test.each([
  ['2021-12-31', '1\u00a0punkt är lovad.'],
  ['2022-01-01', '1\u00a0punkt lovades. Hur det gick är inte angivet.'],
])('ett löfte gäller till och med sin sista dag: %s', (today, headline) => {
  const municipality = { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false };
  const frame = { municipality, lang: 'sv' as const, areaWords: new Map<string, string>(), today };
  expect(buildPromise(aPromise(), aFollowUp(), frame).headline).toBe(headline);
});
