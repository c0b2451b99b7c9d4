import type { Block } from '#reading/block.ts';
import { leadingLabel } from '#reading/points/field-labels.ts';
import { splitSentences } from '#checking/sentences.ts';
import { addPoint, onlyPointOf, repeatedPoint, namedPoint } from '#reading/points/point-collection.ts';
import { everybody, subjectOwners } from '#reading/points/owners.ts';
import { newPoint } from '#reading/points/point-draft.ts';
import type { PointDraft, Slot } from '#reading/points/point-draft.ts';
import { applyLines, closesList } from '#reading/points/point-fields.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { leadInSense } from '#reading/points/point-headings.ts';
import { partByParty, pointOf, readItems } from '#reading/points/point-items.ts';
import type { Above } from '#reading/points/point-items.ts';
import { itemTree, pointLines } from '#reading/points/point-lines.ts';
import type { Line, TableLine } from '#reading/points/point-lines.ts';
import { headed, notesNothing, openPoint } from '#reading/points/point-openings.ts';
import { groupIs } from '#reading/points/point-groups.ts';
import type { Lead } from '#reading/points/point-groups.ts';
import {
  groupEnd,
  headsPoint,
  leadsIn,
  listFollows,
  namesPoint,
  opensFields,
  textRun,
  toldBefore,
} from '#reading/points/point-runs.ts';
import type { Walk } from '#reading/points/point-runs.ts';
import { ROOT } from '#reading/points/point-sections.ts';
import type { Section } from '#reading/points/point-sections.ts';
import { readTable } from '#reading/points/point-tables.ts';
import { withoutNumber } from '#reading/points/point-text.ts';
import type { Column } from '#reading/points/table-columns.ts';
import { readsAsPromise } from '#reading/points/promise-wording.ts';

/** Goes through the document's parts in order and collects the points that their lists, headings and tables hold. */
export function walkPoints(blocks: readonly Block[], walk: Walk): void {
  const lines = pointLines(blocks, walk.setting.parties);
  const sole = lines.filter((line) => line.kind === 'heading' && line.level === 1).length === 1;
  let stack: Section[] = [ROOT];
  let from = 0;
  while (from < lines.length) {
    const line = lines[from];
    const next = lines.findIndex((other, index) => index > from && other.kind === 'heading');
    const to = next < 0 ? lines.length : next;
    if (line?.kind === 'heading') {
      const left = stack.at(-1) ?? ROOT;
      stack = stack.filter((section) => section.level < line.level || section.level === 0);
      const parent = stack.at(-1) ?? ROOT;
      stack.push(
        headsPoint(line, lines[from + 1], lines[from + 2], parent, walk)
          ? openPoint(line, parent, walk)
          : headed(line, lines[from + 1], parent, { ...walk, sole, beside: besidePoint(left, line, lines, walk) }),
      );
      from += 1;
      notesNothing(line, lines[from], stack.at(-1) ?? ROOT);
    }
    const again = readSection(lines.slice(from, to), stack.at(-1) ?? ROOT, walk);
    const top = stack.pop();
    if (top !== undefined) stack.push(again === null ? top : { ...top, again });
    from = to;
  }
}

/**
 * The only promise of the part that a heading follows at its own level: "Vad lovade vi?", "Vad gjorde vi?". Such pairs
 * come again for every promise; a part that comes once may be the last of several whose results stand together.
 */
function besidePoint(left: Section, line: Line, lines: readonly (Line | TableLine)[], walk: Walk): PointDraft | null {
  const { drafts } = walk.into;
  if (left.level !== line.level) return null;
  if (left.kind === 'result' || left.kind === 'done' || left.kind === 'period') return left.point;
  if (left.kind !== 'points' || drafts.length - left.since !== 1) return null;
  const pairs = lines.filter((other) => other.kind === 'heading' && other.text === line.text).length;
  return pairs > 1 || drafts.length === 1 ? (drafts.at(-1) ?? null) : null;
}

/** Returns the point that the part's text repeats, if any, to tell of it below. */
function readSection(lines: readonly (Line | TableLine)[], opened: Section, walk: Walk): PointDraft | null {
  let section = opened;
  let told: PointDraft | null = null;
  let lead: Lead | null = null;
  let slot = startSlot(section, walk.setting);
  let open: PointDraft | null = section.point;
  let columns: readonly Column[] | null = null;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line === undefined || walk.claimed.has(line.no)) {
      // What other fields have taken ends a list.
      open = null;
      lead = null;
    } else if (line.kind === 'table') {
      if (section.mode !== 'off' && lead?.sense.kind !== 'off')
        columns = readTable(line.cells, above(section, lead, slot, walk.setting), columns, walk.into, walk.setting);
      lead = null;
    } else if (line.kind === 'item') {
      const end = groupEnd(lines, index, walk);
      const group = lines.slice(index, end) as Line[];
      index = end - 1;
      readGroup(group, section, lead, slot, open, walk);
    } else {
      const next = lines[index + 1];
      if (namesPoint(line, next, section, walk)) {
        open = labelledPoint(line, section, lead, walk);
        slot = startSlot(section, walk.setting);
        continue;
      }
      const again = open === null || walk.into.drafts.length > 1 ? toldBefore(line, walk) : null;
      if (again !== null) {
        open = again;
        told = again;
        again.blocks.push(line.no);
        slot = { period: section.period ?? walk.setting.period, by: section.by };
        continue;
      }
      const leads = next !== undefined && next.kind !== 'heading' && leadsIn(line.text, next);
      const sense = leads
        ? leadInSense(line.text, walk.setting.parties, walk.setting.places)
        : { kind: 'plain' as const };
      const label = leadingLabel(line.text, walk.setting.year, walk.setting.parties, open !== null);
      if (open === null && label?.field === 'goal' && label.rest !== '' && listFollows(lines, index))
        section = { ...section, point: newPoint(label.rest, [line.no]) };
      else if (leads && (label === null || label.field === 'text') && (sense.kind !== 'plain' || open === null)) {
        lead = { line, sense };
        if (sense.kind === 'owner' || sense.kind === 'done') walk.into.used.add(line.no);
      } else if (open !== null && partOf(line, open, section, walk)) {
        // "Polisens del: …": what each party does about the promise is a point of its own.
      } else if (open !== null) {
        const run = textRun(lines, index, section, walk);
        slot = underPoint(run, open, slot, walk);
        index += run.length - 1;
      } else if (
        section.mode !== 'off' &&
        label === null &&
        opensFields(next, walk) &&
        splitSentences(line.text).length === 1
      )
        open = openPoint(line, section, walk).point;
      else open = looseLine(line, section, lead, walk);
    }
  }
  return told;
}

function partOf(line: Line, open: PointDraft, section: Section, { into, setting }: Walk): boolean {
  const part = partByParty(line.text, setting);
  if (part === null || open.results.length > 0) return false;
  const place = { owner: part.owner, focus: section.focus, parent: open, slot: null };
  addPoint(into, pointOf({ ...line, text: part.text, bold: 0 }, place, setting).draft);
  return true;
}

function startSlot(section: Section, setting: Setting): Slot | null {
  return section.results || section.period !== null
    ? { period: section.period ?? setting.period, by: section.by }
    : null;
}

function underPoint(run: readonly Line[], point: PointDraft, slot: Slot | null, walk: Walk): Slot | null {
  const at = run.findIndex((line) => closesList(line.text));
  return applyLines(point, at < 0 ? run : run.slice(0, at), slot, walk.setting);
}

/** A line outside lists: a promise told as a paragraph under a fitting heading, or something done. */
function looseLine(line: Line, section: Section, lead: Lead | null, walk: Walk): PointDraft | null {
  const { setting } = walk;
  if (section.mode === 'off' || closesList(line.text)) return null;
  const isPromise =
    section.mode === 'on' &&
    (section.kind === 'owner' ||
      section.kind === 'points' ||
      section.kind === 'focus' ||
      (section.kind === 'plain' && section.owner.length > 0)) &&
    !section.results &&
    /^[^.]*(?<!\p{L})(?:ska|skall|lovar|lovade|åtar sig)(?!\p{L})/u.test(line.text) &&
    readsAsPromise(line.text, setting.parties) &&
    (section.owner.length > 0 || subjectOwners(line.text, setting.parties).length > 0);
  if (isPromise) {
    const point = labelledPoint(line, section, lead, walk);
    return setting.tellsResults ? point : null;
  }
  if (section.results) matchResult(line, section, walk);
  return null;
}

function labelledPoint(line: Line, section: Section, lead: Lead | null, { into, setting }: Walk): PointDraft {
  const { draft, result } = pointOf(line, above(section, lead, null, setting), setting);
  const point = addPoint(into, draft);
  if (result !== null)
    applyLines(point, [{ no: line.no, text: result }], { period: section.period ?? setting.period, by: [] }, setting);
  return point;
}

function above(section: Section, lead: Lead | null, slot: Slot | null, setting: Setting): Above {
  const owner = lead?.sense.kind === 'owner' ? lead.sense.owner : section.owner;
  const by = lead?.sense.kind === 'done' ? { period: slot?.period ?? null, by: lead.sense.by } : slot;
  const we =
    lead !== null &&
    /(?:^|\s)vi (?:lovar|ska|skall|kommer|åtar|vill)(?!\p{L})/iu.test(lead.line.text) &&
    setting.parties.length > 1
      ? everybody(setting.parties)
      : [];
  return { owner, focus: section.focus, parent: section.point, slot: by, we };
}

function readGroup(
  group: readonly Line[],
  section: Section,
  lead: Lead | null,
  slot: Slot | null,
  open: PointDraft | null,
  walk: Walk,
): void {
  const nodes = itemTree(group);
  const { setting, into } = walk;
  const place = above(section, lead, slot, walk.setting);
  switch (groupIs(nodes, section, lead, slot, open, setting)) {
    case 'points':
      for (const line of readItems(nodes, { ...place, parent: open ?? place.parent }, into, setting))
        looseLine(line, section, lead, walk);
      return;
    case 'results':
      if (open !== null) applyLines(open, group, place.slot ?? { period: setting.period, by: [] }, setting);
      return;
    case 'more':
      if (open !== null) applyLines(open, group, null, { ...setting, tellsResults: false });
      return;
    case 'match':
      for (const line of group)
        if (!matchResult(line, { ...section, by: place.slot?.by ?? [] }, walk) && line.kind === 'item')
          into.unplaced.push(line.no);
      return;
    case 'none':
  }
}

/** Gives something done to the point that the document itself ties it to: by number, repeated words, or being alone. */
function matchResult(line: Line, section: Section, { into, setting }: Walk): boolean {
  const numbered = withoutNumber(line.text, line.mark);
  const byNumber = numbered.printed === null ? [] : into.drafts.filter((draft) => draft.printed === numbered.printed);
  const named = namedPoint(numbered.text, into.drafts);
  const point =
    (byNumber.length === 1 ? byNumber[0] : null) ??
    named?.point ??
    repeatedPoint(numbered.text.slice(0, line.bold > 8 ? line.bold : undefined), into.drafts) ??
    onlyPointOf(section.by, into.drafts, setting.parties);
  if (point === undefined || point === null) return false;
  applyLines(
    point,
    [{ no: line.no, text: named === null ? numbered.text : named.rest }],
    { period: section.period ?? setting.period, by: section.by },
    setting,
  );
  return true;
}
