import type { Block } from '#reading/block.ts';
import type { Draft } from '#reading/blocks/draft.ts';
import type { Flow, FlowText } from '#reading/blocks/flow.ts';
import { isLayout, tableDrafts } from '#reading/blocks/flow-table.ts';
import { groupRichLines, joinRichLines } from '#reading/blocks/flow-lines.ts';
import { findHeadings } from '#reading/blocks/headings-by-looks.ts';
import { splitMark } from '#reading/blocks/list-mark.ts';
import { dropStart, type RichLine } from '#reading/blocks/rich-text.ts';

/** Decides what the mark-up leaves open (soft breaks, typed list marks, layout tables, headings by looks) and numbers the blocks. */
export function blocksOf(flow: readonly Flow[]): Block[] {
  const drafts = findHeadings(depthsByIndent(flatten(flow, { tables: 0 })));
  return drafts.map(({ kind, text, level, mark, bold, links, cell }, index) => ({
    no: index + 1,
    kind,
    text,
    level,
    mark,
    bold,
    links,
    cell,
  }));
}

function flatten(flow: readonly Flow[], count: { tables: number }): Draft[] {
  return flow.flatMap((part): Draft[] => {
    if (part.type === 'text') return textDrafts(part);
    if (isLayout(part)) return part.rows.flatMap((row) => row.flatMap((cell) => flatten(cell.content, count)));
    count.tables += 1;
    return tableDrafts(part, count.tables);
  });
}

function textDrafts(part: FlowText): Draft[] {
  if (part.heading !== null) {
    const line = joinRichLines(part.lines.filter((each) => each !== null));
    return line === null ? [] : [{ ...draftOf(line, part), kind: 'heading', level: part.heading, mark: part.mark }];
  }
  return groupRichLines(part.lines).flatMap((group, index): Draft[] => {
    const line = joinRichLines(group);
    if (line === null) return [];
    if (index === 0 && part.depth !== null) {
      return [{ ...draftOf(line, part), kind: 'item', level: part.depth, mark: part.mark }];
    }
    return [typedItem(line, part) ?? draftOf(line, part)];
  });
}

function typedItem(line: RichLine, part: FlowText): Draft | null {
  const marked = splitMark(line.text);
  if (marked === null) return null;
  const rest = dropStart(line, line.text.length - marked.rest.length);
  return { ...draftOf(rest, part), kind: 'item', mark: marked.mark, typed: true };
}

function draftOf(line: RichLine, part: FlowText): Draft {
  return {
    kind: 'paragraph',
    text: line.text,
    level: 0,
    mark: null,
    bold: line.bold,
    links: line.links,
    cell: null,
    size: line.size,
    underlined: line.underlined,
    indent: part.indent,
    typed: false,
  };
}

/** Typed marks have no depth but how far they are set in, measured against their neighbours. */
function depthsByIndent(drafts: readonly Draft[]): Draft[] {
  let open: number[] = [];
  return drafts.map((draft) => {
    if (draft.kind !== 'item') {
      if (draft.kind === 'heading') open = [];
      return draft;
    }
    if (!draft.typed) return draft;
    open = open.filter((indent) => indent < draft.indent);
    const level = open.length;
    open.push(draft.indent);
    return { ...draft, level };
  });
}
