import { z } from 'zod';
import type { ActionInput, MeetingWords } from '#follow-up/meeting-record.ts';
import { oneLine } from '#platform/one-line.ts';

/** What is typed of a meeting. Rows are in their order; empty ones are left out. */
export type MeetingTyped = {
  readonly forum: string;
  readonly newForum: string;
  readonly day: string;
  readonly notes: string;
  readonly decisions: string;
  readonly attendance: readonly { readonly organisation: string; readonly people: string }[];
  readonly actions: readonly { readonly body: string; readonly owner: string; readonly due: string }[];
};
export type MeetingErrors = Readonly<Record<string, string>>;

const MOST_ROWS = 100;
const DAY = 'Skriv dagen så här: 2026-05-14.';
const day = z.iso.date(DAY).refine((text) => !text.startsWith('0000'), DAY);
const one = (most: number, name: string) =>
  z
    .string()
    .transform(oneLine)
    .pipe(z.string().max(most, `${name} får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`));
const long = (most: number, name: string) =>
  z
    .string()
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, `${name} får ha högst ${most.toLocaleString('sv-SE')}\u00a0tecken.`));

const Words = z.object({
  notes: long(20_000, 'Anteckningarna'),
  decisions: long(20_000, 'Besluten'),
  attendance: z
    .array(
      z.object({
        organisation: one(200, 'Organisationens namn'),
        people: z
          .string()
          .trim()
          .regex(/^\d{0,3}$|^1000$/, 'Skriv antalet personer med siffror, högst 1\u00a0000.'),
      }),
    )
    .max(MOST_ROWS, `Högst ${MOST_ROWS} organisationer.`),
  actions: z
    .array(
      z
        .object({
          body: one(2_000, 'Det som ska göras'),
          owner: one(200, 'Den som gör det'),
          due: z.union([z.literal(''), day]),
        })
        .refine(({ body, owner }) => body === '' || owner !== '', 'Skriv vem som gör det som ska göras.')
        .refine(({ body, owner, due }) => body !== '' || (owner === '' && due === ''), 'Skriv vad som ska göras.'),
    )
    .max(MOST_ROWS, `Högst ${MOST_ROWS} saker att göra.`),
});

const Begun = z.object({
  forum: z.union([z.literal(''), z.uuid()]),
  newForum: one(200, 'Gruppens namn'),
  day,
});

export type MeetingGiven = { readonly words: MeetingWords; readonly actions: readonly ActionInput[] };
/** The forum by its id, or by a name that may be new. */
export type MeetingBegun = {
  readonly forum: { readonly id: string } | { readonly name: string };
  readonly day: string;
};

/** What a meeting's form says of what was said and done, or what is wrong in it, a sentence per field. */
export function meetingWords(
  typed: MeetingTyped,
): { readonly given: MeetingGiven } | { readonly errors: MeetingErrors } {
  const read = Words.safeParse(typed);
  if (!read.success) return { errors: errorsOf(read.error) };
  const { notes, decisions, attendance, actions } = read.data;
  return {
    given: {
      words: {
        notes: notes || null,
        decisions: decisions || null,
        attendance: attendance
          .filter(({ organisation }) => organisation !== '')
          .map(({ organisation, people }) => ({ organisation, people: people === '' ? null : Number(people) })),
      },
      actions: actions
        .filter(({ body }) => body !== '')
        .map(({ body, owner, due }) => ({ body, owner, due: due || null })),
    },
  };
}

/** Who met and when, or what is wrong in it. No meeting lies more than a day ahead: notes are taken when it is held. */
export function meetingBegun(
  typed: Pick<MeetingTyped, 'forum' | 'newForum' | 'day'>,
  today: string,
): { readonly begun: MeetingBegun } | { readonly errors: MeetingErrors } {
  const read = Begun.safeParse(typed);
  if (!read.success) return { errors: errorsOf(read.error) };
  const { forum, newForum, day: held } = read.data;
  if (forum === '' && newForum === '')
    return { errors: { forum: 'Välj vilka som möttes, eller skriv gruppens namn.' } };
  if (held > today) return { errors: { day: 'Mötet har inte varit än. Skriv upp det när ni har träffats.' } };
  return { begun: { forum: newForum === '' ? { id: forum } : { name: newForum }, day: held } };
}

/** By the field's name as the page has it; a row's by the list's. */
function errorsOf(fault: z.ZodError): MeetingErrors {
  return Object.fromEntries(fault.issues.map(({ path, message }) => [String(path[0]), message]));
}
