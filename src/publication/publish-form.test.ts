import fc from 'fast-check';
import { expect, test } from 'vitest';
import { holdSent, planSent, swedishMoment, withdrawalSent } from '#publication/publish-form.ts';
import { runs } from '#tests/support/examples.ts';

const form = (fields: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value);
  return data;
};

test.each([
  ['2026-05-14', '08:30', '2026-05-14T06:30:00.000Z'],
  ['2026-11-28', '08:30', '2026-11-28T07:30:00.000Z'],
  ['2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
  ['2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
])('%s %s i Sverige är %s', (day, time, moment) => {
  expect(swedishMoment(day, time).toISOString()).toBe(moment);
});

test('en planerad tid läses, och det som inte är någon tid sägs vid sitt fält', () => {
  const whole = { dag: '2026-05-14', tid: '08:30', vad: '', storlek: 'major', version: '3' };
  expect(planSent(form(whole))).toEqual({
    value: { publishAt: new Date('2026-05-14T06:30:00Z'), note: null, size: 'major', expectedNo: 3 },
  });
  expect(planSent(form({ ...whole, dag: '2026-02-30', tid: '25:00' }))).toMatchObject({
    faults: [{ field: 'dag' }, { field: 'tid' }],
  });
});

test('inget skräp tas emot, och inget skräp kastar', () => {
  const words = fc.dictionary(fc.constantFrom('dag', 'tid', 'vad', 'storlek', 'version', 'skal', 'punkt'), fc.string());
  fc.assert(
    fc.property(words, (sent) => {
      for (const read of [planSent, withdrawalSent, holdSent]) {
        const result = read(form(sent));
        if ('faults' in result) for (const { message } of result.faults) expect(message).toMatch(/[.]$/);
      }
    }),
    { numRuns: runs(200) },
  );
});
