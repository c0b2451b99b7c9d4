import type { Actor } from '#access/actor.ts';
import { appendAudit, INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { AppError, type ErrorCode } from '#platform/errors.ts';

/** Files that are not what they say, or far too large: sent by mistake as a rule, and now and then not. */
const UNFIT_FILES: readonly ErrorCode[] = [
  'file-too-large',
  'file-kind-refused',
  'file-damaged',
  'picture-kind-refused',
  'picture-too-many-pixels',
  'signed-document-unfit',
  'sheet-too-large',
  'sheet-unreadable',
  'document-too-large',
  'documents-too-large',
  'document-unsafe',
  'document-too-slow',
  'document-too-heavy',
];

/**
 * Keeps that somebody was refused by `authorize`, or sent a file that is not taken, in a transaction of its own since the
 * refused one is rolled back: who, by which way in, and what they wanted to do or why not. Every other fault leaves no
 * trace here.
 */
export async function keepRefusal(db: Database, municipalityId: string, actor: Actor, fault: unknown): Promise<void> {
  if (!(fault instanceof AppError)) return;
  const { refused } = fault.details;
  if (typeof refused === 'string') await keep(db, municipalityId, actor, { type: 'refused', action: refused });
  else if (UNFIT_FILES.includes(fault.code))
    await keep(db, municipalityId, actor, { type: 'file-refused', why: fault.code });
}

/** `form-refused`: one that no browser sends from a page of ours. */
export type Missed = 'nothing-there' | 'form-refused';

/**
 * Keeps that somebody who is in asked for what is not there: a guessed id and a municipality of others look the same.
 * `page` is the route's pattern and no address, which may hold words.
 */
export async function keepMissed(
  db: Database,
  municipalityId: string,
  actor: Actor,
  { type, page }: { readonly type: Missed; readonly page: string },
): Promise<void> {
  await keep(db, municipalityId, actor, { type, page });
}

async function keep(
  db: Database,
  municipalityId: string,
  { personId, via }: Actor,
  { type, ...said }: { readonly type: 'refused' | 'file-refused' | Missed; readonly [fact: string]: string },
): Promise<void> {
  await inMunicipality(db, municipalityId, (tx) =>
    appendAudit(tx, { municipalityId, type, subjectId: null, personId, data: { ...said, via } }),
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
