import { z } from 'zod';
import type { FieldFault, Parsed } from '#platform/sent-form.ts';
import type { Answer } from '#promise/approval.server.ts';

const UNREADABLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';
const DAY = 'Skriv dagen så här: 2026-05-14.';
const LONGEST_MESSAGE = 2_000;
const LONGEST_COMMENT = 4_000;

/** What is typed in the form of a sending. */
export function sendingMessage(form: FormData): Parsed<string | null> {
  const message = word(form, 'meddelande').trim();
  if (message.length > LONGEST_MESSAGE)
    return wrong('meddelande', 'Meddelandet är för långt. Skriv högst 2\u00a0000\u00a0tecken.');
  return { ok: true, value: message === '' ? null : message };
}

const TEXT = z.tuple([z.enum(['frame', 'point']), z.uuid(), z.string().regex(/^[0-9a-f]{64}$/)]);

export type AnswersSent = { readonly partyId: string; readonly answers: readonly Answer[] };

/**
 * A party's answers. Each text stands as `text` with its kind, version and content; `svar-VERSION` says approved or
 * returned, `kommentar-VERSION` why. The button `allt` approves every text of the form. What has no answer waits on.
 */
export function answersSent(form: FormData): Parsed<AnswersSent> {
  const party = z.uuid().safeParse(word(form, 'part'));
  const texts = z
    .array(TEXT)
    .min(1)
    .max(1_000)
    .safeParse(form.getAll('text').map((text) => String(text).split(' ')));
  if (!party.success || !texts.success) return wrong('svar', UNREADABLE);
  const all = form.has('allt');
  const faults: FieldFault[] = [];
  const answers = texts.data.flatMap(([versionKind, versionId, content]): Answer[] => {
    const verdict = all ? 'approved' : word(form, `svar-${versionId}`);
    if (verdict !== 'approved' && verdict !== 'returned') return [];
    const comment = word(form, `kommentar-${versionId}`).trim();
    const field = `${party.data}-kommentar-${versionId}`;
    if (verdict === 'returned' && comment === '')
      faults.push({ field, message: 'Skriv vad som behöver ändras, så att den som skriver om vet det.' });
    if (comment.length > LONGEST_COMMENT)
      faults.push({ field, message: 'Kommentaren är för lång. Skriv högst 4\u00a0000\u00a0tecken.' });
    return [{ versionKind, versionId, content, verdict, comment: comment === '' || all ? null : comment }];
  });
  if (faults.length > 0) return { ok: false, faults };
  const first = texts.data[0]?.[1] ?? '';
  if (answers.length === 0)
    return wrong(`${party.data}-svar-${first}`, 'Svara på minst en text: godkänn den eller skicka tillbaka den.');
  return { ok: true, value: { partyId: party.data, answers } };
}

const SIGNATURE = {
  part: z.uuid('Välj part.'),
  namn: line('Skriv namnet på den som skrev under.'),
  befattning: line('Skriv personens befattning, till exempel kommundirektör.'),
  // The database knows no year 0.
  dag: z.iso.date(DAY).refine((day) => !day.startsWith('0000'), DAY),
};

export type SignatureSent = {
  readonly partyId: string;
  readonly name: string;
  readonly title: string;
  readonly day: string;
};

/** Who signed, for whom, and when. */
export function signatureSent(form: FormData): Parsed<SignatureSent> {
  const parsed = z.object(SIGNATURE).safeParse(Object.fromEntries(form));
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })) };
  }
  const { part, namn, befattning, dag } = parsed.data;
  return { ok: true, value: { partyId: part, name: namn, title: befattning, day: dag } };
}

function line(missing: string) {
  return z
    .string(missing)
    .trim()
    .min(1, missing)
    .max(200, 'Skriv högst 200\u00a0tecken.')
    .regex(/^\P{Cc}*$/u, 'Skriv på en rad.');
}

function word(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

function wrong(field: string, message: string): { readonly ok: false; readonly faults: readonly FieldFault[] } {
  return { ok: false, faults: [{ field, message }] };
}
