import { z } from 'zod';
import { isUuid } from '#platform/is-uuid.ts';
import type { Size } from '#publication/version.ts';

/** What is wrong with a field, by the field's name. */
type Faults = readonly { readonly field: string; readonly message: string }[];
type Read<T> = { readonly value: T } | { readonly faults: Faults };

const UNREADABLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';
const LONGEST = 1_000;
const TOO_LONG = 'Texten är för lång. Skriv högst 1\u00a0000\u00a0tecken.';
const day = z.iso.date('Skriv dagen så här: 2026-05-14.').refine((text) => !text.startsWith('0000'), {
  message: 'Skriv dagen så här: 2026-05-14.',
});
const version = z.coerce.number(UNREADABLE).int(UNREADABLE).min(0, UNREADABLE);
const reason = (message: string) => z.string(UNREADABLE).trim().min(1, message).max(LONGEST, TOO_LONG);

const Plan = z.object({
  dag: day,
  tid: z.string(UNREADABLE).regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'Skriv klockslaget så här: 08:30.'),
  vad: z
    .string(UNREADABLE)
    .trim()
    .max(LONGEST, TOO_LONG)
    .transform((text) => (text === '' ? null : text)),
  storlek: z.enum(['major', 'minor'], { error: 'Välj om det är en ändring i sak eller en liten ändring.' }),
  version,
});
const Back = z.object({ skal: reason('Skriv varför sidorna dras tillbaka. Alla kan läsa det.'), version });
const Hold = z.object({
  punkt: z.string(UNREADABLE).refine(isUuid, 'Välj en punkt.'),
  part: z.string(UNREADABLE).refine(isUuid, 'Välj vem som ber om det.'),
  till: day,
  varfor: reason('Skriv varför. Det läses av dem som arbetar med löftet.'),
});

export type PlanSent = {
  readonly publishAt: Date;
  readonly note: string | null;
  readonly size: Size;
  readonly expectedNo: number;
};

/** When something is to be published (Swedish time), and what is told with it. */
export function planSent(form: FormData): Read<PlanSent> {
  const read = readOf(Plan, form);
  if ('faults' in read) return read;
  const { dag, tid, vad, storlek, version: expectedNo } = read.value;
  return { value: { publishAt: swedishMoment(dag, tid), note: vad, size: storlek, expectedNo } };
}

/** Why something is taken back, and which version was seen. */
export function withdrawalSent(form: FormData): Read<{ readonly reason: string; readonly expectedNo: number }> {
  const read = readOf(Back, form);
  return 'faults' in read ? read : { value: { reason: read.value.skal, expectedNo: read.value.version } };
}

/** Which point is to be left as it is in public, for whom, until when and why. */
export function holdSent(
  form: FormData,
): Read<{ readonly pointId: string; readonly partyId: string; readonly until: string; readonly reason: string }> {
  const read = readOf(Hold, form);
  if ('faults' in read) return read;
  const { punkt, part, till, varfor } = read.value;
  return { value: { pointId: punkt, partyId: part, until: till, reason: varfor } };
}

function readOf<T>(schema: z.ZodType<T>, form: FormData): Read<T> {
  const parsed = schema.safeParse(Object.fromEntries(form));
  if (parsed.success) return { value: parsed.data };
  return { faults: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })) };
}

/** The moment at which clocks in Sweden show a time. Where clocks go back, the first of the two. */
export function swedishMoment(day: string, time: string): Date {
  const asUtc = new Date(`${day}T${time}:00Z`);
  const [winter, summer] = [1, 2].map((hours) => new Date(asUtc.getTime() - hours * 3_600_000));
  const shown = (moment: Date): string => CLOCK.format(moment);
  return summer !== undefined && shown(summer) === `${day} ${time}` ? summer : (winter ?? asUtc);
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'short',
  timeStyle: 'short',
});
