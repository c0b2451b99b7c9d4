import { groupLines, joinWrapped } from '#reading/blocks/join-lines.ts';
import type { RichLine } from '#reading/blocks/rich-text.ts';

/** Lines of one paragraph that belong together; an empty line (null) and a change between bold and plain part them. */
export function groupRichLines(lines: readonly (RichLine | null)[]): RichLine[][] {
  const groups: RichLine[][] = [];
  let run: RichLine[] = [];
  const finish = () => {
    let at = 0;
    for (const group of groupLines(
      run.map((line) => line.text),
      null,
    )) {
      groups.push(run.slice(at, at + group.length));
      at += group.length;
    }
    run = [];
  };
  for (const line of lines) {
    const before = run.at(-1);
    if (line === null || (before !== undefined && isAllBold(before) !== isAllBold(line))) finish();
    if (line !== null) run.push(line);
  }
  finish();
  return groups;
}

function isAllBold(line: RichLine): boolean {
  return line.bold === line.text.length;
}

/** One line of several wrapped ones; null of none. */
export function joinRichLines(lines: readonly RichLine[]): RichLine | null {
  const [first] = lines;
  if (first === undefined || lines.length === 1) return first ?? null;
  const text = joinWrapped(lines.map((line) => line.text));
  const plain = lines.findIndex((line) => !isAllBold(line));
  const before = plain === -1 ? text.length : joinWrapped(lines.slice(0, plain).map((line) => line.text)).length;
  const own = plain === -1 ? 0 : (lines[plain]?.bold ?? 0);
  const gap = plain > 0 && own > 0 ? 1 : 0;
  return {
    text,
    bold: Math.min(before + gap + own, text.length),
    underlined: lines.every((line) => line.underlined),
    size: first.size,
    links: lines.flatMap((line) => line.links),
  };
}
