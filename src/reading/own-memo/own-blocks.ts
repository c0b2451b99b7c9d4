import type { Block } from '#reading/block.ts';

/** The label that opens a line in bold ("Resultat tertial 2 2018:"), and what stands after it; null where none does. */
export function labelled(block: Block): { label: string; rest: string } | null {
  if (block.kind !== 'paragraph' || block.bold < 2) return null;
  const label = block.text.slice(0, block.bold).trimEnd();
  return label.endsWith(':') ? { label: label.slice(0, -1), rest: block.text.slice(block.bold).trim() } : null;
}

/** The words as they were drawn: outside of lists, what a reader took for a list mark is a part of them. */
export function wholeText(block: Block): string {
  return block.mark === null || block.kind === 'heading' ? block.text : `${block.mark} ${block.text}`;
}

/** Paragraphs, and what a reader made items of though no list was drawn, as one text. */
export function joined(texts: readonly string[]): string {
  return texts.filter((text) => text !== '').join(' ');
}
