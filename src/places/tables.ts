import type { ColumnType, Generated } from 'kysely';
import type { PartyKind } from '#checking/report.ts';
import type { ForumKind } from '#places/forum.ts';

type MunicipalityRow = {
  id: string;
  slug: string;
  name: string;
  is_demo: Generated<boolean>;
  is_practice: Generated<boolean>;
  settings: ColumnType<unknown, string | undefined, string>;
};

type PartyRow = { municipality_id: string; id: string; kind: PartyKind; name: string; has_key: Generated<boolean> };

type UnitRow = {
  municipality_id: string;
  id: string;
  party_id: string;
  name: string;
  valid_from: string | null;
  valid_to: string | null;
  replaced_by: string | null;
};

type AreaRow = { municipality_id: string; id: string; slug: string };

type AreaVersionRow = {
  municipality_id: string;
  area_id: string;
  /** `[from,to)`: the end is the day after the last. */
  valid: string;
  name: string;
  boundary: ColumnType<unknown, string | null | undefined, never>;
  replaced_by: Generated<string[]>;
};

type AreaClassRow = {
  municipality_id: string;
  id: string;
  area_id: string;
  scheme: string;
  category: string;
  assessor: string;
  valid_from: string;
  source: string;
};

type PlaceRow = {
  municipality_id: string;
  id: string;
  name: string;
  vis: Generated<'public' | 'internal'>;
  geo: ColumnType<unknown, string | null | undefined, never>;
};

type ForumRow = {
  municipality_id: string;
  id: string;
  kind: ForumKind;
  name: string;
  /** Working days before a sitting; null where nothing is decided. */
  agenda_days: Generated<number | null>;
  approval_days: Generated<number | null>;
  consultation_days: Generated<number | null>;
};

type SittingRow = {
  municipality_id: string;
  id: string;
  forum_id: string;
  day: string;
  cancelled_at: Generated<Date | null>;
};

type GoalRow = {
  municipality_id: string;
  id: string;
  number: number | null;
  body: string;
  valid_from: string | null;
  valid_to: string | null;
};

type AgreementRow = { municipality_id: string; id: string; name: string; decided: string | null };

/** The tables that this room writes, and nobody else. */
export type PlacesTables = {
  municipality: MunicipalityRow;
  address_name: { municipality_id: string; slug: string };
  party: PartyRow;
  unit: UnitRow;
  area: AreaRow;
  area_version: AreaVersionRow;
  area_class: AreaClassRow;
  place: PlaceRow;
  forum: ForumRow;
  sitting: SittingRow;
  goal: GoalRow;
  agreement: AgreementRow;
};
