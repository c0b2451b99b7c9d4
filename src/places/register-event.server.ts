import type { Work } from '#access/work.server.ts';
import type { NewAuditEvent } from '#platform/audit.server.ts';

/** That something in the municipality's registers was added or changed, by whom and by which way in. */
export function registerEvent({ municipalityId, actor }: Work, type: string, subjectId: string | null): NewAuditEvent {
  return { municipalityId, type, subjectId, personId: actor.personId, data: { via: actor.via } };
}
