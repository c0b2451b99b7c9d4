import type { List, ListItem, PhrasingContent, Root, RootContent, Table } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { AppError } from '#platform/errors.ts';
import type { Block, ReadDocument } from '#reading/block.ts';
import { decodeText } from '#reading/text/decode.ts';
import { refuseLongText } from '#reading/document-length.ts';
import { wrapWidth } from '#reading/blocks/join-lines.ts';
import { markdownWords } from '#reading/markdown/markdown-words.ts';
import { readTypedBold } from '#reading/text/plain-bold.ts';
import { markHeadings } from '#reading/text/text-headings.ts';
import { untangled } from '#reading/markdown/tangled-markdown.ts';
import { paragraphBlocks, type LooseBlock } from '#reading/text/text-paragraphs.ts';

type Reading = {
  readonly source: string;
  readonly width: number | null;
  readonly blocks: LooseBlock[];
  tables: number;
};

/**
 * Reads Markdown with tables (GFM). What Markdown does not know but people type all the same, "•" lines and lines that
 * stand for themselves, is read as in plain text.
 * @throws AppError document-empty where there is no word in it, document-too-long, document-unsafe.
 */
export function readMarkdown(bytes: Uint8Array): ReadDocument {
  const decoded = decodeText(bytes);
  refuseLongText(decoded);
  const source = untangled(decoded).replace(/^---\n([\s\S]*?)\n---(?=\n)/u, (_, fields: string) =>
    fields.replace(/\n/g, '  \n'),
  );
  const tree: Root = unified().use(remarkParse).use(remarkGfm).parse(source);
  const paragraphs = source.split(/\n\s*\n/u).map((paragraph) => paragraph.split('\n'));
  const reading: Reading = { source, width: wrapWidth(paragraphs), blocks: [], tables: 0 };
  for (const node of tree.children) readNode(node, 0, reading);
  const styled = reading.blocks.some((block) => block.kind === 'heading');
  const blocks = styled ? reading.blocks : markHeadings(reading.blocks);
  if (!blocks.some((block) => /[\p{L}\d]/u.test(block.text))) throw new AppError('document-empty');
  return { mediaType: 'text/markdown', blocks: blocks.map(numbered), running: [] };
}

function numbered(block: LooseBlock, index: number): Block {
  const { kind, text, level, mark, bold, links, cell } = block;
  return { no: index + 1, kind, text, level, mark, bold, links, cell };
}

function readNode(node: RootContent, depth: number, reading: Reading): void {
  switch (node.type) {
    case 'heading':
      return readHeading(node.children, node.depth, reading);
    case 'paragraph':
      return readParagraph(node.children, reading);
    case 'list':
      return readList(node, depth, reading);
    case 'table':
      return readTable(node, reading);
    case 'code':
      return pushLines(
        node.value.split('\n').filter((line) => line.trim() !== ''),
        [],
        reading,
      );
    case 'html':
      return pushLines(wordsOfHtml(node.value), [], reading);
    case 'blockquote':
    case 'footnoteDefinition':
      for (const child of node.children) readNode(child, depth, reading);
      return;
    default:
  }
}

function readHeading(children: readonly PhrasingContent[], level: number, reading: Reading): void {
  const { lines, links } = markdownWords(children);
  const { text } = readTypedBold(lines.join(' ').replace(/\s+/gu, ' ').trim());
  if (text === '') return;
  // A row of dashes under a paragraph makes it a heading to Markdown; nobody meant that of a whole text.
  const kind = text.length > 200 && /[.!?]$/u.test(text) ? 'paragraph' : 'heading';
  reading.blocks.push({ ...blank(text), kind, level: kind === 'heading' ? level : 0, bold: 0, links });
}

function readParagraph(children: readonly PhrasingContent[], reading: Reading): void {
  const { lines, links } = markdownWords(children);
  pushLines(lines, links, reading);
}

function pushLines(lines: readonly string[], links: Block['links'], reading: Reading): void {
  if (lines.length === 0) return;
  reading.blocks.push(...paragraphBlocks(lines, reading.width, []).map((block) => withLinks(block, links)));
}

function withLinks(block: LooseBlock, links: Block['links']): LooseBlock {
  return { ...block, links: links.filter((link) => block.text.includes(link.words)) };
}

function readList(list: List, depth: number, reading: Reading): void {
  for (const item of list.children) readItem(item, depth, reading);
}

function readItem(item: ListItem, depth: number, reading: Reading): void {
  const typed = markOf(item, reading.source);
  const mark = item.checked === null || item.checked === undefined ? typed : `${typed} [${item.checked ? 'x' : ' '}]`;
  const [first, ...rest] = item.children;
  if (first?.type === 'paragraph') {
    const { lines, links } = markdownWords(first.children);
    const [own, ...others] = paragraphBlocks(lines, reading.width, []);
    if (own !== undefined) reading.blocks.push({ ...withLinks(own, links), kind: 'item', level: depth, mark });
    reading.blocks.push(...others.map((block) => withLinks(block, links)));
  } else if (first?.type === 'list') {
    readDoubleMark(first, mark, depth, reading);
  } else if (first !== undefined) readNode(first, depth + 1, reading);
  for (const child of rest) readNode(child, depth + 1, reading);
}

/** "- 3. En kommun …" is a list in a list to Markdown, but one line with one mark and a number to its writer. */
function readDoubleMark(list: List, mark: string, depth: number, reading: Reading): void {
  const start = reading.blocks.length;
  readList(list, depth, reading);
  const first = reading.blocks[start];
  if (first === undefined) return;
  const text = `${first.mark ?? ''} ${first.text}`;
  reading.blocks[start] = {
    ...first,
    text,
    mark,
    bold: first.bold > 0 ? first.bold + text.length - first.text.length : 0,
  };
}

function markOf(item: ListItem, source: string): string {
  const start = item.position?.start.offset ?? 0;
  return /^\s*([-*+]|\d+[.)])/u.exec(source.slice(start, start + 20))?.[1] ?? '-';
}

function readTable(table: Table, reading: Reading): void {
  reading.tables += 1;
  table.children.forEach((row, rowNo) => {
    row.children.forEach((cell, column) => {
      const { lines, links } = markdownWords(cell.children);
      const { text, bold } = readTypedBold(lines.map((line) => line.trim()).join('\n'));
      if (text === '') return;
      const place = { table: reading.tables, row: rowNo, column, rowSpan: 1, columnSpan: 1, header: rowNo === 0 };
      reading.blocks.push({ ...blank(text), kind: 'cell', bold, links, cell: place });
    });
  });
}

function wordsOfHtml(html: string): string[] {
  return html
    .replace(/<!--[\s\S]*?-->|<(script|style)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '\n')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function blank(text: string): LooseBlock {
  return {
    kind: 'paragraph',
    text,
    level: 0,
    mark: null,
    bold: 0,
    links: [],
    cell: null,
    alone: true,
    tight: false,
    underline: 0,
  };
}
