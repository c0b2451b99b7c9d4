/** Letters that are not taken for each other, read aloud or written by hand (Crockford's base 32). */
export const RECEIPT_LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const RECEIPT = new RegExp(`^[${RECEIPT_LETTERS}]{4}-[${RECEIPT_LETTERS}]{4}$`);

/** Whether words can be a receipt, such as "K7QF-2M9X". Only the server knows whether it has given it. */
export function isReceipt(words: unknown): words is string {
  return typeof words === 'string' && RECEIPT.test(words);
}
