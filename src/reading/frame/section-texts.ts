import type { Report } from '#checking/report.ts';
import type { Frame } from '#reading/frame/frame.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import type { SectionKind } from '#reading/heading-kinds.ts';
import { bareHeading, type Section, type SectionPart } from '#reading/outline.ts';
import type { PointReading } from '#reading/points/points.ts';

/** What a signature's name or office may look like the heading of; under other headings fields stand. */
const SIGNED: ReadonlySet<SectionKind> = new Set<SectionKind>(['other', 'signatures', 'contact', 'dispatch']);

type Placed = { readonly sections: readonly Section[]; readonly loose: readonly SectionPart[] };

/** Sections without those that only a signature opened; what stands after it goes on with the section before. */
function realSections(source: FrameSource, frame: Frame): Placed {
  const sections: (Section & { parts: SectionPart[] })[] = [];
  const loose: SectionPart[] = [];
  for (const block of source.outline.front) {
    // A title that no mark-up made a heading still heads the text under it.
    if (frame.claims.get(block.no) === 'title')
      sections.push({ kind: 'other', heading: bareHeading(block.text), opener: block, parts: [] });
    else (sections.at(-1)?.parts ?? loose).push({ block, text: block.text });
  }
  for (const section of source.outline.sections) {
    if (frame.claims.get(section.opener.no) === 'signatory' && SIGNED.has(section.kind))
      (sections.at(-1)?.parts ?? loose).push(...section.parts);
    else sections.push({ ...section, parts: [...section.parts] });
  }
  return { sections, loose };
}

/** Blocks of no field and no section: those before the first heading, and what points could not use of their lists. */
export function unplacedBlocks(source: FrameSource, frame: Frame, points: PointReading): ReadonlySet<number> {
  // The title may stand in a table that points could not use.
  const unplaced = new Set(points.unplaced.filter((no) => frame.claims.get(no) !== 'title'));
  for (const { block } of realSections(source, frame).loose) {
    if (!frame.claims.has(block.no) && !frame.quotes.has(block.no) && !points.used.has(block.no))
      unplaced.add(block.no);
  }
  return unplaced;
}

/** Every headed section in order, whole; a title without text of its own is no section, and signatures are no text. */
export function sectionTexts(source: FrameSource, frame: Frame, unplaced: ReadonlySet<number>): Report['sections'] {
  return realSections(source, frame)
    .sections.filter(({ opener, parts }) => parts.length > 0 || frame.claims.get(opener.no) !== 'title')
    .filter(({ opener }) => !unplaced.has(opener.no))
    .map(({ heading, parts }) => ({
      heading,
      text: parts
        .filter(({ block }) => !unplaced.has(block.no))
        .map(({ block, text }) => (frame.claims.get(block.no) === 'signatory' ? besideSignatures(text, frame) : text))
        .filter((text) => text !== '')
        .join('\n'),
    }));
}

/** "För Norrviks kommun" above the name in one cell: what of a signature no other field holds. */
function besideSignatures(text: string, { fields }: Frame): string {
  const held = [fields.department, ...fields.signatories.flatMap(({ name, role }) => [name, role])];
  return text
    .split('\n')
    .filter((line) => /\p{L}/u.test(line) && !held.some((words) => words !== null && line.includes(words)))
    .join('\n');
}
