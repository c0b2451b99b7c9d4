import type { Block } from '#reading/block.ts';
import type { Claim, Found } from '#reading/points/claims.ts';
import { isClosingLine } from '#reading/frame/closing-lines.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import { isTemplatePrompt } from '#reading/frame/template-prompt.ts';

/** Who the decision is sent to, in the document's order. `signed` are blocks that signatures have taken. */
export function readDispatch(source: FrameSource, signed: readonly number[]): Found<string[]> {
  const value: string[] = [];
  const claims: Claim[] = [];
  for (const section of sectionsOf(source, 'dispatch')) {
    if (section.parts[0]?.block.no !== section.opener.no) claims.push({ no: section.opener.no, role: 'heading' });
    // In a table the recipients stand in the first column, under its header.
    const forms = formTables(section.parts.map((part) => part.block));
    const parts = section.parts
      .filter(({ block }) => block.cell === null || !forms.has(block.cell.table))
      .filter(({ block }) => block.cell === null || (block.cell.column === 0 && !block.cell.header))
      .filter((part) => !signed.includes(part.block.no) && part.block.kind !== 'heading' && !isText(part.text))
      .filter((part) => !isClosingLine(part.text));
    claims.push(
      ...section.parts
        .filter(({ block }) => block.cell !== null && !forms.has(block.cell.table) && !isClosingLine(block.text))
        .map(({ block }): Claim => ({ no: block.no, role: 'dispatch' })),
    );
    for (const { block, text } of parts) {
      claims.push({ no: block.no, role: 'dispatch' });
      const alone = parts.length === 1 && !text.includes('\n');
      for (const name of recipients(text, alone)) if (!value.includes(name)) value.push(name);
    }
  }
  return { value, claims };
}

/** Tables of the sender's addresses and numbers, as a form's foot is set. */
function formTables(blocks: readonly Block[]): Set<number> {
  const facts = blocks.flatMap((block) => (block.cell !== null && isClosingLine(block.text) ? [block.cell.table] : []));
  return new Set(facts.filter((table, index) => facts.indexOf(table) !== index));
}

/** A note under the list is no recipient. */
function isText(text: string): boolean {
  return text.length > 100 && /[.!?]$/u.test(text) && !/,/u.test(text);
}

function recipients(text: string, alone: boolean): string[] {
  return text
    .split(/\n|;\s*/u)
    .flatMap((line) => (alone ? parted(line) : [line]))
    .map((line) => line.trim().replace(/(?<!\b(?:m\.m|m\.fl|tf|avd|f\.k))\.$/u, ''))
    .filter((line) => line !== '' && !isTemplatePrompt(line) && !line.endsWith(':'));
}

/** In one line a comma parts recipients, but not an authority from its own unit. */
function parted(line: string): string[] {
  const names = line.split(
    /,\s+(?:samt\s+|och\s+)?(?!(?:lokal)?polisområde|LPO|lpo|region|enhet|avdelning|att\.|att:)|\s+samt\s+(?=\p{L})/u,
  );
  // "Räddningstjänst och säkerhet, Polisen" holds one name; only the last comma is followed by an "och" that parts.
  const last = names.pop() ?? '';
  return [
    ...names,
    ...last.split(/(?<!-)\s+och\s+(?=\p{Lu}|\p{L}+(?:en|et|n)(?:\s|,|\.|$))(?!\p{L}+förvaltningen(?:$|\.))/u),
  ];
}
