import type { ColumnType, Generated } from 'kysely';
import type { Comparison, Per } from '#checking/report.ts';
import type { EntryKind, FigureRecord, Progress, Verdict } from '#follow-up/follow-up-record.ts';
import type { Noticed } from '#follow-up/noticed.ts';
import type { ActionState } from '#follow-up/meeting-record.ts';
import type { Every } from '#follow-up/recurring-days.ts';
import type { RequestPart, RequestState } from '#follow-up/request-record.ts';
import type { Lang } from '#platform/texts/languages.ts';

type Own = { municipality_id: string };

type RoundRow = Own & {
  id: string;
  promise_id: string;
  label: string | null;
  period_from: string;
  period_to: string;
  opens: string | null;
  due: string | null;
  lock_on: string | null;
  locked_at: Date | null;
  lock_hash: string | null;
  /** A PeriodReport, once it is locked. */
  lock_report: ColumnType<unknown, string | null | undefined, string | null>;
};

type EntryRow = Own & {
  id: string;
  round_id: string;
  point_id: string;
  party_id: string;
  told: 'together' | 'apart';
  position: number;
};

type EntryVersionRow = Own & {
  id: string;
  entry_id: string;
  no: number;
  kind: EntryKind;
  body: string | null;
  next_step: string | null;
  internal_note: string | null;
  progress: Progress | null;
  said_late: Generated<boolean>;
  reason: string | null;
  correction_note: string | null;
  source_import: string | null;
  content: string;
  by_person: string | null;
  at: Generated<Date>;
};

type ActivityRow = Own & {
  id: string;
  point_id: string;
  party_id: string;
  day: string;
  body: string;
  count: number | null;
  unit: string | null;
  place_id: string | null;
  vis: Generated<'public' | 'internal'>;
  trashed_at: Date | null;
  measure_id: string | null;
  recurring_id: string | null;
  with_whom: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

type FigureRow = Own & {
  id: string;
  point_id: string;
  entry_version_id: string | null;
  position: number;
  label: string;
  quote: string | null;
  value: number | null;
  base_value: number | null;
  has_base: boolean;
  unit: string | null;
  per: Per | null;
  comparison: Comparison | null;
  period_from: string;
  period_to: string;
  base_from: string | null;
  base_to: string | null;
  source: string;
  preliminary: Generated<boolean>;
  kind: FigureRecord['kind'];
  direction: FigureRecord['direction'];
  vis: Generated<'public' | 'internal'>;
};

type VerdictRow = Own & {
  id: string;
  point_id: string;
  party_id: string;
  no: number;
  value: Verdict;
  reason: string;
  by_person: string | null;
  at: Generated<Date>;
};

type EvidenceRow = Own & {
  id: string;
  entry_version_id: string | null;
  activity_id: string | null;
  file_sha256: string;
  caption: string | null;
  vis: Generated<'public' | 'internal'>;
};

type WheelDayRow = Own & {
  id: string;
  day: string;
  name: string;
  party_id: string | null;
  forum_id: string | null;
  by_person: string | null;
  at: Generated<Date>;
  trashed_at: Date | null;
};

type RequestRow = Own & {
  id: string;
  round_id: string;
  point_id: string;
  party_id: string;
  person_id: string;
  part: RequestPart;
  state: RequestState;
  reason: string | null;
  snoozed_until: string | null;
  draft: ColumnType<unknown, string | null | undefined, string | null>;
  draft_at: Date | null;
  asked_at: Generated<Date>;
  answered_at: Date | null;
};

type ReportLinkRow = Own & {
  token_hash: string;
  round_id: string;
  person_id: string;
  expires_at: Date;
  revoked_at: Date | null;
  made_at: Generated<Date>;
};

type EntryApprovalRow = Own & {
  id: string;
  entry_version_id: string;
  party_id: string;
  verdict: 'approved' | 'returned';
  comment: string | null;
  in_role: string;
  content: string;
  by_person: string;
  at: Generated<Date>;
};

type RecurringRow = Own & {
  id: string;
  point_id: string;
  party_id: string;
  body: string;
  count: number | null;
  unit: string | null;
  every: Every;
  first_day: string;
  last_day: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

type RecurringSkipRow = Own & {
  recurring_id: string;
  day: string;
  reason: string;
  by_person: string | null;
  at: Generated<Date>;
};

type MeetingRow = Own & { id: string; forum_id: string; day: string; trashed_at: Date | null };

type MeetingVersionRow = Own & {
  id: string;
  meeting_id: string;
  no: number;
  notes: string | null;
  decisions: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

type MeetingAttendanceRow = Own & {
  meeting_version_id: string;
  position: number;
  organisation: string;
  people: number | null;
};

type MeetingActionRow = Own & {
  id: string;
  meeting_id: string;
  body: string;
  owner_words: string;
  due: string | null;
  state: Generated<ActionState>;
  reason: string | null;
  measure_id: string | null;
  ended_at: Date | null;
  by_person: string | null;
  at: Generated<Date>;
};

type NoticedRow = Own & { id: string; round_id: string; point_id: string; value: Noticed; lang: Lang; day: string };

type PointQuestionRow = Own & { id: string; point_id: string; body: string; lang: Lang; day: string; due: string };

type PointQuestionReplyRow = Own & {
  question_id: string;
  no: number;
  party_id: string;
  shown: string;
  answer: string;
  is_public: boolean;
  by_person: string | null;
  at: Generated<Date>;
};

/** The tables that this room writes, and nobody else. */
export type FollowUpTables = {
  request: RequestRow;
  report_link: ReportLinkRow;
  meeting: MeetingRow;
  meeting_version: MeetingVersionRow;
  meeting_attendance: MeetingAttendanceRow;
  meeting_action: MeetingActionRow;
  recurring: RecurringRow;
  recurring_skip: RecurringSkipRow;
  round: RoundRow;
  wheel_day: WheelDayRow;
  entry: EntryRow;
  entry_version: EntryVersionRow;
  activity: ActivityRow;
  figure: FigureRow;
  evidence: EvidenceRow;
  verdict: VerdictRow;
  entry_approval: EntryApprovalRow;
  noticed: NoticedRow;
  point_question: PointQuestionRow;
  point_question_reply: PointQuestionReplyRow;
};
