import { letterOf, type Letter } from '#platform/mail/letter.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { momentIn, nameIn } from '#platform/texts/local-words.ts';

/** What a receipt tells: which answer has come, and when. Never a word of the answer. */
export type Receipt = {
  readonly lang: Lang;
  readonly municipality: string;
  readonly promise: string;
  /** The period's name. */
  readonly round: string;
  /** The point's running number in the promise, from 1. */
  readonly number: number;
  readonly party: string;
  readonly at: Date;
  /** Where one signs in. */
  readonly office: string;
};

/** The mail to whoever has sent an answer. */
export function receiptMail({ lang, number, at, office, ...names }: Receipt): Letter {
  const to = { locale: lang };
  const promise = nameIn(lang, names.promise);
  const round = nameIn(lang, names.round);
  const lines = [
    m.mail_receipt_promise({ promise, round }, to),
    m.mail_receipt_point({ number }, to),
    m.mail_receipt_party({ party: nameIn(lang, names.party) }, to),
    m.mail_receipt_when({ moment: momentIn(lang, at) }, to),
  ];
  return letterOf(lang, m.mail_receipt_subject({ promise, round }, to), [
    m.mail_hello({}, to),
    m.mail_receipt_intro({}, to),
    { heading: nameIn(lang, names.municipality), lines },
    m.mail_receipt_change({}, to),
    { above: m.mail_sign_in_above({}, to), address: office },
    m.mail_receipt_why({}, to),
  ]);
}
