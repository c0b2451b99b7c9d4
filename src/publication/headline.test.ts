import { expect, test } from 'vitest';
import type { PointState } from '#documents/point-state.ts';
import { headline } from '#publication/headline.ts';

const ring = (...states: PointState[]) =>
  states.map((state, index) => ({
    number: index + 1,
    lanes: [{ owner: 'municipality' as const, state }],
    carriedOver: false,
  }));
const told = (states: PointState[], ended = true, inWords = false): string =>
  headline(ring(...states), { ended, told: inWords }).replaceAll('\u00a0', ' ');

test.each<[PointState[], string]>([
  [['kept', 'kept', 'not-kept', 'partly-kept'], '2 av 4 punkter hölls helt.'],
  [['kept', 'kept'], 'Alla 2 punkter hölls.'],
  [['not-kept', 'partly-kept'], 'Ingen av de 2 punkterna hölls helt.'],
  [['kept', 'kept', 'kept'], 'Alla 3 punkter hölls.'],
  [['kept'], 'Punkten hölls.'],
  [['planned', 'planned', 'not-done'], 'Ingen av de 3 punkterna är genomförd eller på väg.'],
  [['planned'], 'Punkten är inte genomförd och inte på väg.'],
  [['not-kept'], 'Punkten hölls inte.'],
  [['partly-kept'], 'Punkten hölls inte helt.'],
  [['kept', 'not-kept', 'not-kept'], '1 av 3 punkter hölls.'],
  [['under-way', 'planned', 'planned'], '1 av 3 punkter är genomförd eller på väg.'],
  [['under-way', 'done', 'silence'], '2 av 3 punkter är genomförda eller på väg.'],
  [['done', 'not-done'], '1 av 2 punkter är genomförd.'],
  [['silence', 'silence'], 'Ingen uppföljning är lämnad för någon av de 2 punkterna.'],
  [['not-stated', 'not-stated'], '2 punkter lovades. Hur det gick är inte angivet.'],
  [['not-stated', 'done'], '2 punkter lovades. Hur det gick är inte angivet.'],
])('%o: %s', (states, sentence) => {
  expect(told(states)).toBe(sentence);
});

test('ett löfte som nyss börjat säger bara vad som är lovat', () => {
  expect(told(['not-stated', 'not-stated', 'not-stated'], false)).toBe('3 punkter är lovade.');
});

test('där det står vad som gjordes men inte om det hölls sägs just det', () => {
  expect(told(['not-stated', 'not-stated'], true, true)).toBe(
    '2 punkter lovades. Det står vad som gjordes, men inte om de hölls.',
  );
});

test('en punkt som en ägare höll och en annan inte är inte helt hållen', () => {
  const lanes = [
    { owner: 'municipality' as const, state: 'kept' as const },
    { owner: 'police' as const, state: 'not-kept' as const },
  ];
  expect(headline([{ number: 1, lanes, carriedOver: false }], { ended: true, told: true })).toBe(
    'Punkten hölls inte helt.',
  );
});
