import type { Claim, Found } from '#reading/claims.ts';
import { isClosingLine } from '#reading/closing-lines.ts';
import { sectionsOf, type FrameSource } from '#reading/frame-source.ts';
import { isTemplatePrompt } from '#reading/template-prompt.ts';

/** Who the decision is sent to, in the document's order. `signed` are blocks that signatures have taken. */
export function readDispatch(source: FrameSource, signed: readonly number[]): Found<string[]> {
  const value: string[] = [];
  const claims: Claim[] = [];
  for (const section of sectionsOf(source, 'dispatch')) {
    if (section.parts[0]?.block.no !== section.opener.no) claims.push({ no: section.opener.no, role: 'heading' });
    // In a table the recipients stand in the first column, under its header.
    const parts = section.parts
      .filter(({ block }) => block.cell === null || (block.cell.column === 0 && !block.cell.header))
      .filter((part) => !signed.includes(part.block.no) && part.block.kind !== 'heading' && !isText(part.text))
      .filter((part) => !isClosingLine(part.text));
    claims.push(
      ...section.parts
        .filter(({ block }) => block.cell !== null && !isClosingLine(block.text))
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
  return line.split(
    /,\s+(?:samt\s+|och\s+)?(?!(?:lokal)?polisområde|LPO|lpo|region|enhet|avdelning|att\.|att:)|\s+samt\s+(?=\p{L})|(?<!-)\s+och\s+(?=\p{Lu}|\p{L}+(?:en|et|n)(?:\s|,|\.|$))(?!\p{L}+förvaltningen(?:$|\.))/u,
  );
}
