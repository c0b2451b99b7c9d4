/**
 * Atom feeds (RFC 4287). Written here rather than by a library: those there are neither say which language a feed is in
 * nor let one of its texts be in another, and what is left is a dozen elements.
 */
import type { Lang } from '#platform/texts/languages.ts';

/** Words, with their language where it is not the feed's. */
type FeedText = { readonly text: string; readonly lang?: Lang };

export type FeedEntry = {
  /** A URI that never changes. */
  readonly id: string;
  readonly title: FeedText;
  readonly published: Date;
  readonly updated: Date;
  /** Absolute. */
  readonly page: string;
  readonly authors: readonly string[];
  /** Null where there is no note, and where what it said is taken back. */
  readonly summary: FeedText | null;
};

export type Feed = {
  readonly id: string;
  readonly lang: Lang;
  readonly title: string;
  readonly subtitle: string | null;
  readonly author: string;
  readonly updated: Date;
  /** Absolute: the feed's own address, and its page. */
  readonly self: string;
  readonly page: string;
  readonly entries: readonly FeedEntry[];
};

/** The feed as XML, entries in the order given. */
export function atomFeed({ id, lang, title, subtitle, author, updated, self, page, entries }: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">`,
    element('id', id),
    element('title', title),
    ...(subtitle === null ? [] : [element('subtitle', subtitle)]),
    element('updated', updated.toISOString()),
    `<author>${element('name', author)}</author>`,
    `<link rel="self" type="application/atom+xml" href="${xmlText(self)}"/>`,
    `<link rel="alternate" type="text/html" hreflang="${lang}" href="${xmlText(page)}"/>`,
    ...entries.map(entryElement),
    '</feed>',
    '',
  ].join('\n');
}

function entryElement({ id, title, published, updated, page, authors, summary }: FeedEntry): string {
  return [
    '<entry>',
    element('id', id),
    element('title', title.text, title.lang),
    element('published', published.toISOString()),
    element('updated', updated.toISOString()),
    ...authors.map((name) => `<author>${element('name', name)}</author>`),
    `<link rel="alternate" type="text/html" href="${xmlText(page)}"/>`,
    ...(summary === null ? [] : [element('summary', summary.text, summary.lang)]),
    '</entry>',
  ].join('\n');
}

function element(name: string, text: string, lang?: Lang): string {
  return `<${name}${lang === undefined ? '' : ` xml:lang="${lang}"`}>${xmlText(text)}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\r': '&#13;',
};

/** Words in XML, in an element or an attribute in double quotes. Signs that XML 1.0 knows no way to write are left out. */
export function xmlText(words: string): string {
  return words
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"\r]/g, (sign) => ENTITIES[sign] ?? '');
}
