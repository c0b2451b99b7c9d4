import type { ColumnType, Generated } from 'kysely';
import type { Lang } from '#platform/texts/languages.ts';
import type { FollowKind, Rhythm } from '#publication/follow.ts';
import type { Ground, Size, StoredSize, SubjectKind } from '#publication/version.ts';

type PublicationRow = {
  municipality_id: string;
  id: string;
  subject_kind: SubjectKind;
  subject_id: string;
  channel: 'web';
  lang: Lang;
  no: number;
  size: StoredSize;
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
  size: StoredSize;
  note: string | null;
  pages: ColumnType<unknown, string, never>;
};

type PlannedPublicationRow = {
  municipality_id: string;
  id: string;
  promise_id: string;
  publish_at: ColumnType<Date, Date, never>;
  size: Size;
  note: string | null;
  expected_no: number;
  state: ColumnType<'waiting' | 'published' | 'cancelled' | 'refused', never, 'published' | 'cancelled' | 'refused'>;
  refusal: ColumnType<string | null, never, string | null>;
  by_person: string | null;
  at: ColumnType<Date, never, never>;
  ended_at: ColumnType<Date | null, never, Date>;
};

type EmbargoRow = {
  municipality_id: string;
  id: string;
  point_id: string;
  party_id: string;
  until: string;
  reason: string;
  by_person: string | null;
  at: ColumnType<Date, never, never>;
  lifted_at: ColumnType<Date | null, never, Date>;
};

type SiteVersionRow = {
  municipality_id: string;
  id: string;
  promise_id: string;
  period: string | null;
  site: string;
  version: number | null;
  by_person: string | null;
  at: ColumnType<Date, never, never>;
};

type FollowAskRow = {
  municipality_id: string;
  id: string;
  token_hash: string;
  address_hash: string;
  address: Buffer | null;
  lang: Lang;
  rhythm: Rhythm;
  subject_kind: FollowKind;
  subject_id: string;
  at: ColumnType<Date, never, never>;
  expires_at: Date;
  follower_id: string | null;
};

type FollowerRow = {
  municipality_id: string;
  id: string;
  address_hash: string;
  address: Buffer;
  end_hash: string;
  lang: Lang;
  rhythm: Rhythm;
  at: ColumnType<Date, never, never>;
};

type FollowRow = {
  municipality_id: string;
  follower_id: string;
  subject_kind: FollowKind;
  subject_id: string;
  at: ColumnType<Date, never, never>;
};

type FollowerNewsRow = {
  municipality_id: string;
  follower_id: string;
  publication_id: string;
  day: string;
  at: ColumnType<Date, never, never>;
};

type DialogueContactRow = {
  municipality_id: string;
  id: string;
  dialogue_id: string;
  input_id: string;
  address_hash: string;
  address: Buffer;
  token_hash: string;
  end_hash: string;
  lang: Lang;
  asked_on: string;
  confirmed: Generated<boolean>;
  erase_on: string;
};

type DialogueContactToldRow = {
  municipality_id: string;
  dialogue_id: string;
  address_hash: string;
  event: string;
  told_on: string;
};

type FeedbackVersionRow = {
  municipality_id: string;
  id: string;
  dialogue_id: string;
  no: number;
  intro: string | null;
  quotes: string[];
  by_person: string | null;
  at: ColumnType<Date, never, never>;
};

type FeedbackPageRow = {
  municipality_id: string;
  id: string;
  dialogue_id: string;
  lang: Lang;
  no: number;
  feedback_version_id: string;
  size: Size;
  note: string | null;
  model: ColumnType<unknown, string, never>;
  sha256: string;
  by_person: string | null;
  at: ColumnType<Date, never, never>;
};

/** The tables that this room writes, and nobody else. (`elsewhere` comes in with imports.) */
export type PublicationTables = {
  publication: PublicationRow;
  history_event: HistoryEventRow;
  address: AddressRow;
  planned_publication: PlannedPublicationRow;
  embargo: EmbargoRow;
  site_version: SiteVersionRow;
  follow_ask: FollowAskRow;
  follower: FollowerRow;
  follow: FollowRow;
  follower_news: FollowerNewsRow;
  dialogue_contact: DialogueContactRow;
  dialogue_contact_told: DialogueContactToldRow;
  feedback_version: FeedbackVersionRow;
  feedback_page: FeedbackPageRow;
};
