import { knownHeading } from '#reading/heading-kinds.ts';
import { addPoint, repeatedPoint, samePoint } from '#reading/points/point-collection.ts';
import { headingSense } from '#reading/points/point-headings.ts';
import type { HeadingSense } from '#reading/points/point-headings.ts';
import type { PointDraft } from '#reading/points/point-draft.ts';
import { pointOf } from '#reading/points/point-items.ts';
import type { Line, TableLine } from '#reading/points/point-lines.ts';
import { opensFields } from '#reading/points/point-runs.ts';
import type { Walk } from '#reading/points/point-runs.ts';
import { openSection, ROOT } from '#reading/points/point-sections.ts';
import type { Section } from '#reading/points/point-sections.ts';

const TITLE = /löfte|trygg|uppfölj/iu;

/** "Tertial 2" right before the next heading of its level: a place for a result that holds none. */
export function notesNothing(line: Line, following: Line | TableLine | undefined, section: Section): void {
  const bare = following === undefined || (following.kind === 'heading' && following.level <= line.level);
  if (bare && section.kind === 'period') section.point?.empty.push({ period: section.period, block: line.no });
}

/** The part that a heading opens, by its words and what stands below it. */
export function headed(
  line: Line,
  following: Line | TableLine | undefined,
  parent: Section,
  walk: Walk & { readonly sole: boolean; readonly beside: PointDraft | null },
): Section {
  const { setting, into, claimed } = walk;
  if (
    line.text === walk.title ||
    (parent === ROOT &&
      line.level === 1 &&
      TITLE.test(line.text) &&
      headingSense(line.text, null, null, setting.parties, setting.places).kind === 'points')
  )
    return { ...ROOT, level: line.level };
  if (
    opensFields(following, walk) &&
    parent.mode !== 'off' &&
    !claimed.has(line.no) &&
    knownHeading(line.text) === null
  )
    return openPoint(line, parent, walk);
  const read = headingSense(line.text, line.mark, setting.year, setting.parties, setting.places);
  const sense: HeadingSense =
    (read.kind === 'plain' && repeatedPoint(line.text, into.drafts) !== null) ||
    (read.kind === 'points' && samePoint(line.text, into) !== null)
      ? { kind: 'promise', text: line.text, labelled: false }
      : read;
  // The only heading of its level is the document's, whatever the frame took for its title.
  if (walk.sole && line.level === 1 && parent.kind === 'root' && sense.kind === 'plain')
    return { ...ROOT, level: line.level };
  if (claimed.has(line.no) && (sense.kind === 'plain' || sense.kind === 'off' || sense.kind === 'points')) {
    return openSection(
      line.level,
      line.text,
      sense.kind === 'points' ? sense : { kind: 'off' },
      parent,
      null,
      into.drafts.length,
    );
  }
  if (sense.kind !== 'plain' && sense.kind !== 'off') into.used.add(line.no);
  if (sense.kind !== 'promise' || parent.mode === 'off') {
    const told = sense.kind === 'result' || sense.kind === 'done' || sense.kind === 'period';
    // "Löfte" and "Resultat" side by side below one heading: the result is that promise's.
    const only =
      !told || parent.point !== null
        ? null
        : into.drafts.length - parent.since === 1
          ? (into.drafts.at(-1) ?? null)
          : (parent.again ?? walk.beside);
    return openSection(
      line.level,
      line.text,
      sense,
      only === null ? parent : { ...parent, point: only },
      null,
      into.drafts.length,
    );
  }
  return openPoint(line, parent, walk);
}

/** The part of a heading that is a promise itself. */
export function openPoint(line: Line, parent: Section, { into, setting }: Walk): Section {
  const above = { owner: parent.owner, focus: parent.focus, parent: parent.point, slot: null };
  const { draft } = pointOf({ ...line, bold: 0 }, above, setting);
  const sense: HeadingSense = { kind: 'promise', text: draft.text, labelled: false };
  return openSection(
    line.level,
    line.text,
    sense,
    parent,
    addPoint(into, { ...draft, parent: parent.point, blocks: [line.no] }),
    into.drafts.length,
  );
}
