import type { Report } from '#checking/report.ts';
import type { Claim, Found } from '#reading/points/claims.ts';
import { sectionsOf, type FrameSource } from '#reading/frame/frame-source.ts';
import type { SectionKind } from '#reading/heading-kinds.ts';
import { isTemplatePrompt } from '#reading/frame/template-prompt.ts';

type Perspective = Report['perspectives'][number];

const KINDS = ['gender-equality', 'child', 'accessibility', 'economy', 'other-perspective'] as const;

function kindOf(kind: SectionKind): Perspective['kind'] {
  return kind === 'gender-equality' || kind === 'child' || kind === 'accessibility' || kind === 'economy'
    ? kind
    : 'other';
}

/** What the document says under headings such as Jämställdhet, Barnets bästa and Ekonomi; an unfilled prompt is nothing. */
export function readPerspectives(source: FrameSource): Found<Perspective[]> {
  const value: Perspective[] = [];
  const claims: Claim[] = [];
  for (const section of sectionsOf(source, ...KINDS)) {
    if (section.parts[0]?.block.no !== section.opener.no) claims.push({ no: section.opener.no, role: 'heading' });
    claims.push(...section.parts.map((part): Claim => ({ no: part.block.no, role: 'perspective' })));
    const text = section.parts
      .map((part) => part.text)
      .filter((words) => !isTemplatePrompt(words))
      .join('\n');
    if (text !== '') value.push({ kind: kindOf(section.kind), text });
  }
  return { value, claims };
}
