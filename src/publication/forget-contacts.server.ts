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
  await forgetMailOf(
    tx,
    gone.map(({ id }) => id),
  );
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
  await forgetMailOf(
    tx,
    gone.map(({ id }) => id),
  );
}

/** All that is kept of an address in a dialogue goes, with every mail to it. `mark` is the address's hash. */
export async function forgetAddress(
  tx: Tx,
  municipalityId: string,
  { dialogueId, mark }: { readonly dialogueId: string; readonly mark: string },
): Promise<void> {
  const gone = await tx
    .withTables<PublicationTables>()
    .deleteFrom('dialogue_contact')
    .where('municipality_id', '=', municipalityId)
    .where('dialogue_id', '=', dialogueId)
    .where('address_hash', '=', mark)
    .returning('id')
    .execute();
  await forgetMailOf(
    tx,
    gone.map(({ id }) => id),
  );
}
