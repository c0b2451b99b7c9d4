import type { ColumnType, Generated } from 'kysely';
import type { Result } from '#report-back/decision-words.ts';

type Own = { municipality_id: string };
type Stored = ColumnType<unknown, string, never>;

type RulingRow = Own & {
  id: string;
  case_id: string;
  step_no: number;
  no: number;
  memo_version_id: string;
  paragraph: string;
  reservations: string | null;
  facts: Stored;
  by_person: string | null;
  at: Generated<Date>;
};

type DispatchSentRow = Own & {
  id: string;
  case_id: string;
  recipient: string;
  no: number;
  replaces: string | null;
  adjusted_no: number;
  way: 'mail' | 'package';
  email: string | null;
  files: Stored;
  by_person: string | null;
  at: Generated<Date>;
};

/** This room's tables of what was decided and to whom it was sent. */
export type DecisionTables = {
  ruling: RulingRow;
  decision: Own & { ruling_id: string; no: number; memo_version_id: string; result: Result; body: string | null };
  dispatch_sent: DispatchSentRow;
  dispatch_returned: Own & {
    dispatch_id: string;
    day: string;
    reason: string;
    by_person: string | null;
    at: Generated<Date>;
  };
};
