import type { Fact } from '#platform/canonical-json.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import type { MemoLook } from '#report-back/memo-look.ts';
import type { MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';

/** A memo as it was sent or finalised: all that it is drawn from, so that it can be drawn again as it was. */
export type MemoShown = {
  readonly record: MemoRecord;
  readonly profile: MemoProfile;
  /** The ids of the record's points, in their order. */
  readonly pointIds: readonly string[];
  /** What its documents are drawn with of the municipality's own; left out where nothing of it is wanted. */
  readonly look?: MemoLook;
};

/** A value as it is stored, and the hash of its one text. */
export function frozen(value: object): { readonly json: string; readonly content: string } {
  const json = JSON.stringify(value);
  const fact: Fact = JSON.parse(json);
  return { json, content: contentHash(fact) };
}
