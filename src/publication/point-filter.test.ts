import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PointState } from '#documents/point-state.ts';
import { choicesFor, filterChoices, MOST_CHOICES, type Choice } from '#publication/point-filter.ts';

const owner = (kind: 'municipality' | 'police', state: PointState, name = kind as string) => ({
  kind,
  name,
  state,
  word: state,
  reason: null,
});
const POINTS = [
  { owners: [owner('municipality', 'kept')] },
  { owners: [owner('municipality', 'kept'), owner('police', 'not-kept')] },
  { owners: [owner('police', 'kept')] },
  { owners: [owner('police', 'not-kept')] },
];
const name = ({ party, state, count }: Choice): string => `${party?.name ?? 'alla'} ${state ?? ''} ${count}`;

describe('urvalet av punkter', () => {
  test('varje val har sitt antal, och inget val är tomt', () => {
    expect(filterChoices(POINTS).map(name)).toEqual([
      'alla  4',
      'alla kept 3',
      'alla not-kept 2',
      'municipality  2',
      'police  3',
      'municipality kept 2',
      'police kept 1',
      'police not-kept 2',
    ]);
  });

  test('part och status gäller samma ägare: kommunen har hållit den punkt som polisen inte höll', () => {
    const choices = filterChoices(POINTS);
    const [, shared] = POINTS;
    const shown = choicesFor(shared === undefined ? [] : [shared], choices);
    expect(choices.filter(({ no }) => shown.includes(no)).map(name)).toEqual([
      'alla  4',
      'alla kept 3',
      'alla not-kept 2',
      'municipality  2',
      'police  3',
      'municipality kept 2',
      'police not-kept 2',
    ]);
  });

  test('där det inte finns något att välja mellan finns inget urval', () => {
    expect(filterChoices(POINTS.slice(0, 3))).toEqual([]);
    expect(filterChoices(Array.from({ length: 9 }, () => ({ owners: [owner('police', 'kept')] })))).toEqual([]);
  });

  test('stilmallen har en regel för varje val som kan finnas', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      owners: [owner('municipality', index % 2 === 0 ? 'kept' : 'partly-kept', `Part ${index % 50}`)],
    }));
    const choices = filterChoices(many);
    expect(choices).toHaveLength(MOST_CHOICES);
    const sheet = readFileSync(new URL('point-filter.css', import.meta.url), 'utf8');
    for (const { no } of choices.slice(1)) expect(sheet).toContain(`:has(#visa-${no}:checked) .chosen:not(.v${no})`);
  });
});
