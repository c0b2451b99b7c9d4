import { createHash } from 'node:crypto';
import { canonicalJson, type Fact } from '#platform/canonical-json.ts';

/** SHA-256 of a value's one text (canonical JSON): the same however the value was put together. */
export function contentHash(content: Fact): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}
