import { z } from 'zod';
import type { Report } from '#checking/report.ts';
import { NOT_WHOLE } from '#platform/sent-form.ts';
import { hasUnseenSigns, turnsWriting } from '#platform/unseen-signs.ts';
import { aimIn } from '#report-back/case-aim.ts';
import { APPROVALS } from '#report-back/case-approvals.ts';
import type { StepInput } from '#report-back/case-steps.ts';

export const CASE_KINDS = ['promise', 'follow-up', 'report-back'] as const satisfies readonly Report['kind'][];

const DAY = 'Skriv dagen så här: 2026-05-14.';
/** Far from what a case is about, but within what every part of the program can count with. */
const inTime = (text: string): boolean => text >= '1990-01-01' && text <= '2199-12-31';
const day = z.iso.date({ error: DAY, abort: true }).refine(inTime, 'Välj ett år mellan 1990 och 2199.');
const id = z.uuid(NOT_WHOLE);
const idOrNone = z.union([z.literal('').transform(() => null), id]);

const onOneLine = (most: number, least: string, name: string) =>
  z
    .string()
    .trim()
    .min(1, least)
    .max(most, `${name} får ha högst ${most}\u00a0tecken.`)
    .refine((text) => !hasUnseenSigns(text), `Skriv ${name.toLowerCase()} på en rad.`);

const registryNumber = z
  .string()
  .trim()
  .max(100, 'Diarienumret får ha högst 100\u00a0tecken.')
  .refine((text) => !hasUnseenSigns(text), 'Skriv diarienumret på en rad.')
  .transform((text) => (text === '' ? null : text));

const aim = z
  .string()
  .regex(/^$|^[fs]:[0-9a-f-]{36}$/, NOT_WHOLE)
  .transform(aimIn);

/** A case that is opened. */
export const OpenCaseForm = z.object({
  lofte: z.uuid('Välj vilket löfte ärendet gäller.'),
  arende: z.enum(CASE_KINDS, 'Välj vad som ska beslutas.'),
  handlaggare: idOrNone,
  mal: aim,
  diarienummer: registryNumber,
});

/** Whose a case is, where it is going and its number in the register. */
export const CaseFactsForm = z.object({ handlaggare: idOrNone, mal: aim, diarienummer: registryNumber });

const reason = z
  .string()
  .trim()
  .min(1, 'Skriv skälet, så att den som tar vid förstår.')
  .max(4_000, 'Skälet får ha högst 4\u00a0000\u00a0tecken.')
  .refine((words) => turnsWriting(words) === null, { error: ({ input }) => turnsWriting(String(input)) ?? undefined });
const no = z
  .string()
  .regex(/^\d{1,6}$/, NOT_WHOLE)
  .transform(Number);

/** A move that whoever keeps the case in order notes by hand. */
export type HandMove = StepInput & { readonly step: 'approved' | 'prepared' | 'on-agenda' | 'draft' };
/** `no`: of the latest step that the person saw. */
type MoveSent = { readonly no: number; readonly move: HandMove };

const sitting = z.uuid('Välj sammanträdet.');

/** The moves that are noted by hand, by the name of their form. */
export const MOVE_FORMS = {
  godkand: z
    .object({
      no,
      dag: day,
      vems: z.enum(APPROVALS, NOT_WHOLE),
      godkannare: onOneLine(200, 'Skriv vem som har godkänt.', 'Namnet'),
      roll: onOneLine(200, 'Skriv i vilken roll.', 'Rollen'),
    })
    .transform(({ no: seen, dag, vems, godkannare, roll }): MoveSent => ({
      no: seen,
      move: { step: 'approved', day: dag, approves: vems, name: godkannare, role: roll },
    })),
  beredd: z
    .object({ no, dag: day })
    .transform(({ no: seen, dag }): MoveSent => ({ no: seen, move: { step: 'prepared', day: dag } })),
  dagordning: z
    .object({ no, dag: day, sammantradet: sitting })
    .transform(({ no: seen, dag, sammantradet }): MoveSent => ({
      no: seen,
      move: { step: 'on-agenda', day: dag, sittingId: sammantradet },
    })),
  bordlagd: z
    .object({ no, dag: day, sammantradet: sitting, skal: reason })
    .transform(({ no: seen, dag, sammantradet, skal }): MoveSent => ({
      no: seen,
      move: { step: 'on-agenda', day: dag, sittingId: sammantradet, reason: skal },
    })),
  ater: z
    .object({ no, dag: day, skal: reason })
    .transform(({ no: seen, dag, skal }): MoveSent => ({ no: seen, move: { step: 'draft', day: dag, reason: skal } })),
} as const;
export type MoveForm = keyof typeof MOVE_FORMS;

/** Up to this many days at once: two years of a body that meets every other week. */
const MOST_DAYS = 60;

/** Days of sittings, one a line or with commas between. */
export const SittingsForm = z.object({
  namnd: z.uuid('Välj vem som sammanträder.'),
  dagar: z
    .string()
    .transform((text) => text.split(/[\s,;]+/u).filter((one) => one !== ''))
    .pipe(z.array(day).min(1, 'Skriv minst en dag.').max(MOST_DAYS, `Skriv högst ${MOST_DAYS}\u00a0dagar åt gången.`)),
});

const count = z
  .string()
  .trim()
  .regex(/^$|^(?:\d{1,2}|100)$/, 'Skriv ett antal arbetsdagar, 0–100, eller lämna tomt.')
  .transform((text) => (text === '' ? null : Number(text)));
/** Working days before a body's sittings. */
export const ForumDaysForm = z.object({ id, samrad: count, godkannande: count, kallelse: count });
export const SittingForm = z.object({ id });
