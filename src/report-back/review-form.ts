import { z } from 'zod';
import { PARTY_KINDS } from '#checking/report.ts';
import { ERRORS } from '#platform/errors.ts';
import { hasUnseenSigns } from '#platform/unseen-signs.ts';

/**
 * What may be written in the review's fields: each schema takes a field's rows, without empty ones, and gives the value
 * as the report holds it. The lengths are the database's own.
 */
const words = (most: number) =>
  z.string().max(most, `Texten är för lång. Skriv högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`);
const needed = (most: number, what: string) => words(most).min(1, what);
const seen = <Schema extends z.ZodType<string>>(schema: Schema) =>
  schema.refine((name) => !hasUnseenSigns(name), ERRORS['name-with-unseen-signs'].sentence);
const orNull = (schema: z.ZodType<string>) => schema.transform((text) => (text === '' ? null : text));
const DAY = 'Skriv datumet som år-månad-dag, till exempel 2018-05-03.';
// The database counts years from 1.
const day = z.iso.date(DAY).refine((text) => !text.startsWith('0000'), DAY);
const dayOrNull = z.union([z.literal('').transform(() => null), day], { error: DAY });
const whole = (most: number, what: string) =>
  z
    .string()
    .regex(/^\d*$/, what)
    .transform((digits) => (digits === '' ? null : Number(digits)))
    .refine((value) => value === null || value <= most, what);
const oneOf = <const Value extends readonly string[]>(values: Value, what: string) => z.enum(values, { error: what });
const noneOr = <const Value extends readonly string[]>(values: Value) =>
  z.union([z.literal('').transform(() => null), z.enum(values)], { error: 'Välj något i listan.' });

/** The one row, or null where nothing is written. */
const one = <Value>(row: z.ZodType<Value>) => z.array(row).transform((rows) => rows[0] ?? null);
const many = <Value>(row: z.ZodType<Value>, most: number) =>
  z.array(row).max(most, `Här får det stå högst ${most} rader.`);
const single = <Value>(schema: z.ZodType<Value>) => z.tuple([schema]).transform(([value]) => value);
const list = (length: number, most: number, also = (text: z.ZodType<string>) => text) =>
  many(single(also(needed(length, 'Skriv något på raden.'))), most);

const partyKind = oneOf(PARTY_KINDS, 'Välj vad det är för slags part.');

const yearOrder = ({ from, to }: { from: number | null; to: number | null }) =>
  (from === null) === (to === null) && (from ?? 0) <= (to ?? 0);

export const FORM = {
  title: one(single(words(500))),
  kind: one(single(oneOf(['report-back', 'follow-up', 'promise'], 'Välj vad det är för dokument.'))),
  municipality: one(single(seen(words(200)))),
  areas: list(200, 100, seen),
  period: one(
    z
      .tuple([day, day])
      .refine(([from, to]) => from <= to, 'Periodens sista dag är före den första.')
      .refine(([from, to]) => from >= '1990' && to < '2101', 'Året är inte rimligt. Kontrollera datumen.')
      .transform(([from, to]) => ({ from, to })),
  ),
  parties: many(
    z.tuple([partyKind, needed(200, 'Skriv vad parten heter.')]).transform(([kind, name]) => ({ kind, name })),
    50,
  ),
  registryNumber: one(single(words(100))),
  date: one(single(day)),
  decisionBody: one(single(words(200))),
  department: one(single(words(500))),
  proposedDecisions: list(4000, 50),
  decisionBasis: list(2000, 200),
  agreements: many(
    z
      .tuple([needed(500, 'Skriv vad överenskommelsen heter.'), dayOrNull])
      .transform(([name, date]) => ({ name, date })),
    50,
  ),
  goals: many(
    z
      .tuple([
        whole(999, 'Målets nummer ska vara ett heltal.'),
        needed(2000, 'Skriv målet.'),
        whole(2100, 'Skriv året med fyra siffror.'),
        whole(2100, 'Skriv året med fyra siffror.'),
      ])
      .transform(([number, text, from, to]) => ({ number, text, from, to }))
      .refine(yearOrder, 'Skriv både första och sista året, i den ordningen.')
      .transform(({ number, text, from, to }) => ({
        number,
        text,
        period: from === null || to === null ? null : { from, to },
      })),
    100,
  ),
  consultation: many(
    z
      .tuple([needed(500, 'Skriv vem som har tillfrågats.'), noneOr(['endorses', 'objects', 'no-remark'])])
      .transform(([party, verdict]) => ({ party, verdict })),
    100,
  ),
  perspectives: many(
    z
      .tuple([
        oneOf(['gender-equality', 'child', 'accessibility', 'economy', 'other'], 'Välj vilket perspektiv det är.'),
        needed(20_000, 'Skriv vad perspektivet säger.'),
      ])
      .transform(([kind, text]) => ({ kind, text })),
    50,
  ),
  coDetermination: one(single(oneOf(['not-called-for', 'information-given', 'negotiated'], 'Välj något i listan.'))),
  committeeReporting: list(500, 100),
  publications: many(
    z
      .tuple([needed(2000, 'Skriv adressen.'), orNull(words(100))])
      .transform(([address, period]) => ({ address, period })),
    100,
  ),
  signatories: many(
    z.tuple([needed(500, 'Skriv namnet.'), orNull(words(500))]).transform(([name, role]) => ({ name, role })),
    50,
  ),
  dispatch: list(500, 100),
  statedCounts: one(
    z
      .tuple([count(), count(), count(), count()])
      .transform(([total, joint, municipality, police]) => ({ total, joint, municipality, police })),
  ),
} as const;

export const POINT_FORM = {
  text: one(single(words(4000))).refine((text) => text !== null, 'Skriv vad som lovas.'),
  focusArea: one(single(words(500))),
  promise: one(single(words(4000))),
  due: one(single(words(500))),
  target: one(
    z
      .tuple([
        z
          .string()
          .min(1, 'Skriv det lägsta antalet.')
          .regex(/^[\d \u00a0]+(?:[.,]\d+)?$/, 'Skriv antalet med siffror.')
          .transform((digits) => Number(digits.replace(/[ \u00a0]/g, '').replace(',', '.')))
          .refine((value) => value < 1e9, 'Antalet är inte rimligt.'),
        needed(200, 'Skriv vad som räknas.'),
        noneOr(['day', 'week', 'month', 'tertial', 'year']),
      ])
      .transform(([atLeast, unit, per]) => ({ atLeast, unit, per })),
  ),
  results: many(
    z
      .tuple([
        orNull(words(100)),
        noneOr(PARTY_KINDS),
        noneOr(['done', 'ongoing', 'delayed', 'partly', 'planned', 'not-done']),
        needed(20_000, 'Skriv resultatet, eller töm hela raden.'),
      ])
      .transform(([period, by, status, text]) => ({ period, by, text, status })),
    200,
  ),
  carriedOver: one(single(oneOf(['ja', 'nej'], 'Välj något i listan.').transform((value) => value === 'ja'))),
} as const;

function count() {
  return whole(10_000, 'Antalet ska vara ett heltal.');
}
