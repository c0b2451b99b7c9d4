import { sharedParts, type Line } from '#publication/shared-parts.ts';
import type { SharedPromise } from '#publication/shared-promise.ts';

const words = (line: Line): string => line.map(({ text }) => text).join('');

/** What is published, as text to paste where nothing else can be: an intranet, a mail, a news item. */
export function sharedText(shared: SharedPromise): string {
  const { title, notes, headline, sentence, points, version, more } = sharedParts(shared);
  const listed = points.map(({ number, text, lines }) =>
    [`${number}. ${words(text)}`, ...lines.map((line) => `   – ${words(line).replaceAll(/\r?\n/g, '\n     ')}`)].join(
      '\n',
    ),
  );
  const blocks = [
    words(title),
    ...notes,
    [words(headline), ...(sentence === null ? [] : [sentence])].join('\n'),
    ...listed,
    `${version}\n${more}: ${shared.page}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? '');
}

function html(line: Line): string {
  return line
    .map(({ text, swedish }) => {
      const shown = escaped(text).replaceAll(/\r?\n/g, '<br>');
      return swedish ? `<span lang="sv" dir="ltr">${shown}</span>` : shown;
    })
    .join('');
}

/**
 * The same as HTML to paste into a page of one's own, below a heading of the first level. It has no styles, classes, ids or
 * scripts: it looks as the page does that it stands in.
 */
export function sharedHtml(shared: SharedPromise): string {
  const { title, notes, headline, sentence, points, version, more } = sharedParts(shared);
  const items = points.map(({ number, text, lines }) => {
    const told = lines.map((line) => `<li>${html(line)}</li>`);
    return `<li value="${number}"><p>${html(text)}</p>\n${told.length === 0 ? '' : `<ul>\n${told.join('\n')}\n</ul>\n`}</li>`;
  });
  return [
    `<article lang="${shared.lang}" dir="${shared.dir}">`,
    `<h2>${html(title)}</h2>`,
    ...notes.map((note) => `<p>${escaped(note)}</p>`),
    `<p><strong>${html(headline)}</strong></p>`,
    ...(sentence === null ? [] : [`<p>${escaped(sentence)}</p>`]),
    ...(items.length === 0 ? [] : ['<ol>', ...items, '</ol>']),
    `<p>${escaped(version)} <a href="${escaped(shared.page)}">${escaped(more)}</a></p>`,
    '</article>',
    '',
  ].join('\n');
}
