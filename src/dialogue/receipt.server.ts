import { createHmac, randomUUID } from 'node:crypto';
import { RECEIPT_LETTERS } from '#dialogue/receipt-words.ts';
import { isUuid } from '#platform/is-uuid.ts';

/** An answer's own id: random (UUIDv4), since others tell when they were made. */
export function newInputId(): string {
  return randomUUID();
}

/**
 * The number that says that an answer has come, such as "K7QF-2M9X": made from its id with the installation's secret, so that
 * nobody can make one up, and nothing can be found by it.
 */
export function receiptOf(secret: string, inputId: string): string {
  const bytes = createHmac('sha256', secret).update(`loftet-receipt/1 ${inputId}`).digest();
  const signs = [...bytes.subarray(0, 8)].map((byte) => RECEIPT_LETTERS[byte % 32] ?? '');
  return `${signs.slice(0, 4).join('')}-${signs.slice(4).join('')}`;
}

/** How long a form that was opened can be sent. */
const TICKET_HOURS = 24;

/** What a shown form carries: the id of the answer that it becomes, so that it becomes one alone, and when it was shown. */
export function newTicket(secret: string, dialogueId: string, now: Date): string {
  const body = `${newInputId()}.${Math.floor(now.getTime() / 1000).toString(36)}`;
  return `${body}.${mark(secret, dialogueId, body)}`;
}

/** The answer's id in a ticket that we made for this dialogue and that has not grown too old; else null. */
export function readTicket(secret: string, dialogueId: string, ticket: string, now: Date): string | null {
  const [id = '', at = '', sign = '', ...rest] = ticket.slice(0, 200).split('.');
  if (rest.length > 0 || !isUuid(id) || !/^[0-9a-z]{1,8}$/.test(at)) return null;
  if (sign !== mark(secret, dialogueId, `${id}.${at}`)) return null;
  const age = now.getTime() / 1000 - Number.parseInt(at, 36);
  return age >= 0 - 60 && age <= TICKET_HOURS * 3600 ? id : null;
}

function mark(secret: string, dialogueId: string, body: string): string {
  return createHmac('sha256', secret).update(`loftet-ticket/1 ${dialogueId} ${body}`).digest('base64url').slice(0, 22);
}
