import type { DocumentBlock, DocumentModel, Words } from '#documents/document.ts';
import { soundModel } from '#documents/sound-model.ts';

/** Every text that the body of a document must hold, in order: one string for each heading, paragraph, item and cell. */
export function modelTexts(model: DocumentModel): string[] {
  const { letterhead, title, blocks } = soundModel(model);
  return [...letterhead, title, ...blocks.flatMap(blockTexts)].map(spaced).filter((text) => text !== '');
}

/** The same text with every run of white space as one space. */
export function spaced(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function blockTexts(block: DocumentBlock): string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [wordsText(block.words)];
    case 'labelled':
      return [`${block.label}: ${wordsText(block.words)}`];
    case 'list':
      return block.items.map(wordsText);
    case 'table':
      return [block.caption, ...block.head, ...block.rows.flat()];
    case 'ring':
      return [block.alternative];
    case 'pictures':
      return block.pictures.map(({ caption }) => caption);
  }
}

function wordsText(words: Words): string {
  return words.map(({ text }) => text).join('');
}
