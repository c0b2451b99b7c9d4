import { addDays } from '#platform/clock.ts';

export type CalendarEvent = {
  /** The same for the same thing every time, so that a calendar moves it instead of adding another. */
  readonly uid: string;
  readonly day: string;
  readonly title: string;
  readonly address: string;
};

/**
 * A calendar of whole days (RFC 5545), as calendar programs take it.
 * @param made the moment when it was made, as `20261128T093000Z`
 */
export function calendarFile(name: string, events: readonly CalendarEvent[], made: string): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Löftet//Löftet//SV',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap(({ uid, day, title, address }) => [
      'BEGIN:VEVENT',
      `UID:${escaped(uid)}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${addDays(day, 1).replaceAll('-', '')}`,
      `SUMMARY:${escaped(title)}`,
      `URL:${address}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** Backslash, semicolon and comma have a meaning of their own, and a line break ends the line (RFC 5545 §3.3.11). */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, (sign) => `\\${sign}`)
    .replace(/\r\n|[\n\r\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, '');
}

const LONGEST_LINE = 75;

/** At most 75 bytes a line, and never in the middle of a letter (RFC 5545 §3.1). */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  let bytes = 0;
  for (const letter of line) {
    const size = new TextEncoder().encode(letter).length;
    if (bytes + size > LONGEST_LINE) {
      pieces.push(piece);
      [piece, bytes] = ['', 1]; // the space that begins the next line
    }
    piece += letter;
    bytes += size;
  }
  return [...pieces, piece].join('\r\n ');
}
