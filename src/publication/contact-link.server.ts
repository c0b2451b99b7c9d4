import { sql } from 'kysely';
import { hashToken, looksLikeToken } from '#access/token.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import type { Words } from '#dialogue/question-form.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Context } from '#platform/context.server.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import { forgetAddress } from '#publication/forget-contacts.server.ts';
import { contactToken } from '#publication/follower-keys.server.ts';
import { lockAddress } from '#publication/lock-address.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/** What a link in a mail is about. Never the address: the link may be forwarded. */
export type ContactShown = { readonly title: Words; readonly look: PublicLook };

/** Which link: the one that confirms, or the one that ends. */
export type ContactLink = 'confirm' | 'end';

type Contact = { readonly id: string; readonly dialogueId: string; readonly mark: string };

/** What a link is about; null where it is unknown or too old. Changes nothing: programs that scan mail follow links too. */
export async function showContact(
  db: Database,
  slug: string,
  { link, token }: { readonly link: ContactLink; readonly token: string },
): Promise<ContactShown | null> {
  if (!looksLikeToken(token)) return null;
  return inNamedMunicipality(db, slug, async (tx, municipalityId, look) => {
    const contact = await findContact(tx, municipalityId, { link, token });
    if (contact === null) return null;
    const dialogue = await loadDialogue({ tx, municipalityId }, contact.dialogueId);
    return { title: (dialogue.asked ?? dialogue).form.title, look };
  });
}

/**
 * Says yes to mail about what comes of an answer. Again, it does nothing more.
 * @returns the token of the page where it is ended; null where the link is unknown or too old
 */
export async function confirmContact(
  { db, secret }: Pick<Context, 'db' | 'secret'>,
  slug: string,
  token: string,
): Promise<string | null> {
  if (!looksLikeToken(token)) return null;
  return inNamedMunicipality(db, slug, async (tx, municipalityId) => {
    const contact = await findContact(tx, municipalityId, { link: 'confirm', token });
    if (contact === null) return null;
    await tx
      .withTables<PublicationTables>()
      .updateTable('dialogue_contact')
      .set({ confirmed: true })
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', contact.id)
      .execute();
    return contactToken(secret, 'contact-end', contact.id);
  });
}

/**
 * Ends all mail to the link's address about the dialogue: the address goes, and with it every mail that has not been sent.
 * The answers stay, and nothing says whose they were.
 * @returns whether there was something to end
 */
export async function endContact(db: Database, slug: string, token: string): Promise<boolean> {
  if (!looksLikeToken(token)) return false;
  const ended = await inNamedMunicipality(db, slug, async (tx, municipalityId) => {
    const contact = await findContact(tx, municipalityId, { link: 'end', token });
    if (contact === null) return false;
    await lockAddress(tx, municipalityId, contact.mark);
    await forgetAddress(tx, municipalityId, contact);
    return true;
  });
  return ended === true;
}

async function findContact(
  tx: Tx,
  municipalityId: string,
  { link, token }: { readonly link: ContactLink; readonly token: string },
): Promise<Contact | null> {
  const column = link === 'confirm' ? sql`token_hash` : sql`end_hash`;
  const { rows } = await sql<Contact>`
    select id, dialogue_id as "dialogueId", address_hash as mark from dialogue_contact
    where municipality_id = ${municipalityId} and ${column} = ${hashToken(token)}`.execute(tx);
  return rows[0] ?? null;
}
