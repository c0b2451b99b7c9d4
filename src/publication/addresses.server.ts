import { sql, type RawBuilder } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import type { PublicationTables } from '#publication/tables.ts';
import type { SubjectKind } from '#publication/version.ts';

export type Subject = { readonly kind: SubjectKind; readonly id: string };
export type Address = {
  readonly path: string;
  readonly kind: SubjectKind;
  readonly id: string;
  readonly redirectTo: string | null;
};

/** All addresses of the municipality, those that lead on to others too. */
export async function listAddresses(tx: Tx, municipalityId: string): Promise<Address[]> {
  const rows = await tx
    .withTables<PublicationTables>()
    .selectFrom('address')
    .select(['path', 'subject_kind', 'subject_id', 'redirect_to'])
    .where('municipality_id', '=', municipalityId)
    .execute();
  return rows.map((row) => ({
    path: row.path,
    kind: row.subject_kind,
    id: row.subject_id,
    redirectTo: row.redirect_to,
  }));
}

export type Given = { readonly subject: Subject; readonly path: string };

/**
 * Gives subjects their addresses at their first publication. An address that one has, it keeps.
 * @throws AppError `address-taken` where another subject has it
 */
export async function giveAddresses({ tx, municipalityId }: Work, wanted: readonly Given[]): Promise<void> {
  if (wanted.length === 0) return;
  const db = tx.withTables<PublicationTables>();
  const rows = wanted.map(({ subject, path }) => ({
    municipality_id: municipalityId,
    path,
    subject_kind: subject.kind,
    subject_id: subject.id,
    redirect_to: null,
  }));
  await db
    .insertInto('address')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const holders = await db
    .selectFrom('address')
    .select(['path', 'subject_kind', 'subject_id'])
    .where('municipality_id', '=', municipalityId)
    .where(
      'path',
      'in',
      rows.map(({ path }) => path),
    )
    .execute();
  const held = new Map(holders.map((holder) => [holder.path, holder]));
  for (const { path, subject_kind, subject_id } of rows) {
    const holder = held.get(path);
    if (holder?.subject_kind !== subject_kind || holder.subject_id !== subject_id) {
      throw new AppError('address-taken', { path });
    }
  }
}

/**
 * The subject is at `path` from now on, and whatever address it had leads there. It may come back to an address it had
 * before. A circle cannot arise: the address that holds leads nowhere, and only the one that held before it is turned.
 * @throws AppError `address-taken` where another subject has the address
 */
export async function renameAddress(work: Work, subject: Subject, path: string): Promise<void> {
  const { tx, municipalityId } = work;
  await giveAddresses(work, [{ subject, path }]);
  await sql`update address set redirect_to = null
    where municipality_id = ${municipalityId} and path = ${path}`.execute(tx);
  await sql`update address set redirect_to = ${path}
    where municipality_id = ${municipalityId} and subject_kind = ${subject.kind} and subject_id = ${subject.id}
      and path <> ${path} and redirect_to is null`.execute(tx);
}

/**
 * The common table expression `way` (for `with recursive`): the address at `path` and all that it leads on to, with what
 * stands at each. The last, where `redirect_to` is null, is the one that holds.
 */
export function wayFrom(municipalityId: string, path: string): RawBuilder<unknown> {
  return sql`way as (
    select path, redirect_to, subject_kind, subject_id from address
    where municipality_id = ${municipalityId} and path = ${path}
    union
    select a.path, a.redirect_to, a.subject_kind, a.subject_id from way
    join address a on a.municipality_id = ${municipalityId} and a.path = way.redirect_to
  )`;
}
