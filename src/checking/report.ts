/**
 * The report: what one document about a citizen promise says (format `loftet-report/1`).
 * `report.schema.json` beside this file defines it field by field; a test holds the two together.
 */

/** In the order in which owners are listed. */
export const PARTY_KINDS = ['municipality', 'police', 'property-owner', 'association', 'region', 'other'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];

export type Per = 'day' | 'week' | 'month' | 'tertial' | 'year';
export type Status = 'done' | 'ongoing' | 'delayed' | 'partly' | 'planned' | 'not-done';
export type Comparison = 'more-than-double' | 'double' | 'halved' | 'increase' | 'decrease' | 'percent';

/** Both ends inclusive, `YYYY-MM-DD`. */
export type Dates = { from: string; to: string };

export type Target = { atLeast: number; unit: string; per: Per | null };
export type Result = { period: string | null; by: PartyKind | null; text: string; status: Status | null };
export type Figure = {
  quote: string;
  value: number | null;
  base: number | null;
  unit: string | null;
  per: Per | null;
  comparison: Comparison | null;
  hasBase: boolean;
};

export type ReportPoint = {
  number: number;
  owner: PartyKind[];
  focusArea: string | null;
  promise: string | null;
  text: string;
  target: Target | null;
  due: string | null;
  results: Result[];
  figures: Figure[];
  carriedOver: boolean | null;
  blocks: number[];
};

export type StatedCounts = {
  total: number | null;
  joint: number | null;
  municipality: number | null;
  police: number | null;
};

export type MediaType =
  | 'text/plain'
  | 'text/markdown'
  | 'text/html'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/pdf';

export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Every code with its severity, in the order of the table in docs/how-to/granska-ett-dokument.md. */
export const FINDING_SEVERITY = {
  'placeholder-left': 'error',
  'decision-basis-missing': 'error',
  'count-mismatch': 'error',
  'personal-data': 'error',
  'result-missing': 'error',
  'registry-number-missing': 'warning',
  'date-missing': 'warning',
  'signatory-role-missing': 'warning',
  'stale-tense': 'warning',
  'duplicate-passage': 'warning',
  'unofficial-term': 'warning',
  'link-insecure-or-bare': 'warning',
  'decision-not-standalone': 'warning',
  'point-without-figure': 'warning',
  'ratio-without-base': 'warning',
  'question-unanswered': 'warning',
  'continuation-without-carry-over': 'warning',
  'follow-up-period-missing': 'warning',
  'activity-as-effect': 'warning',
  'vague-verb': 'hint',
  'no-time-limit': 'hint',
  'hard-to-read': 'hint',
  'unknown-word': 'hint',
} as const satisfies Record<string, Severity>;
export type FindingCode = keyof typeof FINDING_SEVERITY;

export type Finding = {
  code: FindingCode;
  severity: Severity;
  /** Plain Swedish, says what to do. Never repeats personal data. */
  message: string;
  quote: string | null;
  block: number | null;
  point: number | null;
};

export type Report = {
  format: 'loftet-report/1';
  source: { file: string; mediaType: MediaType; sha256: string; blocks: number };
  kind: 'report-back' | 'follow-up' | 'promise';
  title: string | null;
  municipality: string | null;
  areas: string[];
  period: Dates | null;
  parties: { kind: PartyKind; name: string }[];
  registryNumber: string | null;
  date: string | null;
  decisionBody: string | null;
  proposedDecisions: string[];
  decisionBasis: string[];
  agreements: { name: string; date: string | null }[];
  statedCounts: StatedCounts | null;
  points: ReportPoint[];
  goals: { number: number | null; text: string; period: { from: number; to: number } | null }[];
  consultation: { party: string; verdict: 'endorses' | 'objects' | 'no-remark' | null }[];
  perspectives: { kind: 'gender-equality' | 'child' | 'accessibility' | 'economy' | 'other'; text: string }[];
  coDetermination: 'not-called-for' | 'information-given' | 'negotiated' | null;
  committeeReporting: string[];
  publications: { address: string; period: string | null }[];
  department: string | null;
  signatories: { name: string; role: string | null }[];
  dispatch: string[];
  sections: { heading: string; text: string }[];
  unplaced: { text: string; block: number }[];
  findings: Finding[];
};
