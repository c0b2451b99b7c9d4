import type { TranslatedKind } from '#promise/translation.ts';
import type { Generated } from 'kysely';
import type { Lang } from '#platform/texts/languages.ts';
import type { Per } from '#checking/report.ts';
import type { LineageKind, OutcomeKind, Visibility } from '#promise/promise-record.ts';

type Own = { municipality_id: string };

type PromiseRow = Own & { id: string; slug: string; closed_at: Date | null; trashed_at: Date | null };

type PromiseVersionRow = Own & {
  id: string;
  promise_id: string;
  no: number;
  title: string;
  intro: string | null;
  internal_note: string | null;
  public_note: string | null;
  period_from: string;
  period_to: string;
  content: string;
  by_person: string | null;
  at: Generated<Date>;
};

type PointVersionRow = Own & {
  id: string;
  point_id: string;
  no: number;
  position: number;
  focus_area_id: string | null;
  above: string | null;
  body: string;
  why: string | null;
  due_words: string | null;
  internal_note: string | null;
  due: string | null;
  place_id: string | null;
  public_note: string | null;
  content: string;
  by_person: string | null;
  at: Generated<Date>;
};

type MeasureVersionRow = Own & {
  measure_id: string;
  point_version_id: string;
  position: number;
  body: string;
  owner_party: string | null;
  owner_unit: string | null;
  actors: string | null;
  limits: string | null;
  funding: string | null;
  /** In kronor. */
  amount: number | null;
  due: string | null;
  vis: Visibility;
};

type AnswererRow = Own & {
  id: string;
  point_id: string;
  party_id: string;
  unit_id: string | null;
  person_id: string;
  deputy_id: string | null;
  valid_from: string;
  valid_to: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

type TranslationRow = Own & {
  id: string;
  subject_kind: TranslatedKind;
  subject_id: string;
  field: string;
  lang: Exclude<Lang, 'sv'>;
  no: number;
  source: string;
  body: string;
  machine: Generated<boolean>;
  made_from: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

type TranslationApprovalRow = Own & { translation_id: string; by_person: string; at: Generated<Date> };

type OutcomeRow = Own & {
  point_id: string;
  kind: OutcomeKind;
  reason: string;
  transferred_to: string | null;
  by_person: string | null;
  at: Generated<Date>;
};

type LineageRow = Own & {
  from_point: string;
  to_point: string;
  kind: LineageKind;
  state: 'confirmed' | 'refused';
  by_person: string | null;
  at: Generated<Date>;
};

type PointThemeRow = Own & {
  point_id: string;
  theme_id: string;
  no: number;
  linked: boolean;
  by_person: string | null;
  at: Generated<Date>;
};

/** The tables that this room writes, and nobody else. */
export type PromiseTables = {
  promise: PromiseRow;
  promise_version: PromiseVersionRow;
  promise_area: Own & { promise_version_id: string; area_id: string; position: number };
  promise_party: Own & { promise_version_id: string; party_id: string; position: number; named: string };
  promise_goal: Own & { promise_version_id: string; goal_id: string; position: number };
  promise_agreement: Own & { promise_version_id: string; agreement_id: string; position: number };
  focus_area: Own & { id: string; promise_id: string; name: string };
  point: Own & { id: string; promise_id: string; slug: string; trashed_at: Date | null };
  point_version: PointVersionRow;
  point_party: Own & { point_version_id: string; party_id: string; part: 'owner' | 'contributor'; position: number };
  target: Own & { id: string; point_version_id: string; at_least: number; unit: string; per: Per | null };
  outcome: OutcomeRow;
  lineage: LineageRow;
  point_theme: PointThemeRow;
  point_goal: Own & { point_version_id: string; goal_id: string; position: number };
  measure: Own & { id: string; point_id: string };
  measure_version: MeasureVersionRow;
  answerer: AnswererRow;
  translation: TranslationRow;
  translation_approval: TranslationApprovalRow;
};
