import type { ColumnType, Generated } from 'kysely';
import type { Report } from '#checking/report.ts';
import type { Approval } from '#report-back/case-approvals.ts';
import type { CaseStep } from '#report-back/case-steps.ts';
import type { ImportState } from '#report-back/import-record.ts';

type Own = { municipality_id: string };
/** Written as JSON text, read as what it says. */
type Stored = ColumnType<unknown, string, never>;

type ImportRow = Own & {
  id: string;
  file_sha256: string;
  reading: Stored;
  reader_version: string;
  state: ImportState;
  promise_id: string | null;
  at: Generated<Date>;
  by_person: string | null;
};

type ImportVersionRow = Own & {
  import_id: string;
  no: number;
  report: Stored;
  owner_names: ColumnType<unknown, string | undefined, never>;
  at: Generated<Date>;
  by_person: string | null;
};

type CaseRow = Own & {
  id: string;
  kind: Report['kind'];
  promise_id: string;
  registry_number: string | null;
  forum_id: string | null;
  import_id: string | null;
  officer_id: Generated<string | null>;
  sitting_id: Generated<string | null>;
  opened_at: Generated<Date>;
};

type CaseStepRow = Own & {
  case_id: string;
  no: number;
  step: CaseStep;
  day: string;
  sitting_id: string | null;
  role: string | null;
  name: string | null;
  approves: Generated<Approval | null>;
  reason: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

type MemoFinalRow = Own & {
  case_id: string;
  no: number;
  memo_version_id: string;
  frozen: Stored;
  content: string;
  by_person: string | null;
  at: Generated<Date>;
};

type MemoProfileRow = Own & {
  no: number;
  profile: Stored;
  content: string;
  by_person: string | null;
  at: Generated<Date>;
};

type MemoVersionRow = Own & {
  id: string;
  case_id: string;
  no: number;
  dated: string | null;
  sections: Stored;
  content: string;
  by_person: string | null;
  at: Generated<Date>;
};

type BriefRow = Own & {
  id: string;
  promise_id: string;
  round_id: string;
  no: number;
  forum_id: string | null;
  meeting_day: string | null;
  paragraph: string | null;
  model: Stored;
  content: string;
  by_person: string | null;
  at: Generated<Date>;
};

type TemplateRow = Own & { no: number; file_sha256: string; by_person: string | null; at: Generated<Date> };
type TemplateChoiceRow = Own & {
  no: number;
  template_no: number | null;
  by_person: string | null;
  at: Generated<Date>;
};

type OutputRow = Own & {
  id: string;
  case_id: string;
  kind: string;
  format: string;
  template_no: number | null;
  made_from: string;
  renderer: string;
  file_sha256: string;
  by_person: string | null;
  at: Generated<Date>;
};

type SecrecyMarkRow = Own & {
  id: string;
  case_id: string;
  passage: string | null;
  record: string | null;
  section: string;
  reason: string;
  by_person: string | null;
  at: Generated<Date>;
  lifted_by: Generated<string | null>;
  lifted_at: Generated<Date | null>;
};

type ArchivePackageRow = Own & {
  case_id: string;
  no: number;
  sha256: string;
  bytes: number;
  files: number;
  by_person: string | null;
  at: Generated<Date>;
};

type ErasureRow = Own & {
  no: number;
  kind: string;
  day: string;
  days: number;
  gone: number;
  listed: string;
  by_person: string | null;
  at: Generated<Date>;
};

type MemoSharingRow = Own & {
  id: string;
  case_id: string;
  memo_version_id: string;
  shown: Stored;
  content: string;
  due: string;
  by_person: string | null;
  at: Generated<Date>;
};

type AskedPartyRow = Own & {
  id: string;
  sharing_id: string;
  position: number;
  party_words: string;
  person_id: string | null;
  ended_at: Generated<Date | null>;
  ended_reason: Generated<string | null>;
};

type ConsultationAnswerRow = Own & {
  asked_id: string;
  no: number;
  verdict: NonNullable<Report['consultation'][number]['verdict']>;
  comment: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

/** The tables that this room writes, and nobody else. */
export type ReportBackTables = {
  import: ImportRow;
  import_version: ImportVersionRow;
  council_case: CaseRow;
  case_step: CaseStepRow;
  memo_final: MemoFinalRow;
  memo_profile: MemoProfileRow;
  secrecy_mark: SecrecyMarkRow;
  archive_package: ArchivePackageRow;
  erasure: ErasureRow;
  memo_version: MemoVersionRow;
  brief: BriefRow;
  document_template: TemplateRow;
  template_choice: TemplateChoiceRow;
  output: OutputRow;
  proposal: Own & { memo_version_id: string; no: number; body: string };
  consultation: Own & {
    memo_version_id: string;
    position: number;
    party_words: string;
    verdict: Report['consultation'][number]['verdict'];
  };
  memo_sharing: MemoSharingRow;
  asked_party: AskedPartyRow;
  consultation_link: Own & { token_hash: string; asked_id: string; expires_at: Date; made_at: Generated<Date> };
  consultation_answer: ConsultationAnswerRow;
  consultation_point: Omit<ConsultationAnswerRow, 'by_person' | 'at'> & { point_id: string };
  dispatch: Own & { memo_version_id: string; position: number; recipient: string };
};
