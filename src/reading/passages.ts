import type { Passage, PassageRole } from '#checking/passage.ts';
import type { ReportPoint } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import type { Frame } from '#reading/frame/frame.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import type { PointReading } from '#reading/points/points.ts';

/** The whole document as passages: every block in one or more, running headers and footers last. */
export function passagesOf(
  source: FrameSource,
  frame: Frame,
  points: PointReading,
  unplaced: ReadonlySet<number>,
): Passage[] {
  const openers = new Map(source.outline.sections.map((section) => [section.opener.no, section]));
  const owners = new Map(points.points.flatMap((point) => point.blocks.map((no) => [no, point] as const)));
  const passages = source.blocks.flatMap((block): Passage[] => {
    const one = (role: PassageRole, text = block.text, point: number | null = null): Passage => ({
      block: block.no,
      role,
      text,
      point,
    });
    if (unplaced.has(block.no)) return [one('unplaced')];
    const point = owners.get(block.no);
    if (point !== undefined) return pointPassages(block, point);
    const claimed = frame.claims.get(block.no) ?? frame.quotes.get(block.no);
    const section = openers.get(block.no);
    if (section !== undefined) {
      const rest = section.parts.find((part) => part.block.no === block.no)?.text;
      if (rest !== undefined) return [one('heading', section.heading), one(claimed ?? 'prose', rest)];
      return [one(claimed === 'title' || claimed === 'signatory' ? claimed : 'heading')];
    }
    return [one(claimed ?? (points.used.has(block.no) ? (block.kind === 'heading' ? 'heading' : 'label') : 'prose'))];
  });
  return [...passages, ...source.running.map((text): Passage => ({ block: null, role: 'running', text, point: null }))];
}

/** A block of a point holds its words, a result, both in a row, or only what names them. */
function pointPassages(block: Block, point: ReportPoint): Passage[] {
  const pieces = [
    { role: 'point' as const, text: point.text },
    ...point.results.map((result) => ({ role: 'result' as const, text: result.text })),
  ].flatMap(({ role, text }) => partOf(block.text, text).map((part) => ({ ...part, role })));
  const taken = pieces
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .reduce<typeof pieces>((kept, piece) => ((kept.at(-1)?.end ?? 0) <= piece.start ? [...kept, piece] : kept), []);
  if (taken.length === 0) return [{ block: block.no, role: 'label', text: block.text, point: point.number }];
  const passages: Passage[] = [];
  let at = 0;
  for (const { role, start, end } of [
    ...taken,
    { role: 'label' as const, start: block.text.length, end: block.text.length },
  ]) {
    const between = block.text.slice(at, start).trim();
    if (/[\p{L}\d]/u.test(between))
      passages.push({ block: block.no, role: 'label', text: between, point: point.number });
    if (end > start) passages.push({ block: block.no, role, text: block.text.slice(start, end), point: point.number });
    at = end;
  }
  return passages;
}

/** Where the field's words stand in the block: all of them, or the whole block as one part of a longer text. */
function partOf(block: string, field: string): { start: number; end: number }[] {
  if (field === '') return [];
  const start = block.indexOf(field);
  if (start >= 0) return [{ start, end: start + field.length }];
  return longestShared(block, field);
}

/** A result told in several blocks holds this block's words, perhaps without the label that they begin with. */
function longestShared(block: string, field: string): { start: number; end: number }[] {
  for (const start of [0, ...[...block.matchAll(/[:.)–\n]\s*/gu)].map((match) => match.index + match[0].length)]) {
    const rest = block.slice(start);
    if (rest.length >= 2 && field.includes(rest)) return [{ start, end: block.length }];
  }
  return [];
}
