import type { ErrorCode } from '#platform/errors.ts';
import type { FieldFaults } from '#follow-up/entry-form.ts';

/** Which field of an entry's form a refusal belongs to. */
const FIELD_OF: Partial<Record<ErrorCode, string>> = {
  'status-needs-reason': 'skal',
  'done-without-evidence': 'gjort-dag',
  'round-locked': 'rattelse',
  'entry-empty': 'resultat',
};

/** A refusal as the form tells it: by the field it belongs to, or as a collision with what somebody else has saved. */
export function faultsOf(code: ErrorCode, sentence: string): { faults: FieldFaults; conflict: string | null } {
  if (code === 'edited-meanwhile') return { faults: {}, conflict: sentence };
  return { faults: { [FIELD_OF[code] ?? 'resultat']: sentence }, conflict: null };
}
