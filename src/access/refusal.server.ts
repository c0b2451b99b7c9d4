import type { Actor } from '#access/actor.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Keeps that somebody was refused by `authorize`, in a transaction of its own since the refused one is rolled back: who,
 * by which way in, and what they wanted to do. Every other fault leaves no trace here.
 */
export async function keepRefusal(db: Database, municipalityId: string, actor: Actor, fault: unknown): Promise<void> {
  if (!(fault instanceof AppError) || typeof fault.details['refused'] !== 'string') return;
  const data = { action: fault.details['refused'], via: actor.via };
  await inMunicipality(db, municipalityId, (tx) =>
    appendAudit(tx, { municipalityId, type: 'refused', subjectId: null, personId: actor.personId, data }),
  );
}

/** Why somebody did not get in. The person stands in the event where one was known, and never an address or a name. */
export type SignInRefusal =
  | 'office-link-unknown'
  | 'office-link-used'
  | 'office-link-expired'
  | 'login-link-unknown'
  | 'login-link-used'
  | 'login-link-expired'
  | 'password-wrong'
  | 'too-many-tries'
  | 'provider-refused'
  | 'address-not-vouched-for'
  | 'person-unknown'
  | 'person-disabled'
  | 'tied-to-another'
  | 'sign-in-interrupted'
  | 'sign-in-nothing-to-do';

/** Keeps in the installation's chain that somebody tried to sign in and was not let in. */
export async function keepSignInRefusal(
  db: Database,
  why: SignInRefusal,
  via: Actor['via'],
  personId: string | null = null,
): Promise<void> {
  await inMunicipality(db, INSTALLATION, (tx) =>
    appendAudit(tx, {
      municipalityId: INSTALLATION,
      type: 'sign-in-refused',
      subjectId: null,
      personId,
      data: { why, via },
    }),
  );
}
