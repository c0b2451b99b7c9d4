import { letterOf, type Letter } from '#platform/mail/letter.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { countIn, nameIn } from '#platform/texts/local-words.ts';

/** What one person is told in one municipality. */
export type DigestPart = { readonly municipality: string; readonly sentences: readonly string[] };

export type Digest = {
  readonly lang: Lang;
  readonly parts: readonly DigestPart[];
  /** The one link: to what the person is asked, or to the office where one signs in. */
  readonly link: { readonly kind: 'answer' | 'office'; readonly address: string };
  /** True where the link leads to some of it only. */
  readonly more: boolean;
};

/** The day's mail to one person: plain and short, the same words as text and as HTML. */
export function digestMail({ lang, parts, link, more }: Digest): Letter {
  const locale = { locale: lang };
  const count = parts.reduce((sum, part) => sum + part.sentences.length, 0);
  const above = link.kind === 'answer' ? m.mail_answer_above({}, locale) : m.mail_sign_in_above({}, locale);
  return letterOf(lang, m.mail_subject(countIn(lang, count), locale), [
    m.mail_hello({}, locale),
    m.mail_intro({}, locale),
    ...parts.map(({ municipality, sentences }) => ({ heading: nameIn(lang, municipality), lines: sentences })),
    { above, address: link.address },
    ...(more ? [m.mail_rest({}, locale)] : []),
    m.mail_why({}, locale),
  ]);
}
