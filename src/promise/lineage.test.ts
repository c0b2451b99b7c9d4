import { describe, expect, test } from 'vitest';
import { likeness, suggestLineage } from '#promise/lineage.ts';

const points = (...bodies: string[]) => bodies.map((body, index) => ({ id: `${body.slice(0, 1)}${index}`, body }));
const told = (found: ReturnType<typeof suggestLineage>) => found.map(({ from, to, kind }) => `${from} ${kind} ${to}`);

describe('hur lika två punkter är', () => {
  test.each([
    ['Polisen ska göra trafikkontroller.', 'Polisen ska göra trafikkontrollerna', 1],
    ['Polisen ska göra trafikkontroller.', 'Kommunen ska klippa häckar.', 0],
    ['', '', 1],
    ['!', '?', 0],
  ])('”%s” och ”%s”: %f', (one, other, value) => {
    expect(likeness(one, other)).toBe(value);
    expect(likeness(other, one)).toBe(value);
  });

  test('ord som alla punkter har räknas inte', () => {
    expect(
      likeness('Kommunen och polisen ska arbeta med vandringar.', 'Kommunen och polisen ska arbeta med klotter.'),
    ).toBe(0);
  });
});

describe('förslag på vad som fortsätter vad', () => {
  const before = points('A håller trygghetsvandringar i centrum varje månad', 'B sanerar klotter inom ett dygn');
  const same = points('A håller trygghetsvandringar i centrum varje månad', 'B sanerar klotter inom två dygn');

  test('de lika först; varje punkt föreslås en gång på var sida', () => {
    expect(told(suggestLineage(before, same))).toEqual(['A0 carried A0', 'B1 reworded B1']);
    const twice = points(
      'A håller trygghetsvandringar i centrum',
      'A håller trygghetsvandringar i centrum varje månad',
    );
    expect(told(suggestLineage(before, twice))).toEqual(['A0 carried A1']);
    expect(told(suggestLineage(twice, before))).toEqual(['A1 carried A0']);
  });

  test('inte det som någon har svarat på, och inte det som bara är ungefär', () => {
    expect(told(suggestLineage(before, same, [{ from: 'A0', to: 'A0' }]))).toEqual(['B1 reworded B1']);
    expect(suggestLineage(before, points('Cykelvägar byggs i norra delen'))).toEqual([]);
  });
});
