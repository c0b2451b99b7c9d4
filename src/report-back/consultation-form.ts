import { z } from 'zod';
import { isDay } from '#places/register-name.ts';
import type { ConsultationVerdict } from '#report-back/consultation-merge.ts';

/** So many parties in one sending. */
export const MOST_PARTIES = 50;
const MOST_WORDS = 4000;
const LONG = `Texten får ha högst 4\u00a0000\u00a0tecken.`;
const WHY = 'Skriv varför ni avstyrker. Skälet står sedan i skrivelsen.';

/** Whom a memo is sent to, as it is typed: rows without a party are left out. `personId` empty: the officer passes a link on. */
export type SendTyped = {
  readonly due: string;
  readonly parties: readonly { readonly party: string; readonly personId: string }[];
};

const Send = z.object({
  due: z.string().trim().refine(isDay, 'Skriv den sista dagen att svara så här: 2026-05-14.'),
  parties: z
    .array(
      z.object({
        party: z
          .string()
          .transform((words) => words.replace(/\s+/gu, ' ').trim())
          .pipe(
            z
              .string()
              .min(1, 'Skriv vem som tillfrågas.')
              .max(500, 'Namnet på den tillfrågade får ha högst 500\u00a0tecken.')
              .regex(/^\P{Cc}*$/u, 'Namnet har ett tecken som inte syns. Skriv det på nytt.'),
          ),
        personId: z.union([z.literal(''), z.uuid('Välj personen i listan.')]).transform((id) => id || null),
      }),
    )
    .min(1, 'Skriv minst en som tillfrågas.')
    .max(MOST_PARTIES, `Du kan skicka till högst ${MOST_PARTIES} åt gången.`),
});
export type Sending = z.output<typeof Send>;

type Errors = { readonly errors: Readonly<Record<string, string>> };

/** What is sent, or what is wrong in it, a sentence per field. @param today a day that has been gives nobody time to answer */
export function readSending({ due, parties }: SendTyped, today: string): { readonly sending: Sending } | Errors {
  const read = Send.safeParse({ due, parties: parties.filter(({ party }) => party.trim() !== '') });
  if (!read.success) return errorsOf(read.error);
  if (read.data.due < today)
    return { errors: { due: 'Den sista dagen att svara har redan varit. Välj en dag framåt.' } };
  const names = read.data.parties.map(({ party }) => party.toLocaleLowerCase('sv'));
  if (new Set(names).size < names.length)
    return { errors: { parties: 'Samma part står två gånger. Ta bort den ena.' } };
  return { sending: read.data };
}

/** An answer as its form sends it; `points` are those that the party says something of, by the point's id. */
export type AnswerTyped = {
  readonly verdict: string;
  readonly comment: string;
  readonly points: Readonly<Record<string, { readonly verdict: string; readonly comment: string }>>;
};

export type Answered = {
  readonly verdict: ConsultationVerdict;
  readonly comment: string | null;
  readonly points: readonly {
    readonly pointId: string;
    readonly verdict: ConsultationVerdict;
    readonly comment: string | null;
  }[];
};

const Verdict = z.enum(['endorses', 'objects', 'no-remark']);
const Comment = z
  .string()
  .trim()
  .max(MOST_WORDS, LONG)
  .transform((words) => words || null);

/** The answer, or what is wrong in it: by `verdict`, `comment` and `point-<id>`. An objection always says why. */
export function readAnswer(typed: AnswerTyped): { readonly answer: Answered } | Errors {
  const errors: Record<string, string> = {};
  const verdict = Verdict.safeParse(typed.verdict);
  if (!verdict.success) errors['verdict'] = 'Välj om ni tillstyrker, avstyrker eller inte har något att erinra.';
  const comment = Comment.safeParse(typed.comment);
  if (!comment.success) errors['comment'] = LONG;
  else if (verdict.data === 'objects' && comment.data === null) errors['comment'] = WHY;
  const points = Object.entries(typed.points).flatMap(([pointId, said]) => {
    const of = Verdict.safeParse(said.verdict);
    const words = Comment.safeParse(said.comment);
    if (!words.success) errors[`point-${pointId}`] = LONG;
    else if (!of.success && words.data !== null) errors[`point-${pointId}`] = 'Välj också vad ni säger om punkten.';
    else if (of.data === 'objects' && words.data === null) errors[`point-${pointId}`] = WHY;
    return of.success && words.success ? [{ pointId, verdict: of.data, comment: words.data }] : [];
  });
  if (Object.keys(errors).length > 0 || !verdict.success || !comment.success) return { errors };
  return { answer: { verdict: verdict.data, comment: comment.data, points } };
}

const Ended = z
  .string()
  .trim()
  .min(1, 'Skriv varför samrådet går vidare utan svaret.')
  .max(2000, 'Skälet får ha högst 2\u00a0000\u00a0tecken.');

/** Why a consultation goes on without an answer. */
export function readEnding(reason: string): { readonly reason: string } | Errors {
  const read = Ended.safeParse(reason);
  return read.success ? { reason: read.data } : { errors: { reason: read.error.issues[0]?.message ?? '' } };
}

function errorsOf({ issues }: z.ZodError): Errors {
  return { errors: Object.fromEntries(issues.toReversed().map(({ path, message }) => [String(path[0]), message])) };
}
