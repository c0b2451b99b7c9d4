import { createHash } from 'node:crypto';
import { canonicalJson } from '#platform/canonical-json.ts';
import type { MemoSource } from '#report-back/case-document-kinds.ts';

/** The hash of what a memo is drawn from, as finalising takes it. */
export function memoSourceHash(source: MemoSource): string {
  return createHash('sha256')
    .update(canonicalJson(JSON.parse(JSON.stringify(source))))
    .digest('hex');
}
