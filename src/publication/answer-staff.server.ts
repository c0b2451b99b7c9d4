import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { readAnswers, type Answers, type AnswerFault } from '#dialogue/answers.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { newTicket, readTicket, receiptOf } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { contactKeptTo } from '#publication/contact.ts';
import { insertContact } from '#publication/leave-contact.server.ts';

type Secret = Pick<Context, 'secret'>;

/** The questions of a dialogue with staff, for whoever works here and is signed in. */
export type StaffForm = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: Pick<DialogueRead, 'id' | 'title' | 'definition' | 'feedbackDue'>;
  /** Null where it takes no answers. */
  readonly form: QuestionForm | null;
  readonly ticket: string;
  readonly contactKeptTo: string;
  /** Whether the person has an address of their own in Löftet, to be told at. */
  readonly hasAddress: boolean;
};

/** What staff are asked. @throws AppError `forbidden`, `not-found` for another kind of dialogue too */
export async function loadStaffForm(
  work: Work,
  ctx: Secret,
  municipality: MunicipalityRef,
  { id, now, today }: { readonly id: string; readonly now: Date; readonly today: string },
): Promise<StaffForm> {
  const dialogue = await mustAnswer(work, id);
  return {
    municipality,
    dialogue: { id, title: dialogue.title, definition: dialogue.definition, feedbackDue: dialogue.feedbackDue },
    form: dialogue.open?.form ?? null,
    ticket: newTicket(ctx.secret, id, now),
    contactKeptTo: contactKeptTo(dialogue.heldTo, today),
    hasAddress: work.actor.personId !== null,
  };
}

export type StaffSent = {
  readonly ticket: string;
  readonly raw: (form: QuestionForm) => Record<string, unknown>;
  /** Whether the person asks to be told what comes of it, at their own address. */
  readonly tellMe: boolean;
  readonly now: Date;
  readonly today: string;
};
export type StaffAnswered =
  | { readonly receipt: string }
  | {
      readonly fault: 'expired' | 'empty' | null;
      readonly faults: readonly AnswerFault[];
      readonly typed: Answers;
    };

/**
 * Takes an answer from somebody who works here. Signing in opens the form, and no more: the answer holds no person, no hour and
 * no event, as a resident's does. Only who asks to be told leaves their address, apart, as residents do.
 * @throws AppError `forbidden`, `not-found`, `dialogue-closed`, `input-other`
 */
export async function answerStaff(work: Work, ctx: Secret, id: string, sent: StaffSent): Promise<StaffAnswered> {
  const { tx, municipalityId, actor } = work;
  const dialogue = await mustAnswer(work, id);
  if (dialogue.open === null) throw new AppError('dialogue-closed');
  const { form, versionId } = dialogue.open;
  const { answers, faults } = readAnswers(form, sent.raw(form));
  if (faults.length > 0) return { fault: null, faults, typed: answers };
  if (Object.keys(answers).length === 0) return { fault: 'empty', faults: [], typed: answers };
  const inputId = readTicket(ctx.secret, id, sent.ticket, sent.now);
  if (inputId === null) return { fault: 'expired', faults: [], typed: answers };
  const { today } = sent;
  const said = { id: inputId, dialogueId: id, versionId, channel: 'web', lang: 'sv', day: today, answers } as const;
  await receiveInput(tx, municipalityId, said);
  if (sent.tellMe && actor.personId !== null) {
    const { rows } = await sql<{ email: string; lang: Lang }>`
      select email, lang from person where id = ${actor.personId}`.execute(tx);
    for (const { email, lang } of rows)
      await insertContact(ctx, tx, municipalityId, { dialogue, inputId, email, lang, today, confirmed: true });
  }
  return { receipt: receiptOf(ctx.secret, inputId) };
}

async function mustAnswer(work: Work, id: string): Promise<DialogueRead> {
  const dialogue = await loadDialogue(work, id);
  // Whoever works for one party or in one area is asked too.
  authorize(work.actor, 'office:read', { municipalityId: work.municipalityId });
  if (dialogue.kind !== 'staff') throw new AppError('not-found');
  return dialogue;
}
