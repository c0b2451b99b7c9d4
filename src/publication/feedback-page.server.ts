import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { FeedbackModel } from '#publication/feedback-model.ts';
import type { FeedbackWritten } from '#publication/feedback-queries.server.ts';
import type { GuardFinding } from '#publication/guard.ts';
import { isChangedFeedback, prepareFeedback } from '#publication/publish-feedback.server.ts';

export type FeedbackDesk = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: DialogueRead;
  readonly may: { readonly write: boolean };
  readonly written: Omit<FeedbackWritten, 'id'>;
  /** In Swedish, as it would be published now. */
  readonly model: FeedbackModel;
  /** The version that is published; 0 before the first. */
  readonly publishedNo: number;
  readonly isChanged: boolean;
  readonly findings: readonly GuardFinding[];
};

/** The desk where a dialogue's feedback is written, with the page as it would be. @throws AppError `not-found` */
export async function loadFeedbackDesk(work: Work, municipality: MunicipalityRef, id: string): Promise<FeedbackDesk> {
  const dialogue = await loadDialogue(work, id);
  const { drafts, written, findings } = await prepareFeedback(work, dialogue, { only: ['sv'] });
  const [own] = drafts;
  if (own === undefined) throw new Error('every municipality publishes in Swedish');
  return {
    municipality,
    dialogue,
    may: { write: can(work.actor, 'dialogue:write', jointScope(work.municipalityId, dialogue.areaId)) },
    written: { no: written?.no ?? 0, intro: written?.intro ?? null, quotes: written?.quotes ?? [] },
    model: own.model,
    publishedNo: own.before?.no ?? 0,
    isChanged: isChangedFeedback(own),
    findings,
  };
}
