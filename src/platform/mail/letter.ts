import { subjectLine } from '#platform/mail/mail-body.ts';
import { directionOf, type Lang } from '#platform/texts/languages.ts';

/** What a mail says, part by part. */
export type LetterPart =
  | string
  | { readonly heading: string; readonly lines: readonly string[] }
  /** The one link, with the words above it; `button` is what it is called where the address need not be seen. */
  | { readonly above: string; readonly address: string; readonly button?: string };

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
  return [oneLine(part.heading), ...part.lines.map((line) => `- ${oneLine(line)}`)].join('\n');
}

function htmlOf(part: LetterPart): string {
  if (typeof part === 'string') return `<p>${broken(part)}</p>`;
  if ('address' in part) {
    const href = escaped(part.address);
    const shown = part.button === undefined ? `<bdi dir="ltr">${href}</bdi>` : escaped(part.button);
    return `<p>${broken(part.above)}<br><a href="${href}">${shown}</a></p>`;
  }
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
