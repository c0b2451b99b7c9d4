import { expect, test } from 'vitest';
import { takenFromFile } from '#publication/desk-form.ts';

/** A form with so many changes of a file, all ticked. */
function changes(count: number): FormData {
  const data = new FormData();
  for (let no = 0; no < count; no += 1) {
    const key = `point.${'0'.repeat(8)}-0000-7000-8000-${String(no).padStart(12, '0')}.body`;
    const row = { key, no: 0, from: 'Vi ska.', was: '', body: 'We will.', machine: false, stands: false };
    data.append('rad', JSON.stringify(row));
    data.append('ta', key);
  }
  return data;
}

test('alla ändringar i en fil tas, och är de fler än som ryms säger formuläret det i stället för att ta några', () => {
  const taken = takenFromFile(changes(2_000));
  expect('sent' in taken && taken.sent.length).toBe(2_000);
  expect(takenFromFile(changes(2_001))).toEqual({
    error: expect.stringMatching(/fler än 2.000.texter.*ingenting är sparat/),
  });
});
