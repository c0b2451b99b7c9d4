import { documentStyle, lookStyle } from '#documents/document-style.ts';
import type { DocumentBlock, DocumentModel, DocumentPicture, Inline, Words } from '#documents/document.ts';
import { escapeMarkup } from '#documents/escape-markup.ts';
import { promiseRing } from '#documents/promise-ring.ts';
import { ringSvg } from '#documents/ring-svg.ts';
import { soundModel } from '#documents/sound-model.ts';

/** A whole HTML document, to be saved as a file: it carries its own style sheet and needs nothing else. */
export function renderHtml(model: DocumentModel): string {
  const sound = soundModel(model);
  const author = sound.author === null ? '' : `<meta name="author" content="${escapeMarkup(sound.author)}">\n`;
  const date = sound.date === null ? '' : `<meta name="dcterms.date" content="${escapeMarkup(sound.date)}">\n`;
  return `<!doctype html>
<html lang="sv">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeMarkup(sound.title)}</title>
${author}${date}<style>
${documentStyle(sound.marks)}${lookStyle(sound.look)}</style>
</head>
<body>
${marksHtml(sound)}<main>
${articleHtml(sound)}</main>
</body>
</html>
`;
}

/** The same document as a part of a page that has its own style sheets: no inline style, classes `document-…` and `ring…`. */
export function renderHtmlBody(model: DocumentModel): string {
  const sound = soundModel(model);
  return marksHtml(sound) + articleHtml(sound);
}

/** The same, in parts: what stands above the first heading, and from each heading to the next. */
export function renderHtmlParts(model: DocumentModel): string[] {
  const sound = soundModel(model);
  const starts = sound.blocks.flatMap(({ kind }, at) => (kind === 'heading' ? [at] : []));
  const above = marksHtml(sound) + articleHtml({ ...sound, blocks: sound.blocks.slice(0, starts[0]) });
  return [
    above,
    ...starts.map((at, index) => {
      const html = sound.blocks
        .slice(at, starts[index + 1])
        .map(blockHtml)
        .join('');
      return `<div class="document${colouredClass(sound.look)}">\n${html}</div>\n`;
    }),
  ];
}

/** Some blocks of a document alone. */
export function renderHtmlBlocks(blocks: readonly DocumentBlock[]): string {
  const model = { title: '', author: null, letterhead: [], marks: [], date: null, blocks };
  return soundModel(model).blocks.map(blockHtml).join('');
}

function marksHtml({ marks }: DocumentModel): string {
  if (marks.length === 0) return '';
  return `<header class="document-marks">\n${paragraphs(marks)}</header>\n`;
}

function articleHtml({ letterhead, title, blocks, look }: DocumentModel): string {
  const logo = look?.logo ?? null;
  // Its name is the next text: heard twice it would only be in the way.
  const picture =
    logo === null
      ? ''
      : `<img class="document-logo" src="${escapeMarkup(logo.source)}" width="${logo.width}" height="${logo.height}" alt="">\n`;
  const above = letterhead.length === 0 ? '' : `<div class="document-letterhead">\n${paragraphs(letterhead)}</div>\n`;
  return `<article class="document${colouredClass(look)}">\n${picture}${above}<h1>${escapeMarkup(title)}</h1>\n${blocks.map(blockHtml).join('')}</article>\n`;
}

function colouredClass(look: DocumentModel['look']): string {
  return (look?.colour ?? null) === null ? '' : ' document-coloured';
}

function paragraphs(lines: readonly string[]): string {
  return lines.map((line) => `<p>${escapeMarkup(line)}</p>\n`).join('');
}

function blockHtml(block: DocumentBlock): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${escapeMarkup(block.text)}</h${block.level}>\n`;
    case 'paragraph':
      return `<p>${wordsHtml(block.words)}</p>\n`;
    case 'labelled':
      return `<p class="document-labelled"><strong>${escapeMarkup(block.label)}:</strong> ${wordsHtml(block.words)}</p>\n`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map((words) => `<li>${wordsHtml(words)}</li>\n`).join('')}</${tag}>\n`;
    }
    case 'table':
      return tableHtml(block);
    case 'ring':
      // The words stand as text, so the drawing says nothing of its own to those who listen.
      return `<figure class="document-ring">\n${ringSvg(promiseRing(block.points), null)}\n<figcaption>${escapeMarkup(block.alternative)}</figcaption>\n</figure>\n`;
    case 'pictures':
      return `<div class="document-pictures">\n${block.pictures.map(pictureHtml).join('')}</div>\n`;
  }
}

function pictureHtml({ source, alternative, caption }: DocumentPicture): string {
  return `<figure><img src="${escapeMarkup(source)}" alt="${escapeMarkup(alternative)}"><figcaption>${escapeMarkup(caption)}</figcaption></figure>\n`;
}

function tableHtml({ caption, head, rows }: Extract<DocumentBlock, { kind: 'table' }>): string {
  const cells = (tag: string, texts: readonly string[]): string =>
    texts.map((text) => `<${tag}>${escapeMarkup(text)}</${tag.slice(0, 2)}>`).join('');
  const body = rows.map((row) => `<tr>${cells('td', row)}</tr>\n`).join('');
  const above = caption === '' ? '' : `<caption>${escapeMarkup(caption)}</caption>\n`;
  return `<div class="document-table"><table>\n${above}<thead>\n<tr>${cells('th scope="col"', head)}</tr>\n</thead>\n<tbody>\n${body}</tbody>\n</table></div>\n`;
}

function wordsHtml(words: Words): string {
  return words.map(inlineHtml).join('');
}

function inlineHtml({ text, href, gap }: Inline): string {
  const escaped = escapeMarkup(text).replaceAll('\n', '<br>');
  const marked = gap === true ? `<mark>${escaped}</mark>` : escaped;
  return href === undefined ? marked : `<a href="${escapeMarkup(href)}">${marked}</a>`;
}
