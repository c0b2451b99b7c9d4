/** `answerer`: for an owner of the point; `contributor`: for a party that contributes to it. */
export type RequestPart = 'answerer' | 'contributor';

/** `closed`: the round was locked before an answer came. */
export type RequestState = 'waiting' | 'answered' | 'handed-on' | 'closed';

/** What is written of an answer but not sent, field by field as it was typed. */
export type AnswerDraft = { readonly [field in DraftField]?: string };
/** Each button has a reason of its own: for a changed status, for nothing to report, and for what was not done. */
export const DRAFT_FIELDS = ['body', 'count', 'unit', 'next', 'progress', 'reason', 'nothing', 'notDone'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];
