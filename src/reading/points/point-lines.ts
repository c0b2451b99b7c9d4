import { splitSentences } from '#checking/sentences.ts';
import type { Block } from '#reading/block.ts';
import { splitMark } from '#reading/blocks/list-mark.ts';
import type { NamedParty } from '#reading/points/owners.ts';
import { closesList } from '#reading/points/point-fields.ts';
import { subjectOwners } from '#reading/points/owners.ts';
import { PROMISE_BY, withoutNumber } from '#reading/points/point-text.ts';
import { promisesBy } from '#reading/points/promised-by.ts';
import { opensAsPromise, readsAsPromise } from '#reading/points/promise-wording.ts';

/** A block as the reading of points sees it. Bullets that the format did not mark as lists are items here. */
export type Line = {
  readonly no: number;
  readonly kind: 'heading' | 'text' | 'item';
  /** Heading: its level; item: its depth. */
  readonly level: number;
  readonly text: string;
  readonly mark: string | null;
  readonly bold: number;
};
export type TableLine = { readonly no: number; readonly kind: 'table'; readonly cells: readonly Block[] };

/** Headings by bold print alone lie below those that the format knows. */
const BOLD_LEVEL = 7;

/** A paragraph that is a heading by its words: "Fokusområde 2: Trafik". */
const FOCUS_LINE =
  /^(?:fokusområde|prioriterat område|insatsområde|utvecklingsområde|målområde)(?:\s*\d+)?\s*[:–-]?\s+[^.:]{3,70}$/iu;

/** Blocks as lines; the cells of one table are one line. */
export function pointLines(blocks: readonly Block[], parties: readonly NamedParty[]): (Line | TableLine)[] {
  const lines: (Line | TableLine)[] = [];
  let cells: Block[] = [];
  const flush = (): void => {
    const [first] = cells;
    if (first !== undefined) lines.push({ no: first.no, kind: 'table', cells });
    cells = [];
  };
  for (const block of blocks) {
    if (block.cell === null || block.cell.table !== cells[0]?.cell?.table) flush();
    if (block.cell === null) lines.push(line(block, parties));
    else cells.push(block);
  }
  flush();
  return withLooseItems(withNumberedLines(lines), parties);
}

/** "Löfte 1: Ökad trygghet" with a line below it that leads in its list. */
function titlesList(line: Line, next: Line | TableLine | undefined, after: Line | TableLine | undefined): boolean {
  return (
    withoutNumber(line.text).labelled &&
    next?.kind === 'text' &&
    /(?::|\satt)$/u.test(next.text) &&
    after?.kind === 'item' &&
    !withoutNumber(after.text).labelled
  );
}

/** "att polisen genomför …": one of several clauses that a sentence parts in lines. */
function isAtt(line: Line | TableLine | undefined): boolean {
  return line !== undefined && line.kind !== 'table' && /^att\s/u.test(line.text) && line.text.length > 12;
}

/** "2 Trafik", "§ 3 Polisens åtaganden": a short line with a number, no sentence. */
const NUMBERED_HEADING = /^(§\s*)?(\d{1,2})\.?\s+\p{Lu}[^.:;!?]{2,70}$/u;
const NUMBERED_PART = /^\d{1,2}\.\d{1,2}\.?\s+\S/u;

/**
 * Numbers tell what looks do not: a paragraph numbered next to a heading is its sister, and paragraphs "1.1", "1.2"
 * after one another are a list.
 */
function withNumberedLines(lines: readonly (Line | TableLine)[]): (Line | TableLine)[] {
  const headings = lines.flatMap((line) => {
    const match = line.kind === 'heading' ? NUMBERED_HEADING.exec(line.text) : null;
    return line.kind === 'heading' && match !== null
      ? [{ level: line.level, sign: match[1] !== undefined, number: Number(match[2]) }]
      : [];
  });
  const part = lines.map((line) => line.kind === 'text' && NUMBERED_PART.test(line.text));
  return lines.map((line, index) => {
    if (line.kind === 'item' && titlesList(line, lines[index + 1], lines[index + 2]))
      return { ...line, kind: 'heading' as const, level: BOLD_LEVEL };
    const own = line.kind === 'item' ? /^(\d{1,2})\.$/.exec(line.mark ?? '')?.[1] : undefined;
    const alone = [lines[index - 1], lines[index + 1]].every(
      (other) => other?.kind !== 'item' || !/^\d/.test(other.mark ?? ''),
    );
    if (own !== undefined && alone && line.kind === 'item' && NUMBERED_HEADING.test(`${own} ${line.text}`)) {
      const level = headings.find(({ sign, number }) => !sign && Math.abs(number - Number(own)) <= 2)?.level;
      return level === undefined ? line : { ...line, kind: 'heading' as const, level };
    }
    if (line.kind !== 'text') return line;
    if (isAtt(line) && (isAtt(lines[index - 1]) || isAtt(lines[index + 1])))
      return { ...line, kind: 'item' as const, mark: '' };
    if (part[index] && (part[index - 1] || part[index + 1])) return { ...line, kind: 'item' as const, mark: '' };
    const match = NUMBERED_HEADING.exec(line.text);
    const sister = headings.find(
      ({ sign, number }) => sign === (match?.[1] !== undefined) && Math.abs(number - Number(match?.[2])) <= 2,
    );
    return match === null || sister === undefined ? line : { ...line, kind: 'heading' as const, level: sister.level };
  });
}

/**
 * Promises that stand as paragraphs of one sentence, one after the other or right below a line that leads them in
 * ("Det här lovar polisen:"), are a list without marks.
 */
function withLooseItems(lines: readonly (Line | TableLine)[], parties: readonly NamedParty[]): (Line | TableLine)[] {
  const led: boolean[] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const lead = before?.kind === 'text' && PROMISES_FOLLOW.test(before.text);
    led.push(
      line.kind === 'text' &&
        (lead || led[index - 1] === true) &&
        !PROMISES_FOLLOW.test(line.text) &&
        standsAlone(line.text, parties, true),
    );
  }
  const alike = lines.map((line) => line.kind === 'text' && standsAlone(line.text, parties, false));
  return lines.map((line, index) =>
    line.kind === 'text' && (led[index] || (alike[index] && (alike[index - 1] || alike[index + 1])))
      ? { ...line, kind: 'item' as const, mark: '' }
      : line,
  );
}

/** "Det här lovar polisen:", "Kommunen kommer under perioden att:". */
const PROMISES_FOLLOW =
  /(?<!\p{L})(?:lovar|lovade|ska|skall|kommer|åtar|förbinder|löften|åtaganden)(?!\p{L})[^.:]{0,60}(?::|\satt)$/iu;

function standsAlone(words: string, parties: readonly NamedParty[], led: boolean): boolean {
  const { text } = withoutNumber(words);
  if (text.length >= 220 || text.endsWith(':') || closesList(text)) return false;
  if (splitSentences(text).length !== 1 || !readsAsPromise(text, parties)) return false;
  if (opensAsPromise(text) || (led && /^vi (?:ska|lovar|kommer)(?!\p{L})/iu.test(text))) return true;
  return /(?<!\p{L})(?:ska|skall|lovar)(?!\p{L})/u.test(text) && subjectOwners(text, parties, []).length > 0;
}

function line(block: Block, parties: readonly NamedParty[]): Line {
  const { no, kind, level, text, mark, bold } = block;
  // "– Det är roligt, säger …" is a quotation, not an item.
  if (/^[–—-]?$/.test(mark ?? 'none') && /,\s(?:säger|berättar|menar|förklarar)\s/u.test(text))
    return { no, kind: 'text', level: 0, text, mark: null, bold };
  if (kind === 'item') return { no, kind: 'item', level, text, mark, bold };
  if (kind === 'heading') return { no, kind: 'heading', level, text, mark, bold };
  const bullet = splitMark(text);
  if (bullet !== null && text.length > bullet.mark.length + 3) {
    return {
      no,
      kind: 'item',
      level: 0,
      text: bullet.rest,
      mark: bullet.mark,
      bold: Math.max(0, bold - (text.length - bullet.rest.length)),
    };
  }
  if (withoutNumber(text).labelled || PROMISE_BY.test(text))
    return { no, kind: 'item', level: 0, text, mark: null, bold };
  const lead = text.slice(0, bold).trim();
  if (
    bold > 12 &&
    bold < text.length &&
    (readsAsPromise(lead, parties) ||
      (/[.:]$/u.test(lead) && promisesBy(text.slice(bold).replace(/^[\s:.–—-]+/u, ''), parties))) &&
    (!lead.endsWith(':') || !readsAsPromise(lead, parties)) &&
    /^[\s:–—-]*[\p{Lu}\d]/u.test(text.slice(bold))
  ) {
    return { no, kind: 'item', level: 0, text, mark: 'bold', bold };
  }
  if (FOCUS_LINE.test(text)) return { no, kind: 'heading', level: BOLD_LEVEL, text, mark: null, bold };
  const allBold = bold > 0 && bold >= text.length;
  if (
    allBold &&
    readsAsPromise(text, parties) &&
    !/(?::|(?<!\p{L})(?:att|ska|skall|lovar|kommer|åtar sig))$/u.test(text) &&
    text.split(/\s+/).length > 3 &&
    splitSentences(text).length === 1
  )
    return { no, kind: 'item', level: 0, text, mark: 'bold', bold };
  if (allBold && text.length < 90 && !/[.:]$/.test(text))
    return { no, kind: 'heading', level: BOLD_LEVEL, text, mark: null, bold };
  return { no, kind: 'text', level: 0, text, mark: null, bold };
}

/** An item with the items below it and the text that follows it. */
export type ItemNode = { readonly line: Line; readonly children: ItemNode[]; readonly tail: Line[] };

/**
 * Items and the text between them as a tree by depth. Text follows the item that it stands after, whatever its depth.
 */
export function itemTree(lines: readonly Line[]): ItemNode[] {
  const roots: ItemNode[] = [];
  const open: ItemNode[] = [];
  let last: ItemNode | null = null;
  for (const line of lines) {
    if (line.kind !== 'item') {
      last?.tail.push(line);
      continue;
    }
    const node: ItemNode = { line, children: [], tail: [] };
    while (open.length > 0 && (open.at(-1)?.line.level ?? 0) >= line.level) open.pop();
    const parent = open.at(-1);
    // A tail between parent and child belongs to neither list alone; depth decides.
    (parent === undefined ? roots : parent.children).push(node);
    open.push(node);
    last = node;
  }
  return roots;
}
