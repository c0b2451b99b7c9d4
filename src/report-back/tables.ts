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

/** The tables that this room writes, and nobody else. */
export type ReportBackTables = {
  import: ImportRow;
  import_version: ImportVersionRow;
  council_case: CaseRow;
  case_step: CaseStepRow;
  memo_final: MemoFinalRow;
  memo_profile: MemoProfileRow;
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
  dispatch: Own & { memo_version_id: string; position: number; recipient: string };
};
