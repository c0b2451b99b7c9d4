import { grantsOf } from '#access/people.server.ts';
import type { Person } from '#access/person.ts';
import type { AccessTables } from '#access/tables.ts';
import type { Tx } from '#platform/database.server.ts';

export type SigningIn = Person & { readonly administersInstallation: boolean };

/** The person with an address as it is kept, where nobody has shut them out; null else. In the installation's view. */
export function personByEmail(tx: Tx, email: string): Promise<SigningIn | null> {
  return personWhere(tx, 'email', email);
}

/** The person, where nobody has shut them out; null else. In the installation's view. */
export function personById(tx: Tx, id: string): Promise<SigningIn | null> {
  return personWhere(tx, 'id', id);
}

async function personWhere(tx: Tx, column: 'id' | 'email', value: string): Promise<SigningIn | null> {
  const row = await tx
    .withTables<AccessTables>()
    .selectFrom('person')
    .select(['id', 'name', 'email', 'lang', 'administers_installation'])
    .where(column, '=', value)
    .where('disabled_at', 'is', null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { administers_installation: administersInstallation, ...person } = row;
  return { ...person, administersInstallation };
}

/** Whether a person who is not shut out has anything to do in Löftet today. */
export async function hasSomethingToDo(tx: Tx, person: SigningIn): Promise<boolean> {
  return person.administersInstallation || (await grantsOf(tx, person.id)).length > 0;
}

/** Whether somebody who has shown who they are is let in. */
export async function maySignIn(tx: Tx, personId: string): Promise<boolean> {
  const person = await personById(tx, personId);
  return person !== null && (await hasSomethingToDo(tx, person));
}
