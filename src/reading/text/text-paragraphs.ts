import type { Block } from '#reading/block.ts';
import { joinWrapped, groupLines } from '#reading/blocks/join-lines.ts';
import { splitMark } from '#reading/blocks/list-mark.ts';
import { readTypedBold } from '#reading/text/plain-bold.ts';

/** A block before it has its number, with what the next steps need to know of how it stood. */
export type LooseBlock = Omit<Block, 'no'> & {
  /** Stood alone between blank lines, or first above a text: the place of a heading. */
  readonly alone: boolean;
  /** Followed its predecessor without a blank line. */
  readonly tight: boolean;
  /** Underlined with === (1) or --- (2), else 0. */
  readonly underline: number;
};

type Open = { indent: number }[];

/** Turns one paragraph's lines (no table among them) into blocks. `open` holds the indents of the lists still open. */
export function paragraphBlocks(lines: readonly string[], width: number | null, open: Open): LooseBlock[] {
  const blocks: LooseBlock[] = [];
  const parts = listParts(lines, width);
  for (const part of parts) {
    const marked = splitMark(part.lines[0] ?? '');
    const { text, bold } = readTypedBold(
      joinWrapped(marked === null ? part.lines : [marked.rest, ...part.lines.slice(1)]),
    );
    if (text === '') continue;
    const tight = blocks.length > 0;
    if (marked === null) {
      if (part.indent === 0) open.length = 0;
      blocks.push({ ...loose(text, bold), alone: parts.length === 1, tight, underline: part.underline });
    } else {
      const level = depth(part.indent, open);
      blocks.push({
        ...loose(text, bold),
        kind: 'item',
        level,
        mark: marked.mark,
        alone: parts.length === 1,
        tight,
        underline: 0,
      });
    }
  }
  const first = blocks[0];
  // A short line right above a text is set like a heading.
  if (first !== undefined && first.kind === 'paragraph' && blocks.length > 1)
    blocks[0] = { ...first, alone: isAbove(first, blocks[1]) };
  return blocks;
}

function isAbove(first: LooseBlock, next: LooseBlock | undefined): boolean {
  return (
    next !== undefined &&
    (next.kind === 'item' ||
      ((next.text.length > 80 || /[.!?]$/u.test(next.text)) && next.text.length > first.text.length))
  );
}

function loose(text: string, bold: number): Omit<LooseBlock, 'alone' | 'tight' | 'underline'> {
  return { kind: 'paragraph', text, level: 0, mark: null, bold, links: [], cell: null };
}

type Part = { lines: string[]; indent: number; underline: number };

function listParts(lines: readonly string[], width: number | null): Part[] {
  const parts: Part[] = [];
  for (const group of groupLines(lines, width)) {
    const first = group[0] ?? '';
    const underline = /^\s*={3,}\s*$/.test(first) ? 1 : /^\s*-{3,}\s*$/.test(first) ? 2 : 0;
    const before = parts.at(-1);
    if (underline > 0 && before !== undefined && before.underline === 0) before.underline = underline;
    else if (underline > 0 || /^\s*[_*=~-]{3,}\s*$/.test(first)) continue;
    else if (before !== undefined && isHanging(before, first)) before.lines.push(...group);
    else parts.push({ lines: [...group], indent: indentOf(first), underline: 0 });
  }
  return parts;
}

/** A line set in under a list item's words, neither an item nor a labelled field, goes on with that item. */
function isHanging(before: Part, line: string): boolean {
  const marked = splitMark(before.lines[0] ?? '');
  if (marked === null || splitMark(line) !== null) return false;
  if (/^\s*(?:\*\*)?\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,2}:/u.test(line)) return false;
  const last = before.lines.at(-1)?.trimEnd() ?? '';
  return (
    indentOf(line) > before.indent && indentOf(line) <= before.indent + marked.mark.length + 5 && !/[.!?:]$/u.test(last)
  );
}

function indentOf(line: string): number {
  const space = /^[\s\u00a0]*/u.exec(line)?.[0] ?? '';
  return [...space].reduce((sum, sign) => sum + (sign === '\t' ? 4 : 1), 0);
}

function depth(indent: number, open: Open): number {
  while (open.length > 1 && (open.at(-1)?.indent ?? 0) > indent) open.pop();
  const top = open.at(-1);
  if (top === undefined) open.push({ indent });
  else if (indent >= top.indent + 2) open.push({ indent });
  else top.indent = Math.min(top.indent, indent);
  return open.length - 1;
}
