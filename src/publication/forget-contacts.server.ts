import { sql } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import { confirmedFrom } from '#publication/contact.ts';
import { forgetMailOf } from '#publication/forget-asks.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/** Takes away addresses of those who answered that were not confirmed in time, or whose day has come. @returns how many went */
export async function forgetContacts(tx: Tx, municipalityId: string, today: string): Promise<number> {
  const gone = await tx
    .withTables<PublicationTables>()
    .deleteFrom('dialogue_contact')
    .where('municipality_id', '=', municipalityId)
    .where((is) =>
      is.or([
        is('erase_on', '<=', today),
        is.and([is('confirmed', '=', false), is('asked_on', '<', confirmedFrom(today))]),
      ]),
    )
    .returning('id')
    .execute();
  await forgetAllOf(tx, municipalityId, gone);
  return gone.length;
}

/** Takes away an address that was left with an answer and not confirmed, but for the one known by `but`. */
export async function forgetUnconfirmedOf(
  tx: Tx,
  municipalityId: string,
  { inputId, but }: { readonly inputId: string; readonly but: string },
): Promise<void> {
  const gone = await tx
    .withTables<PublicationTables>()
    .deleteFrom('dialogue_contact')
    .where('municipality_id', '=', municipalityId)
    .where('input_id', '=', inputId)
    .where('confirmed', '=', false)
    .where('address_hash', '<>', but)
    .returning('id')
    .execute();
  await forgetAllOf(tx, municipalityId, gone);
}

type Address = { readonly dialogueId: string; readonly mark: string };

/** All that is kept of an address in a dialogue goes, with every mail to it. `mark` is the address's hash. */
export async function forgetAddress(tx: Tx, municipalityId: string, address: Address): Promise<void> {
  await forgetAllOf(tx, municipalityId, await takeAway(tx, municipalityId, address));
}

/** The same when the last mail has been written: that one is still sent, and its words go as it is. */
export async function letGoOf(tx: Tx, municipalityId: string, address: Address): Promise<void> {
  await takeAway(tx, municipalityId, address);
  await forgetTold(tx, municipalityId);
}

function takeAway(tx: Tx, municipalityId: string, { dialogueId, mark }: Address): Promise<{ id: string }[]> {
  return tx
    .withTables<PublicationTables>()
    .deleteFrom('dialogue_contact')
    .where('municipality_id', '=', municipalityId)
    .where('dialogue_id', '=', dialogueId)
    .where('address_hash', '=', mark)
    .returning('id')
    .execute();
}

async function forgetAllOf(tx: Tx, municipalityId: string, gone: readonly { readonly id: string }[]): Promise<void> {
  if (gone.length === 0) return;
  await forgetMailOf(
    tx,
    gone.map(({ id }) => id),
  );
  await forgetTold(tx, municipalityId);
}

/** What was told to addresses that are there no more. */
async function forgetTold(tx: Tx, municipalityId: string): Promise<void> {
  await tx
    .withTables<PublicationTables>()
    .deleteFrom('dialogue_contact_told as t')
    .where('t.municipality_id', '=', municipalityId)
    .where(
      sql<boolean>`not exists (select from dialogue_contact c where (c.municipality_id, c.dialogue_id, c.address_hash)
        = (t.municipality_id, t.dialogue_id, t.address_hash))`,
    )
    .execute();
}
