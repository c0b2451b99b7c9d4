import type { Generated } from 'kysely';
import type { KeyVerdict } from '#promise/keys.ts';

type Own = { municipality_id: string };

type SendingRow = Own & {
  id: string;
  promise_id: string;
  no: number;
  promise_version_id: string;
  message: string | null;
  key_parties: string[];
  by_person: string | null;
  at: Generated<Date>;
};

type ApprovalRow = Own & {
  id: string;
  sending_id: string;
  promise_version_id: string | null;
  point_version_id: string | null;
  party_id: string;
  verdict: KeyVerdict;
  comment: string | null;
  in_role: string;
  content: string;
  by_person: string;
  at: Generated<Date>;
};

type SignatureRow = Own & {
  id: string;
  promise_id: string;
  party_id: string;
  name: string;
  title: string;
  day: string;
  file_sha256: string | null;
  by_person: string | null;
  at: Generated<Date>;
  trashed_at: Date | null;
};

/** The tables of sending, approving and signing. */
export type KeysTables = {
  sending: SendingRow;
  sending_point: Own & { sending_id: string; point_version_id: string };
  approval: ApprovalRow;
  signature: SignatureRow;
};
