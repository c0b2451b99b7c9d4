import { z } from 'zod';
import type { DeskSent } from '#publication/save-desk.server.ts';

/** So many texts are on one page of the desk. */
export const PAGE_OF_TEXTS = 40;
/** What a form can hold at most: the texts of a file are taken in one go. */
const MOST_TEXTS = 2_000;
const LONGEST = 60_000;
const TOO_MANY =
  'Filen har ändringar i fler än 2\u00a0000\u00a0texter. Dela den i två och ta en i taget: ingenting är sparat.';
const NOT_WHOLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';

export type DeskRead = { readonly sent: readonly DeskSent[] } | { readonly error: string };

/** The texts of the desk as they were typed: `text.3` with what it belongs to beside it. */
export function deskSent(data: FormData): DeskRead {
  const numbers = [...data.keys()].flatMap((name) => /^key\.(\d{1,4})$/.exec(name)?.[1] ?? []);
  if (numbers.length === 0 || numbers.length > MOST_TEXTS) return { error: NOT_WHOLE };
  const sent: DeskSent[] = [];
  for (const number of numbers) {
    const of = (name: string): string => String(data.get(`${name}.${number}`) ?? '').replaceAll('\r\n', '\n');
    const no = Number(of('no'));
    const one = {
      key: of('key'),
      no,
      from: of('from'),
      was: of('was'),
      body: of('text').trim(),
      machine: data.has(`machine.${number}`),
      stands: data.has(`stands.${number}`),
    };
    if (!Sent.safeParse(one).success || !data.has(`text.${number}`)) return { error: NOT_WHOLE };
    sent.push(one);
  }
  return { sent };
}

/** The sign NUL, which JSON can hold, is refused by the database. */
const Text = z
  .string()
  .max(LONGEST)
  .refine((text) => !text.includes('\0'));
const Sent = z.strictObject({
  key: z.string().regex(/^[a-z]+\.[0-9a-f-]{36}\.[a-z0-9-]{1,50}$/),
  no: z.int().min(0).max(1_000_000),
  from: Text.refine((text) => text !== ''),
  was: Text,
  body: Text.transform((text) => text.trim()),
  machine: z.boolean(),
  stands: z.boolean(),
});

/** The changes of a file that were shown and are ticked. */
export function takenFromFile(data: FormData): DeskRead {
  const rows = data.getAll('rad');
  if (rows.length > MOST_TEXTS) return { error: TOO_MANY };
  const ticked = new Set(data.getAll('ta').map(String));
  const sent: DeskSent[] = [];
  for (const value of rows) {
    const read = Sent.safeParse(jsonOf(String(value)));
    if (!read.success) return { error: NOT_WHOLE };
    if (ticked.has(read.data.key)) sent.push(read.data);
  }
  return sent.length === 0 ? { error: 'Välj minst en text att spara, eller gå tillbaka.' } : { sent };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The versions that are ticked to be approved, by somebody who says that they have read them. */
export function approvalSent(data: FormData): { readonly ids: readonly string[] } | { readonly error: string } {
  const ids = z.array(z.uuid()).max(MOST_TEXTS).safeParse(data.getAll('oversattning').map(String));
  if (!ids.success) return { error: NOT_WHOLE };
  if (ids.data.length === 0) return { error: 'Kryssa för de texter som du godkänner.' };
  if (!data.has('lasare')) return { error: 'Kryssa för att du läser språket väl och har läst texterna.' };
  return { ids: ids.data };
}
