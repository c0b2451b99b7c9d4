import { AppError } from '#platform/errors.ts';
import type { Block, ReadDocument } from '#reading/block.ts';
import { decodeText } from '#reading/text/decode.ts';
import { refuseLongText } from '#reading/document-length.ts';
import { wrapWidth } from '#reading/blocks/join-lines.ts';
import { markHeadings } from '#reading/text/text-headings.ts';
import { paragraphBlocks, type LooseBlock } from '#reading/text/text-paragraphs.ts';
import { splitRunning } from '#reading/text/text-running.ts';
import { readTextTable, type TextTable } from '#reading/text/text-table.ts';

/**
 * Reads plain text in any encoding that `decodeText` knows.
 * @throws AppError document-empty where there is no word in it, document-too-long.
 */
export function readText(bytes: Uint8Array): ReadDocument {
  const source = decodeText(bytes);
  refuseLongText(source);
  const { lines, running } = splitRunning(source);
  const paragraphs = splitParagraphs(lines);
  const width = wrapWidth(paragraphs);
  const open: { indent: number }[] = [];
  let tables = 0;
  const blocks = paragraphs.flatMap((paragraph): LooseBlock[] => {
    const table = readTextTable(paragraph);
    if (table === null) return paragraphBlocks(paragraph, width, open);
    tables += 1;
    return cellBlocks(table, tables);
  });
  if (!blocks.some((block) => /[\p{L}\d]/u.test(block.text))) throw new AppError('document-empty');
  return { mediaType: 'text/plain', blocks: markHeadings(blocks).map(numbered), running };
}

function numbered(block: LooseBlock, index: number): Block {
  const { kind, text, level, mark, bold, links, cell } = block;
  return { no: index + 1, kind, text, level, mark, bold, links, cell };
}

function splitParagraphs(lines: readonly string[]): string[][] {
  const paragraphs: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') paragraphs.push([]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0);
}

function cellBlocks(table: TextTable, number: number): LooseBlock[] {
  return table.rows.flatMap((row, rowNo) =>
    row.flatMap((text, column): LooseBlock[] =>
      text === ''
        ? []
        : [
            {
              kind: 'cell',
              text,
              level: 0,
              mark: null,
              bold: 0,
              links: [],
              cell: { table: number, row: rowNo, column, rowSpan: 1, columnSpan: 1, header: rowNo < table.headerRows },
              alone: false,
              tight: true,
              underline: 0,
            },
          ],
    ),
  );
}
