import { z } from 'zod';
import type { RoundInput } from '#follow-up/entry-input.ts';
import { isRhythm, type Rhythm, type RoundDays } from '#follow-up/schedule.ts';
import { parseForm, type FieldFault, type Parsed } from '#platform/sent-form.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';

const UNREADABLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';
const DAY = 'Skriv dagen så här: 2026-05-14.';
/** Far from what a promise is about, but within what every part of the program can count with. */
const inTime = (text: string): boolean => text >= '1990-01-01' && text <= '2199-12-31';
const day = z.iso.date({ error: DAY, abort: true }).refine(inTime, 'Välj ett år mellan 1990 och 2199.');
const dayOrNone = z.union([z.literal('').transform(() => null), day]);
const id = z.uuid(UNREADABLE);
const idOrNone = z.union([z.literal('').transform(() => null), id]);

const DAYS = { opens: dayOrNone, due: dayOrNone, lock: dayOrNone };
const LABEL = z
  .string()
  .trim()
  .max(100, 'Beteckningen får ha högst 100\u00a0tecken.')
  .refine((text) => !hasUnseenSigns(text), 'Skriv beteckningen på en rad.')
  .transform((text) => (text === '' ? null : text));

/** The rhythm that was chosen. */
export function rhythmSent(form: FormData): Parsed<Rhythm> {
  const rhythm = String(form.get('rytm') ?? '');
  return isRhythm(rhythm)
    ? { ok: true, value: rhythm }
    : { ok: false, faults: [{ field: 'rytm', message: 'Välj hur ofta ni följer upp.' }] };
}

/** One round with its own period. */
export function roundSent(form: FormData): Parsed<RoundInput> {
  const parsed = parseForm(z.object({ label: LABEL, from: day, to: day, ...DAYS }), form);
  if (!parsed.ok) return parsed;
  const { label, from, to, opens, due, lock } = parsed.value;
  return { ok: true, value: { label, period: { from, to }, opens, due, lockOn: lock } };
}

/** The days of a round that is there. */
export function daysSent(form: FormData): Parsed<{ readonly roundId: string; readonly days: RoundDays }> {
  const parsed = parseForm(z.object({ round: id, ...DAYS }), form);
  if (!parsed.ok) return { ok: false, faults: parsed.faults.map((one) => inRow(form, one)) };
  const { round, opens, due, lock } = parsed.value;
  return { ok: true, value: { roundId: round, days: { opens, due, lockOn: lock } } };
}

/** Whose links to which round are taken back. */
export const LinkForm = z.object({ round: id, person: id });

/** A day of the year wheel. */
export const WheelDayForm = z.object({
  day,
  name: z
    .string()
    .trim()
    .min(1, 'Skriv vad som händer den dagen.')
    .max(200, 'Skriv högst 200\u00a0tecken.')
    .refine((text) => !hasUnseenSigns(text), 'Skriv det på en rad.'),
  party: idOrNone,
  forum: idOrNone,
});
export const MovedDayForm = z.object({ id, day });
export const DayForm = z.object({ id });

/** What is put off, until when and why. */
export const SnoozeForm = z.object({
  round: id,
  person: id,
  until: day,
  reason: z
    .string()
    .trim()
    .min(1, 'Skriv varför, så att andra förstår.')
    .max(2_000, 'Skälet får ha högst 2\u00a0000\u00a0tecken.'),
});

const LIST = 'Skriv dagarna med komma emellan, till exempel 5, 1. Högst 60\u00a0arbetsdagar.';
/** "5, 1": working days, the furthest away first. */
const dayList = (least: number, most: number) =>
  z
    .string()
    .trim()
    .regex(/^(\d{1,2}( *, *\d{1,2})*)?$/, LIST)
    .transform((text) => (text === '' ? [] : [...new Set(text.split(',').map(Number))]))
    .refine((days) => days.length <= most, `Skriv högst ${most} dagar.`)
    .refine((days) => days.every((one) => one >= least && one <= 60), LIST);
const oneDay = z
  .string()
  .trim()
  .regex(/^(?:[1-5]?\d|60)$/, 'Skriv ett antal arbetsdagar, 0–60.')
  .transform(Number);

/** When people are reminded, in working days from a round's last day to answer. */
export const ReminderForm = z.object({
  before: dayList(0, 5),
  after: dayList(1, 10),
  steeringFrom: oneDay,
  chairFrom: oneDay,
  chair: idOrNone,
});

/** Fields that stand once in every row of a list have the row's id after their name. */
export function inRow(form: FormData, { field, message }: FieldFault): FieldFault {
  return { field: `${field}-${String(form.get('round') ?? form.get('id') ?? '')}`, message };
}
