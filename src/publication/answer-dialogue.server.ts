import { swedishDay } from '#checking/day-words.ts';
import { readAnswers, type AnswerFault, type Answers } from '#dialogue/answers.ts';
import { isPublicKind, type Definition } from '#dialogue/dialogue.ts';
import { findDialogueAt, loadDialogueAt } from '#dialogue/dialogue-queries.server.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { newTicket, readTicket, receiptOf } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { countShown } from '#dialogue/statement-queries.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { contactKeptTo } from '#publication/contact.ts';

/** What everybody sees of a dialogue that they may answer: what is named here and nothing else. */
export type OpenDialogue = {
  readonly look: PublicLook;
  readonly definition: Definition;
  readonly feedbackDue: string | null;
  /** Null once it takes no more answers. */
  readonly form: QuestionForm | null;
  readonly title: QuestionForm['title'];
  readonly ticket: string;
  /** Whether there are statements to vote on too. */
  readonly hasStatements: boolean;
  /** Whoever answers for an address that is left; nothing is sent from an invented municipality. */
  readonly municipality: { readonly name: string; readonly demo: boolean };
  /** The last day on which an address that is left now is kept. */
  readonly contactKeptTo: string;
};

type Site = Pick<Context, 'db' | 'secret'>;

/** A dialogue with residents by its address; null where there is none, and for drafts and what staff are asked. */
export async function findOpenDialogue(ctx: Site, slug: string, name: string, now: Date): Promise<OpenDialogue | null> {
  return inNamedMunicipality(ctx.db, slug, async (tx, municipalityId, look) => {
    const dialogue = await findDialogueAt({ tx, municipalityId }, name);
    if (dialogue === null || !isPublicKind(dialogue.kind) || dialogue.step === 'draft') return null;
    const { asked, feedbackDue, open, heldTo } = dialogue;
    const { name: town, isDemo: demo } = await currentMunicipality(tx, municipalityId);
    return {
      look,
      definition: (asked ?? dialogue).definition,
      feedbackDue,
      form: open?.form ?? null,
      title: (asked ?? dialogue).form.title,
      ticket: newTicket(ctx.secret, dialogue.id, now),
      hasStatements: open !== null && (await countShown({ tx, municipalityId }, dialogue.id)) > 0,
      municipality: { name: town, demo },
      contactKeptTo: contactKeptTo(heldTo, swedishDay(now)),
    };
  });
}

export type Answered =
  | { readonly receipt: string }
  | {
      readonly fault: 'expired' | 'other' | 'empty' | null;
      readonly faults: readonly AnswerFault[];
      readonly typed: Answers;
    };

/**
 * Takes one answer from the web. The ticket that the shown form carried makes a form sent twice one answer.
 * @throws AppError `dialogue-closed`, `not-found`
 */
export async function answerDialogue(
  ctx: Site,
  slug: string,
  sent: {
    readonly name: string;
    readonly lang: Lang;
    readonly ticket: string;
    readonly now: Date;
    readonly raw: (form: QuestionForm) => Record<string, unknown>;
  },
): Promise<Answered> {
  const result = await inNamedMunicipality(ctx.db, slug, async (tx, municipalityId): Promise<Answered> => {
    const { id: dialogueId, kind, open } = await loadDialogueAt({ tx, municipalityId }, sent.name);
    if (!isPublicKind(kind)) throw new AppError('not-found');
    if (open === null) throw new AppError('dialogue-closed');
    const { answers, faults } = readAnswers(open.form, sent.raw(open.form));
    if (faults.length > 0) return { fault: null, faults, typed: answers };
    if (Object.keys(answers).length === 0) return { fault: 'empty', faults: [], typed: answers };
    const id = readTicket(ctx.secret, dialogueId, sent.ticket, sent.now);
    if (id === null) return { fault: 'expired', faults: [], typed: answers };
    const { lang, now } = sent;
    const day = swedishDay(now);
    const input = { id, dialogueId, versionId: open.versionId, channel: 'web' as const, lang, day, answers };
    try {
      await receiveInput(tx, municipalityId, input);
    } catch (fault) {
      if (fault instanceof AppError && fault.code === 'input-other')
        return { fault: 'other', faults: [], typed: answers };
      throw fault;
    }
    return { receipt: receiptOf(ctx.secret, id) };
  });
  if (result === null) throw new AppError('not-found');
  return result;
}
