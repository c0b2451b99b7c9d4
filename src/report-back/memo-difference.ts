import { wordDifference, type Stretch } from '#checking/word-difference.ts';
import type { DocumentBlock, DocumentModel } from '#documents/document.ts';

/** A part of two memos, from a heading to the next, with what differs word by word. */
export type PartDifference = {
  /** As the newer has it, or the older where only that has it. */
  readonly heading: string;
  readonly kind: 'same' | 'changed' | 'new' | 'gone';
  readonly stretches: readonly Stretch[];
};

type Part = { readonly key: string; readonly heading: string; readonly text: string };

/**
 * What differs between two memos. Parts are compared under their headings, points by their numbers; what stands above the
 * first heading is a part of its own. In the newer's order, what only the older has where it stood.
 */
export function memoDifference(older: DocumentModel, newer: DocumentModel): PartDifference[] {
  const [before, after] = [partsOf(older), partsOf(newer)];
  const old = new Map(before.map((part) => [part.key, part]));
  const kept = new Set(after.map(({ key }) => key));
  const told: PartDifference[] = [];
  let next = 0;
  const gone = (until: number): void => {
    for (; next < until; next += 1) {
      const part = before[next];
      if (part !== undefined && !kept.has(part.key))
        told.push({ heading: part.heading, kind: 'gone', stretches: stretchesOf(part.text, '') });
    }
  };
  for (const part of after) {
    const same = old.get(part.key);
    if (same === undefined) {
      told.push({ heading: part.heading, kind: 'new', stretches: stretchesOf('', part.text) });
      continue;
    }
    gone(before.indexOf(same));
    const stretches = stretchesOf(same.text, part.text);
    const changed = stretches.some(({ kind }) => kind !== 'same');
    told.push({ heading: part.heading, kind: changed ? 'changed' : 'same', stretches });
  }
  gone(before.length);
  return told;
}

function stretchesOf(older: string, newer: string): Stretch[] {
  return wordDifference(older, newer).filter(({ text }) => text !== '');
}

function partsOf({ title, letterhead, blocks }: DocumentModel): Part[] {
  const parts: { key: string; heading: string; lines: string[] }[] = [
    { key: '', heading: 'Sidhuvud och rubrik', lines: [...letterhead, title] },
  ];
  let above = '';
  for (const block of blocks) {
    if (block.kind !== 'heading') {
      parts.at(-1)?.lines.push(...linesOf(block));
      continue;
    }
    if (block.level === 2) above = headingKey(block.text);
    const point = /^(\d+)\. /u.exec(block.text);
    const key = block.level === 2 ? above : `${above} ${point?.[1] ?? block.text}`;
    parts.push({ key: unused(key, parts), heading: block.text, lines: point === null ? [] : [block.text] });
  }
  return parts.map(({ key, heading, lines }) => ({ key, heading, text: lines.join('\n') }));
}

/** "Förslag till kommunstyrelsens beslut" is the same part whoever decides. */
function headingKey(text: string): string {
  return /^Förslag till .*beslut$/u.test(text) ? 'Förslag till beslut' : text;
}

/** Two parts with one heading are told apart by their order. */
function unused(key: string, parts: readonly { readonly key: string }[]): string {
  const same = parts.filter((part) => part.key === key || part.key.startsWith(`${key}\n`)).length;
  return same === 0 ? key : `${key}\n${same}`;
}

function linesOf(block: DocumentBlock): string[] {
  const words = (inline: readonly { readonly text: string }[]): string => inline.map(({ text }) => text).join('');
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'paragraph':
      return [words(block.words)];
    case 'labelled':
      return [`${block.label}: ${words(block.words)}`];
    case 'list':
      return block.items.map((item, index) => `${block.ordered ? `${index + 1}.` : '–'} ${words(item)}`);
    case 'table':
      return block.rows.map((row) => row.join(', '));
    case 'ring':
      return [block.alternative];
    case 'pictures':
      return block.pictures.map(({ alternative, caption }) => `${caption}: ${alternative}`);
  }
}
