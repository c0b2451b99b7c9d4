/** What is locked in a mail's row. Subject and address stand on one line: a line break would begin a header of its own. */
export type MailBody = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The address that ends what is followed, by one POST to it (RFC 8058); left out where nothing is. */
  readonly oneClick?: string;
  /** Files that go along, their bytes in base 64: they are locked with the words, and gone with them when it is sent. */
  readonly attachments?: readonly { readonly name: string; readonly mediaType: string; readonly base64: string }[];
};

const LONGEST_SUBJECT = 200;
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** A subject on one line and not too long; the words of a name or a title can end up in it. */
export function subjectLine(words: string): string {
  const line = words.replace(CONTROL, ' ').replace(/ {2,}/g, ' ').trim();
  return line.length <= LONGEST_SUBJECT ? line : `${line.slice(0, LONGEST_SUBJECT - 1).trimEnd()}…`;
}

/** True for an address that mail can be sent to as it is: one line, one receiver. */
export function isOneAddress(address: string): boolean {
  return /^[!-?A-~]+@[!-?A-~]+$/.test(address) && !/[,;<>()"\\]/.test(address);
}
