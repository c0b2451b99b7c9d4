import { frameWords, type FrameWords } from '#platform/mail/digest-words.ts';
import { subjectLine } from '#platform/mail/mail-body.ts';
import type { MailLang } from '#platform/mail/tables.ts';

/** What one person is told in one municipality. */
export type DigestPart = { readonly municipality: string; readonly sentences: readonly string[] };

export type Digest = {
  readonly lang: MailLang;
  readonly parts: readonly DigestPart[];
  /** The one link: to what the person is asked, or to the office where one signs in. */
  readonly link: { readonly kind: 'answer' | 'office'; readonly address: string };
  /** True where the link leads to some of it only. */
  readonly more: boolean;
};

export type DigestMail = { readonly subject: string; readonly text: string; readonly html: string };

/** The day's mail to one person: plain and short, the same words as text and as HTML. */
export function digestMail({ lang: asked, parts, link, more }: Digest): DigestMail {
  const { lang, words } = frameWords(asked);
  const count = parts.reduce((sum, part) => sum + part.sentences.length, 0);
  const above = link.kind === 'answer' ? words.answer : words.open;
  const told = parts.map(({ municipality, sentences }) => ({
    municipality: oneLine(municipality),
    sentences: sentences.map(oneLine),
  }));
  const text = [
    words.hello,
    [words.intro, words.inSwedish].filter((line) => line !== null).join(' '),
    ...told.map(({ municipality, sentences }) => [municipality, ...sentences.map((line) => `- ${line}`)].join('\n')),
    `${above}\n${link.address}`,
    ...(more ? [words.rest] : []),
    words.why,
  ];
  return {
    subject: subjectLine(words.subject(count)),
    text: `${text.join('\n\n')}\n`,
    html: page(lang, words, told, { above, address: link.address, more }),
  };
}

/** A name with a line break in it would look like a line of ours. */
function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

type Link = { readonly above: string; readonly address: string; readonly more: boolean };

function page(lang: MailLang, words: FrameWords, parts: readonly DigestPart[], link: Link): string {
  const swedish = words.inSwedish === null ? '' : ' lang="sv" dir="ltr"';
  const lists = parts.map(
    ({ municipality, sentences }) =>
      `<div${swedish}><h2>${escaped(municipality)}</h2><ul>${sentences.map((line) => `<li>${escaped(line)}</li>`).join('')}</ul></div>`,
  );
  const paragraph = (text: string): string => `<p>${escaped(text).replaceAll('\n', '<br>')}</p>`;
  const href = escaped(link.address);
  return [
    `<!doctype html><html lang="${lang}" dir="${words.direction}"><head><meta charset="utf-8"><title>Löftet</title></head><body>`,
    paragraph(words.hello),
    paragraph([words.intro, words.inSwedish].filter((line) => line !== null).join(' ')),
    ...lists,
    `<p>${escaped(link.above).replaceAll('\n', '<br>')}<br><a href="${href}">${href}</a></p>`,
    ...(link.more ? [paragraph(words.rest)] : []),
    paragraph(words.why),
    '</body></html>',
  ].join('\n');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
