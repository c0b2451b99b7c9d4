import { leadingLabel } from '#reading/points/field-labels.ts';
import { samePoint } from '#reading/points/point-collection.ts';
import type { Collection } from '#reading/points/point-collection.ts';
import type { PointDraft } from '#reading/points/point-draft.ts';
import { knownHeading } from '#reading/heading-kinds.ts';
import { closesList } from '#reading/points/point-fields.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { headingSense, leadInSense } from '#reading/points/point-headings.ts';
import { partByParty } from '#reading/points/point-items.ts';
import type { Line, TableLine } from '#reading/points/point-lines.ts';
import type { Section } from '#reading/points/point-sections.ts';
import { withoutNumber, withoutOwner } from '#reading/points/point-text.ts';
import { readsAsDone } from '#reading/points/promise-wording.ts';

export type Walk = {
  readonly into: Collection;
  readonly setting: Setting;
  readonly claimed: ReadonlySet<number>;
  readonly title: string | null;
};

/** A line that a list hangs on: it ends with a colon or "att", or is a short line right above an item. */
export function leadsIn(text: string, next: Line | TableLine): boolean {
  return (
    /(?::|(?<!\p{L})att)\s*$/u.test(text) ||
    (next.kind === 'item' && (text.length < 80 || /^att\s/u.test(next.text)) && !/[.!?]$/.test(text.trim()))
  );
}

/** Whether a list comes next, right away or after a line that leads it in. */
export function listFollows(lines: readonly (Line | TableLine)[], index: number): boolean {
  const [next, after] = [lines[index + 1], lines[index + 2]];
  return next?.kind === 'item' || (next?.kind === 'text' && after?.kind === 'item' && leadsIn(next.text, after));
}

/** Paragraphs one after the other, up to one that leads in a list. */
export function textRun(lines: readonly (Line | TableLine)[], start: number, section: Section, walk: Walk): Line[] {
  const run: Line[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined || line.kind !== 'text' || walk.claimed.has(line.no)) break;
    if (
      index > start &&
      ((next !== undefined && next.kind !== 'text' && leadsIn(line.text, next)) ||
        namesPoint(line, next, section, walk) ||
        partByParty(line.text, walk.setting) !== null ||
        toldBefore(line, walk) !== null)
    )
      break;
    run.push(line);
  }
  return run;
}

/** Whether a line opens the fields of a point ("Ansvarig: polisen"), so that what stands before it is the point. */
export function opensFields(line: Line | TableLine | undefined, { setting, claimed }: Walk): boolean {
  if (line === undefined || line.kind === 'table' || line.kind === 'heading' || claimed.has(line.no)) return false;
  const label = leadingLabel(line.text, setting.year, setting.parties, false);
  return (
    label !== null &&
    (line.kind === 'text' || (label.rest !== '' && label.field !== 'result')) &&
    (label.rest !== '' || line.text.trim().endsWith(':')) &&
    ['owner', 'status', 'due', 'result'].includes(label.field)
  );
}

/** A line that names a promise by a label ("Aktivitet: …"), with fields after it or where points are told anyway. */
export function namesPoint(
  line: Line | TableLine | undefined,
  next: Line | TableLine | undefined,
  section: Section,
  walk: Walk,
): boolean {
  if (line?.kind !== 'text' || section.mode === 'off' || walk.claimed.has(line.no)) return false;
  const label = leadingLabel(line.text, walk.setting.year, walk.setting.parties, false);
  if (label === null || label.rest === '' || (label.field !== 'text' && label.field !== 'goal')) return false;
  return opensFields(next, walk) || (section.mode === 'on' && label.field === 'text');
}

/** The point whose very words a line repeats, to tell its result below. */
export function toldBefore(line: Line, { into, setting, claimed }: Walk): PointDraft | null {
  return setting.tellsResults && !claimed.has(line.no)
    ? samePoint(withoutNumber(line.text, line.mark).text, into)
    : null;
}

/**
 * Whether a heading is a promise by what stands around it: an owner in brackets after its words ("Ny belysning
 * (kommunen)"), or among promises, with what was done right below it. A list or table below it holds points of its own.
 */
export function headsPoint(
  line: Line,
  following: Line | TableLine | undefined,
  after: Line | TableLine | undefined,
  parent: Section,
  { setting, claimed }: Walk,
): boolean {
  if (parent.mode === 'off' || claimed.has(line.no) || following === undefined || claimed.has(following.no))
    return false;
  const told = following.kind === 'item' && leadingLabel(following.text, setting.year, setting.parties, true);
  if (following.kind !== 'text' && !(told && told.field === 'result')) return false;
  if (following.kind === 'text' && after !== undefined && leadsIn(following.text, after)) return false;
  const { text } = withoutNumber(line.text, line.mark);
  const bare = withoutOwner(text, setting.parties);
  const sense = headingSense(bare.text, null, setting.year, setting.parties, setting.places);
  if (sense.kind !== 'plain' && sense.kind !== 'promise') return false;
  if (bare.owner.length > 0 && bare.text.split(/\s+/).length > 1) return true;
  return (
    sense.kind === 'plain' &&
    knownHeading(text) === null &&
    parent.mode === 'on' &&
    !parent.results &&
    (parent.kind === 'owner' || parent.kind === 'points') &&
    setting.tellsResults &&
    !closesList(following.text) &&
    readsAsDone(following.text)
  );
}

/** A list goes on to the next heading, table, claimed block or line that leads in another list. */
export function groupEnd(lines: readonly (Line | TableLine)[], start: number, walk: Walk): number {
  for (let index = start + 1; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || line.kind === 'table' || walk.claimed.has(line.no)) return index;
    const next = lines[index + 1];
    if (line.kind === 'text' && next !== undefined && next.kind !== 'text' && leadsIn(line.text, next)) {
      const sense = leadInSense(line.text, walk.setting.parties, walk.setting.places);
      if (sense.kind === 'owner' || sense.kind === 'points' || sense.kind === 'off') return index;
    }
  }
  return lines.length;
}
