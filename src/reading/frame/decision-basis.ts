import type { Claim, Found } from '#reading/points/claims.ts';
import { isClosingLine } from '#reading/frame/closing-lines.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import { isTemplatePrompt } from '#reading/frame/template-prompt.ts';

const NOTHING =
  /^(?:inga?(?: (?:bilagor|handlingar|underlag|beslutsunderlag))?|inget|saknas|finns (?:inga|ej|inte)|ej aktuellt|-)\.?$/iu;

/**
 * The documents listed under Beslutsunderlag, one each; where a document has no such heading, those under Bilagor.
 * A template prompt is no document.
 */
export function readDecisionBasis(source: FrameSource): Found<string[]> {
  const basis = sectionsOf(source, 'basis');
  const sections = basis.length > 0 ? basis : sectionsOf(source, 'attachments');
  const claims: Claim[] = [];
  const value: string[] = [];
  for (const section of sections) {
    if (section.parts[0]?.block.no !== section.opener.no) claims.push({ no: section.opener.no, role: 'heading' });
    for (const { block, text } of section.parts) {
      claims.push({ no: block.no, role: 'basis' });
      for (const document of documentsIn(text)) if (!value.includes(document)) value.push(document);
    }
  }
  return { value, claims };
}

function documentsIn(text: string): string[] {
  return text
    .split(/\n|;\s+/u)
    .map((line) => line.trim())
    .filter(
      (line) =>
        line !== '' && !line.endsWith(':') && !isTemplatePrompt(line) && !NOTHING.test(line) && !isClosingLine(line),
    );
}
