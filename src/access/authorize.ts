import type { Actor } from '#access/actor.ts';
import { can, type Action, type Subject } from '#access/can.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Stops whoever may not. Load first what it is about, then ask: what is missing and what is forbidden look alike to
 * those who have nothing to do in the municipality. The refusal is kept in the audit chain (see inWork).
 * @throws AppError `not-found` to an outsider, `forbidden` to a colleague
 */
export function authorize(actor: Actor, action: Action, subject: Subject): void {
  if (can(actor, action, subject)) return;
  const colleague = can(actor, 'committee:read', { municipalityId: subject.municipalityId });
  throw new AppError(colleague ? 'forbidden' : 'not-found', { refused: action });
}
