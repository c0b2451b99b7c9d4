import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calendarFile, type CalendarEvent } from '#follow-up/calendar-file.ts';
import { runs } from '#tests/support/examples.ts';

const MADE = '20261128T093000Z';
const EVENT: CalendarEvent = {
  uid: 'a@loftet',
  day: '2026-12-31',
  title: 'Tryggare Ekby, T3 2026; lås',
  address: 'https://loftet.ekby.se/arbete/perioder/ekby/tryggare-ekby-2026',
};

test('an event is a whole day, its words escaped', () => {
  const text = calendarFile('Löftet, Ekby', [EVENT], MADE);
  expect(text).toContain('\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n');
  expect(text).toContain('\r\nSUMMARY:Tryggare Ekby\\, T3 2026\\; lås\r\n');
  expect(text).toContain('\r\nX-WR-CALNAME:Löftet\\, Ekby\r\n');
});

test('whatever a title holds: one event, lines of at most 75 bytes, and the words come back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), (title) => {
      const text = calendarFile('x', [{ ...EVENT, title: `${title}\r\nEND:VEVENT\r\nBEGIN:VEVENT` }], MADE);
      const lines = text.split('\r\n');
      for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      const unfolded = text.replaceAll('\r\n ', '').split('\r\n');
      expect(unfolded.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
      const said = unfolded.find((line) => line.startsWith('SUMMARY:'))?.slice('SUMMARY:'.length) ?? '';
      const back = said.replace(/\\(.)/g, (_, sign: string) => (sign === 'n' ? '\n' : sign));
      expect(back).toBe(`${title.replace(/\p{Cc}/gu, '')}\nEND:VEVENT\nBEGIN:VEVENT`);
    }),
    { numRuns: runs(300) },
  );
});
