import type { ColumnType, Generated } from 'kysely';
import type { Lang } from '#platform/texts/languages.ts';

export type MailState = 'queued' | 'sending' | 'sent' | 'failed' | 'held';

type MailRow = {
  id: string;
  dedupe: string;
  kind: string;
  person_id: string | null;
  follower_id: string | null;
  dispatch_id: string | null;
  lang: Lang;
  body: Buffer | null;
  state: Generated<MailState>;
  fault: string | null;
  tries: Generated<number>;
  queued_at: Generated<Date>;
  sending_since: Date | null;
  handed_over_at: Date | null;
  sent_at: Date | null;
  from_municipality: Generated<string | null>;
};

type NoticeRow = {
  municipality_id: string;
  id: string;
  person_id: string;
  kind: string;
  subject_id: string;
  step: string;
  data: ColumnType<unknown, string, never>;
  at: Generated<Date>;
  mail_id: string | null;
};

export type MailTables = { mail: MailRow; notice: NoticeRow };
