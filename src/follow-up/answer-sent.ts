import type { ActivityErrors, ActivityTyped } from '#follow-up/activity-form.ts';
import type { FieldErrors, Way } from '#follow-up/answer-form.ts';
import type { AnswerDraft } from '#follow-up/request-record.ts';

/** What the answer's page gets back when something in its form was not taken: everything that was typed, and why. */
export type AnswerSent = {
  readonly typed: AnswerDraft;
  readonly way?: Way | null;
  readonly errors: FieldErrors;
  readonly fault: { readonly code: string; readonly sentence: string } | null;
  readonly activity?: ActivityTyped;
  readonly activityErrors?: ActivityErrors;
  readonly handed?: { readonly to: string; readonly email: string; readonly why: string };
  readonly handFault?: string;
};
