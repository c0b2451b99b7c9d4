import { subjectLine } from '#platform/mail/mail-body.ts';
import { directionOf, type Lang } from '#platform/texts/languages.ts';

/** What a mail says, part by part. */
export type LetterPart =
  | string
  | { readonly heading: string; readonly lines: readonly string[] }
  | LetterList
  /** The one link, with the words above it; `button` is what it is called where the address need not be seen. */
  | { readonly above: string; readonly address: string; readonly button?: string };

/** Things to read about, each with the address of its page. */
export type LetterList = {
  readonly heading: LetterWords;
  /** Above the list; may be empty. */
  readonly lead: readonly LetterWords[];
  readonly items: readonly {
    readonly name: LetterWords;
    readonly lines: readonly LetterWords[];
    readonly address: string;
  }[];
};
/** Words on one line; `lang` where they are in another language than the letter. */
export type LetterWords = { readonly text: string; readonly lang?: Lang | undefined };

export type Letter = { readonly subject: string; readonly text: string; readonly html: string };

/** A mail as text and as HTML, with the same words in both. Line breaks within a part are kept, but in names and lists. */
export function letterOf(lang: Lang, subject: string, parts: readonly LetterPart[]): Letter {
  const line = subjectLine(subject);
  return {
    subject: line,
    text: `${parts.map(textOf).join('\n\n')}\n`,
    html: [
      `<!doctype html><html lang="${lang}" dir="${directionOf(lang)}"><head><meta charset="utf-8"><title>${escaped(line)}</title></head><body>`,
      ...parts.map(htmlOf),
      '</body></html>',
    ].join('\n'),
  };
}

function textOf(part: LetterPart): string {
  if (typeof part === 'string') return part;
  if ('address' in part) return `${part.above}\n${part.address}`;
  if ('items' in part) return listText(part);
  return [oneLine(part.heading), ...part.lines.map((line) => `- ${oneLine(line)}`)].join('\n');
}

function listText({ heading, lead, items }: LetterList): string {
  return [
    oneLine(heading.text),
    ...lead.map(({ text }) => oneLine(text)),
    ...items.flatMap(({ name, lines, address }) => [
      '',
      `- ${oneLine(name.text)}`,
      ...lines.map(({ text }) => `  ${oneLine(text)}`),
      `  ${address}`,
    ]),
  ].join('\n');
}

function listHtml({ heading, lead, items }: LetterList): string {
  const listed = items.map(
    ({ name, lines, address }) =>
      `<li><a href="${escaped(address)}">${wordsHtml(name)}</a>${lines.map((line) => `<br>${wordsHtml(line)}`).join('')}</li>`,
  );
  const above = lead.map((line) => `<p>${wordsHtml(line)}</p>`).join('');
  return `<h2>${wordsHtml(heading)}</h2>${above}<ul>${listed.join('')}</ul>`;
}

function wordsHtml({ text, lang }: LetterWords): string {
  const words = escaped(oneLine(text));
  return lang === undefined ? words : `<span lang="${lang}" dir="${directionOf(lang)}">${words}</span>`;
}

function htmlOf(part: LetterPart): string {
  if (typeof part === 'string') return `<p>${broken(part)}</p>`;
  if ('address' in part) {
    const href = escaped(part.address);
    const shown = part.button === undefined ? `<bdi dir="ltr">${href}</bdi>` : escaped(part.button);
    return `<p>${broken(part.above)}<br><a href="${href}">${shown}</a></p>`;
  }
  if ('items' in part) return listHtml(part);
  const items = part.lines.map((line) => `<li>${escaped(oneLine(line))}</li>`);
  return `<h2>${escaped(oneLine(part.heading))}</h2><ul>${items.join('')}</ul>`;
}

/** A name with a line break in it would look like a line of ours. */
function oneLine(words: string): string {
  return words.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function broken(text: string): string {
  return escaped(text).replaceAll('\n', '<br>');
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => SIGNS[sign] ?? sign);
}
