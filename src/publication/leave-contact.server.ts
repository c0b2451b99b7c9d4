import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { emailAddress } from '#access/person.ts';
import { hashToken } from '#access/token.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { isPublicKind } from '#dialogue/dialogue.ts';
import { loadDialogueAt, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { wordsIn } from '#dialogue/question-form.ts';
import { readTicket, receiptOf } from '#dialogue/receipt.server.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import type { Context } from '#platform/context.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { queueMail } from '#platform/mail/queue-mail.server.ts';
import { seal } from '#platform/mail/seal.server.ts';
import { pathIn, type Lang } from '#platform/texts/languages.ts';
import { contactAskMail, contactConfirmPath, contactKeptTo } from '#publication/contact.ts';
import { mayAskTo } from '#publication/follow-limits.server.ts';
import { addressMark, contactToken } from '#publication/follower-keys.server.ts';
import { forgetContacts, forgetUnconfirmedOf } from '#publication/forget-contacts.server.ts';
import { lockAddress } from '#publication/lock-address.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/** So many questions may wait for the same address in a dialogue: a form is no way to fill somebody's inbox. */
const MOST_WAITING = 3;

export type ContactSent = {
  /** The dialogue's word in the address. */
  readonly name: string;
  /** That of the form which became the answer: whoever has it answered. */
  readonly ticket: string;
  readonly email: string;
  readonly lang: Lang;
  readonly now: Date;
  /** The site's own address, such as https://loftet.se, as the request came to it. */
  readonly origin: string;
};

/** What became of an address. `receipt`: of the answer; null where the ticket is not one of ours. */
export type ContactLeft = { readonly receipt: string | null; readonly contact: 'sent' | 'wrong' | 'expired' };

/**
 * Keeps the address of somebody who has answered and wants to hear what comes of it, and sends it one mail that asks. The
 * same whether the address is there already or not, so that nobody learns who has answered. In a transaction of its own,
 * after the answer's: whatever goes wrong here, the answer is stored.
 * @throws AppError `not-found`
 */
export async function leaveContact(
  ctx: Pick<Context, 'db' | 'secret'>,
  slug: string,
  sent: ContactSent,
): Promise<ContactLeft> {
  const left = await inNamedMunicipality(ctx.db, slug, async (tx, municipalityId): Promise<ContactLeft> => {
    const dialogue = await loadDialogueAt({ tx, municipalityId }, sent.name);
    if (!isPublicKind(dialogue.kind)) throw new AppError('not-found');
    const inputId = readTicket(ctx.secret, dialogue.id, sent.ticket, sent.now);
    if (inputId === null || !(await hasAnswered(tx, municipalityId, dialogue.id, inputId)))
      return { receipt: null, contact: 'expired' };
    const receipt = receiptOf(ctx.secret, inputId);
    const email = emailAddress(sent.email);
    if (email === null) return { receipt, contact: 'wrong' };
    await askContact(ctx, tx, municipalityId, { slug, dialogue, inputId, email, ...pick(sent) });
    return { receipt, contact: 'sent' };
  });
  if (left === null) throw new AppError('not-found');
  return left;
}

const pick = ({ lang, now, origin }: ContactSent) => ({ lang, today: swedishDay(now), origin });

type Asking = {
  readonly slug: string;
  readonly dialogue: DialogueRead;
  readonly inputId: string;
  readonly email: string;
  readonly lang: Lang;
  readonly today: string;
  readonly origin: string;
};

async function askContact(
  ctx: Pick<Context, 'secret'>,
  tx: Tx,
  municipalityId: string,
  { slug, dialogue, inputId, email, lang, today, origin }: Asking,
): Promise<void> {
  if (!mayAskTo(email)) return;
  const mark = addressMark(ctx.secret, dialogue.id, email);
  await lockAddress(tx, municipalityId, mark);
  await forgetContacts(tx, municipalityId, today);
  if ((await waiting(tx, municipalityId, dialogue.id, mark)) >= MOST_WAITING) return;
  // Whoever sends the form again with another address has mended it.
  await forgetUnconfirmedOf(tx, municipalityId, { inputId, but: mark });
  const id = await insertContact(ctx, tx, municipalityId, { dialogue, inputId, email, lang, today, confirmed: false });
  if (id === null) return;
  const token = contactToken(ctx.secret, 'contact-confirm', id);
  const municipality = await currentMunicipality(tx, municipalityId);
  const title = wordsIn(lang, (dialogue.asked ?? dialogue).form.title).text;
  const address = `${origin}${pathIn(lang, contactConfirmPath(slug, token))}`;
  const mail = contactAskMail(lang, { municipality: municipality.name, title, address });
  const person = { id, email, lang };
  await queueMail(tx, ctx, { dedupe: `contact-ask:${id}`, kind: 'contact-ask', receiver: 'follower', person, ...mail });
}

type Kept = Pick<Asking, 'inputId' | 'email' | 'lang' | 'today'> & {
  readonly dialogue: Pick<DialogueRead, 'id' | 'heldTo'>;
  /** Whether somebody who reads mail there is known to want it. */
  readonly confirmed: boolean;
};

/** Keeps an address with an answer, once. @returns the row's id; null where one is kept with the answer already */
export async function insertContact(
  { secret }: Pick<Context, 'secret'>,
  tx: Tx,
  municipalityId: string,
  { dialogue, inputId, email, lang, today, confirmed }: Kept,
): Promise<string | null> {
  const id = randomUUID();
  const { numInsertedOrUpdatedRows: kept } = await tx
    .withTables<PublicationTables>()
    .insertInto('dialogue_contact')
    .values({
      municipality_id: municipalityId,
      id,
      dialogue_id: dialogue.id,
      input_id: inputId,
      address_hash: addressMark(secret, dialogue.id, email),
      address: seal(secret, boundContact(id), email),
      token_hash: hashToken(contactToken(secret, 'contact-confirm', id)),
      end_hash: hashToken(contactToken(secret, 'contact-end', id)),
      lang,
      asked_on: today,
      confirmed,
      erase_on: contactKeptTo(dialogue.heldTo, today),
    })
    .onConflict((conflict) => conflict.columns(['municipality_id', 'input_id']).doNothing())
    .executeTakeFirstOrThrow();
  return kept === 1n ? id : null;
}

/** What the address of somebody who answered is locked to. */
export function boundContact(id: string): string {
  return `dialogue-contact:${id}`;
}

async function hasAnswered(tx: Tx, municipalityId: string, dialogueId: string, inputId: string): Promise<boolean> {
  const { rows } = await sql`select from input
    where municipality_id = ${municipalityId} and id = ${inputId} and dialogue_id = ${dialogueId}`.execute(tx);
  return rows.length > 0;
}

async function waiting(tx: Tx, municipalityId: string, dialogueId: string, mark: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from dialogue_contact
    where municipality_id = ${municipalityId} and dialogue_id = ${dialogueId} and address_hash = ${mark}
      and not confirmed`.execute(tx);
  return rows[0]?.count ?? 0;
}
