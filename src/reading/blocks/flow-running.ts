import type { Flow } from '#reading/blocks/flow.ts';
import { joinRichLines } from '#reading/blocks/flow-lines.ts';

/** Each distinct text of running headers and footers: a paragraph, or a table cell with all its lines. */
export function runningTexts(flow: readonly Flow[]): string[] {
  return [...new Set(flow.flatMap(textsOf))].filter((text) => text !== '');
}

function textsOf(flow: Flow): string[] {
  if (flow.type === 'text') return [textOf(flow)];
  return flow.rows.flatMap((row) => row.map((cell) => cell.content.flatMap(textsOf).join(' ').trim()));
}

function textOf(flow: Flow & { type: 'text' }): string {
  return joinRichLines(flow.lines.filter((line) => line !== null))?.text ?? '';
}
