import type { ColumnType } from 'kysely';
import type { Ground, Size, SubjectKind } from '#publication/version.ts';

type PublicationRow = {
  municipality_id: string;
  id: string;
  subject_kind: SubjectKind;
  subject_id: string;
  channel: 'web';
  lang: 'sv';
  no: number;
  size: Size;
  note: string | null;
  ground: Ground;
  model: ColumnType<unknown, string, never>;
  sha256: string;
  from_versions: string[];
  at: ColumnType<Date, Date | undefined, never>;
  by_person: string | null;
};

type AddressRow = {
  municipality_id: string;
  path: string;
  subject_kind: SubjectKind;
  subject_id: string;
  redirect_to: string | null;
};

type HistoryEventRow = {
  municipality_id: string;
  id: string;
  promise_id: string;
  at: ColumnType<Date, Date | undefined, never>;
  size: Size;
  note: string | null;
  pages: ColumnType<unknown, string, never>;
};

/** The tables that this room writes, and nobody else. (`elsewhere` comes in with imports.) */
export type PublicationTables = {
  publication: PublicationRow;
  history_event: HistoryEventRow;
  address: AddressRow;
};
