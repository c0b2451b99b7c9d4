import type { DocumentBlock, DocumentModel, Inline, Words } from '#documents/document.ts';
import { soundLook } from '#documents/document-look.ts';
import { pictureFile } from '#documents/picture-file.ts';
import { ringSentence } from '#documents/ring-sentence.ts';
import { soundAddress, soundLine, soundText } from '#documents/sound-text.ts';

const UNTOLD = 'Bild';
const UNTITLED = 'Dokument utan titel';
/** The margin of a page holds so many marks of so many signs. */
const MOST_MARKS = 3;
const LONGEST_MARK = 100;

/**
 * The model as every renderer can draw it, so that HTML, Word and PDF hold the same text sign by sign: texts without
 * control signs, links only to the web and mail, headings without jumps, tables with even rows, nothing empty.
 */
export function soundModel(model: DocumentModel): DocumentModel {
  const look = soundLook(model.look);
  const author = model.author === null ? '' : soundLine(model.author);
  return {
    title: soundLine(model.title) || UNTITLED,
    author: author === '' ? null : author,
    letterhead: soundLines(model.letterhead),
    marks: soundLines(model.marks).slice(0, MOST_MARKS).map(shortMark),
    date: soundDate(model.date),
    ...(model.compact === true ? { compact: true } : {}),
    ...(look === null ? {} : { look }),
    blocks: evenLevels(model.blocks.flatMap(soundBlock)),
  };
}

function shortMark(mark: string): string {
  const signs = Array.from(mark);
  return signs.length <= LONGEST_MARK
    ? mark
    : `${signs
        .slice(0, LONGEST_MARK - 1)
        .join('')
        .trimEnd()}…`;
}

/** A day of the calendar, or none. */
function soundDate(date: string | null): string | null {
  if (date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const time = Date.parse(`${date}T00:00:00Z`);
  return Number.isNaN(time) || !new Date(time).toISOString().startsWith(date) ? null : date;
}

function soundLines(lines: readonly string[]): string[] {
  return lines.map(soundLine).filter((line) => line !== '');
}

function soundBlock(block: DocumentBlock): DocumentBlock[] {
  switch (block.kind) {
    case 'heading': {
      const text = soundLine(block.text);
      return text === '' ? [] : [{ ...block, text }];
    }
    case 'paragraph': {
      const words = soundWords(block.words);
      return words.length === 0 ? [] : [{ ...block, words }];
    }
    case 'labelled': {
      const label = soundLine(block.label).replace(/[\s:]+$/, '');
      const words = soundWords(block.words);
      if (label === '') return words.length === 0 ? [] : [{ kind: 'paragraph', words }];
      return [{ ...block, label, words }];
    }
    case 'list': {
      const items = block.items.map(soundWords).filter((words) => words.length > 0);
      return items.length === 0 ? [] : [{ ...block, items }];
    }
    case 'table': {
      const width = Math.max(block.head.length, ...block.rows.map((row) => row.length));
      const even = (cells: readonly string[]): string[] =>
        Array.from({ length: width }, (_, column) => soundLine(cells[column] ?? ''));
      if (width === 0) return [];
      return [{ ...block, caption: soundLine(block.caption), head: even(block.head), rows: block.rows.map(even) }];
    }
    case 'ring':
      return [{ ...block, alternative: soundLine(block.alternative) || ringSentence(block.points) }];
    case 'pictures': {
      const pictures = block.pictures
        .filter((one) => pictureFile(one) !== null)
        .map(({ source, alternative, caption }) => ({
          source,
          alternative: soundLine(alternative) || UNTOLD,
          caption: soundLine(caption) || UNTOLD,
        }));
      return pictures.length === 0 ? [] : [{ ...block, pictures }];
    }
  }
}

/** Pieces with text, single spaces also where two meet, none at the ends. */
function soundWords(words: Words): Inline[] {
  const pieces: Inline[] = [];
  let opens = true;
  for (const { text, href, gap } of words) {
    const sound = soundText(text);
    const shown = opens ? sound.replace(/^[ \n]+/, '') : sound;
    if (shown === '') continue;
    opens = /[ \n]$/.test(shown);
    const address = href === undefined || shown.trim() === '' ? null : soundAddress(href);
    pieces.push({ text: shown, ...(address === null ? {} : { href: address }), ...(gap === true ? { gap } : {}) });
  }
  while (pieces.length > 0) {
    const last = pieces.pop();
    const text = last?.text.replace(/[ \n]+$/, '') ?? '';
    if (last === undefined || text === '') continue;
    pieces.push({ ...last, text });
    break;
  }
  return pieces;
}

/** A heading of level 3 before any of level 2 would be a jump that a screen reader stumbles on and PDF/UA refuses. */
function evenLevels(blocks: readonly DocumentBlock[]): DocumentBlock[] {
  let above = 1;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    above = Math.min(block.level, above + 1);
    return { ...block, level: above === 2 ? 2 : 3 };
  });
}
