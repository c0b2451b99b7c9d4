import { LOGIN_LINK_MINUTES } from '#access/lifetimes.ts';
import { letterOf, type Letter } from '#platform/mail/letter.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { countIn } from '#platform/texts/local-words.ts';

/** The mail with a link that signs its receiver in, in their language. `address` is the link itself, of our own making. */
export function loginMail(lang: Lang, address: string): Letter {
  const to = { locale: lang };
  return letterOf(lang, m.mail_login_subject({}, to), [
    { above: m.mail_login_before({}, to), address, button: m.mail_login_button({}, to) },
    m.mail_login_after(countIn(lang, LOGIN_LINK_MINUTES), to),
    m.mail_login_unasked({}, to),
  ]);
}
