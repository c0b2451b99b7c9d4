import type { Lang } from '#platform/texts/languages.ts';

export type Person = {
  readonly id: string;
  readonly name: string;
  /** In small letters. */
  readonly email: string;
  readonly lang: Lang;
};

const LONGEST = 254;
const ADDRESS = /^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/;

/**
 * An e-mail address as it is kept, or null for what mail cannot be sent to. ASCII only: a mail server that does not know
 * RFC 6531 would refuse the rest. No spaces or control signs, so that none can begin a header of its own.
 */
export function emailAddress(written: string): string | null {
  const email = written.trim().toLowerCase();
  return email.length <= LONGEST && ADDRESS.test(email) && !/[,;<>()"\\]/.test(email) ? email : null;
}
