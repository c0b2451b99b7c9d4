import type { Work } from '#access/work.server.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { AppError } from '#platform/errors.ts';
import type { FeedbackModel, FeedbackVersion } from '#publication/feedback-model.ts';
import { feedbackVersions, publishedFeedback } from '#publication/feedback-queries.server.ts';

/** What came of a dialogue with staff, for those who work here. */
export type StaffFeedback = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: Pick<DialogueRead, 'id' | 'title' | 'feedbackDue'>;
  readonly isLate: boolean;
  /** Null until it is told. `versions`: every one, the latest first. */
  readonly shown: {
    readonly model: FeedbackModel;
    readonly version: FeedbackVersion;
    readonly versions: readonly FeedbackVersion[];
  } | null;
};

/**
 * The page about a dialogue with staff as it was last published, or in the version `no`.
 * @throws AppError `not-found`, for another kind of dialogue too: that page is for everybody
 */
export async function loadStaffFeedback(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  { no, today }: { readonly no: number | null; readonly today: string },
): Promise<StaffFeedback> {
  const { kind, title, feedbackDue } = await loadDialogue(work, id);
  if (kind !== 'staff') throw new AppError('not-found');
  const versions = await feedbackVersions(work, id, 'sv');
  const published = await publishedFeedback(work, id, 'sv', no);
  const version = versions.find((one) => one.no === published?.no);
  if (no !== null && published === null) throw new AppError('not-found');
  return {
    municipality,
    dialogue: { id, title, feedbackDue },
    isLate: versions.length === 0 && feedbackDue !== null && feedbackDue < today,
    shown: published === null || version === undefined ? null : { model: published.model, version, versions },
  };
}
