import { AppError, type ErrorCode } from '#platform/errors.ts';

/** The database's own walls, by the name of the constraint that stood in the way. */
const RULES: Readonly<Record<string, ErrorCode>> = {
  goal_of_its_period: 'goal-outside-period',
  done_has_evidence: 'done-without-evidence',
  locked_round_takes_corrections: 'round-locked',
  name_taken_at_that_time: 'area-name-taken',
  approver_of_a_party: 'grant-needs-party',
  party_municipality_id_kind_name_key: 'name-taken',
  municipality_name_is_seen: 'name-with-unseen-signs',
  area_name_is_seen: 'name-with-unseen-signs',
  every_point_has_an_outcome: 'promise-has-open-points',
  closed_promise_takes_no_points: 'promise-closed',
};

/** The uniqueness that is the lock between two editors: whoever comes second has seen an older version. */
const EDITORS =
  /^feedback_page_.*_no_key$|_(?:promise_id|point_id|entry_id|party_id|case_id|round_id|meeting_id|dialogue_id)_no_key$|^translation_no_key$|^import_version_pkey$|^publication_municipality_id_subject_kind_|^entry_municipality_id_round_id_.*_key$|^entry_approval_.*_key$|^(?:case_step|memo_final|memo_profile|document_template|template_choice|consultation_answer|consultation_point|archive_package|erasure|dialogue_step|input_review|statement_version|dots|theme_version|coding|coding_theme|theme_answer|point_theme|walk_version|observation_version|observation_revisit|point_question_reply)_pkey$|^ruling_.*_key$|^case_step_which$/;

/** A fault of the database as the rule of the method that it is, where it is one; else the fault itself. */
export function ruleFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('constraint' in error) || typeof error.constraint !== 'string') return error;
  const code = RULES[error.constraint];
  if (code !== undefined) return new AppError(code, { count: 'minst en' }, error);
  return EDITORS.test(error.constraint) ? new AppError('edited-meanwhile', {}, error) : error;
}
