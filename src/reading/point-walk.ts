import type { Block } from '#reading/block.ts';
import { leadingLabel } from '#reading/field-labels.ts';
import { splitSentences } from '#checking/sentences.ts';
import { knownHeading } from '#reading/heading-kinds.ts';
import { addPoint, onlyPointOf, repeatedPoint, samePoint } from '#reading/point-collection.ts';
import type { Collection } from '#reading/point-collection.ts';
import { everybody, subjectOwners } from '#reading/owners.ts';
import { newPoint } from '#reading/point-draft.ts';
import type { PointDraft, Slot } from '#reading/point-draft.ts';
import { applyLines, closesList } from '#reading/point-fields.ts';
import type { Setting } from '#reading/point-fields.ts';
import { headingSense, leadInSense } from '#reading/point-headings.ts';
import type { HeadingSense } from '#reading/point-headings.ts';
import { hasOwnOwner, pointOf, readItems, share } from '#reading/point-items.ts';
import type { Above } from '#reading/point-items.ts';
import { itemTree, pointLines } from '#reading/point-lines.ts';
import type { ItemNode, Line, TableLine } from '#reading/point-lines.ts';
import { openSection, ROOT } from '#reading/point-sections.ts';
import type { Section } from '#reading/point-sections.ts';
import { readTable } from '#reading/point-tables.ts';
import { withoutNumber } from '#reading/point-text.ts';
import type { Column } from '#reading/table-columns.ts';
import { readsAsDone, readsAsPlan, readsAsPromise } from '#reading/promise-wording.ts';

type Walk = {
  readonly into: Collection;
  readonly setting: Setting;
  readonly claimed: ReadonlySet<number>;
  readonly title: string | null;
};

const TITLE = /löfte|trygg|uppfölj/iu;

/** Goes through the document's parts in order and collects the points that their lists, headings and tables hold. */
export function walkPoints(blocks: readonly Block[], walk: Walk): void {
  const lines = pointLines(blocks, walk.setting.parties);
  let stack: Section[] = [ROOT];
  let from = 0;
  while (from < lines.length) {
    const line = lines[from];
    const next = lines.findIndex((other, index) => index > from && other.kind === 'heading');
    const to = next < 0 ? lines.length : next;
    if (line?.kind === 'heading') {
      stack = stack.filter((section) => section.level < line.level || section === ROOT);
      stack.push(headed(line, lines[from + 1], stack.at(-1) ?? ROOT, walk));
      from += 1;
    }
    readSection(lines.slice(from, to), stack.at(-1) ?? ROOT, walk);
    from = to;
  }
}

function headed(line: Line, following: Line | TableLine | undefined, parent: Section, walk: Walk): Section {
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
    read.kind === 'plain' && repeatedPoint(line.text, into.drafts) !== null
      ? { kind: 'promise', text: line.text, labelled: false }
      : read;
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
      told && parent.point === null && into.drafts.length - parent.since === 1 ? (into.drafts.at(-1) ?? null) : null;
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
function openPoint(line: Line, parent: Section, { into, setting }: Walk): Section {
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

/** Whether a line opens the fields of a point ("Ansvarig: polisen"), so that what stands before it is the point. */
function opensFields(line: Line | TableLine | undefined, { setting, claimed }: Walk): boolean {
  if (line?.kind !== 'text' || claimed.has(line.no)) return false;
  const label = leadingLabel(line.text, setting.year, setting.parties, false);
  return (
    label !== null &&
    (label.rest !== '' || line.text.trim().endsWith(':')) &&
    ['owner', 'status', 'due', 'result'].includes(label.field)
  );
}

/** The point whose very words a line repeats, to tell its result below. */
function toldBefore(line: Line, { into, setting, claimed }: Walk): PointDraft | null {
  return setting.tellsResults && !claimed.has(line.no)
    ? samePoint(withoutNumber(line.text, line.mark).text, into.drafts)
    : null;
}

/** A line that names a promise by a label ("Aktivitet: …"), with fields after it or where points are told anyway. */
function namesPoint(
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

type Lead = { readonly line: Line; readonly sense: HeadingSense };

function readSection(lines: readonly (Line | TableLine)[], opened: Section, walk: Walk): void {
  let section = opened;
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
        again.blocks.push(line.no);
        slot = { period: section.period ?? walk.setting.period, by: section.by };
        continue;
      }
      const leads = next !== undefined && next.kind !== 'heading' && leadsIn(line.text, next);
      const sense = leads
        ? leadInSense(line.text, walk.setting.parties, walk.setting.places)
        : { kind: 'plain' as const };
      const label = leadingLabel(line.text, walk.setting.year, walk.setting.parties, open !== null);
      if (open === null && label?.field === 'goal' && label.rest !== '' && next?.kind === 'item')
        section = { ...section, point: newPoint(label.rest, [line.no]) };
      else if (leads && (label === null || label.field === 'text') && (sense.kind !== 'plain' || open === null)) {
        lead = { line, sense };
        if (sense.kind === 'owner' || sense.kind === 'done') walk.into.used.add(line.no);
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
}

/** A line that a list hangs on: it ends with a colon or "att", or is a short line right above an item. */
function leadsIn(text: string, next: Line | TableLine): boolean {
  return (
    /(?::|(?<!\p{L})att)\s*$/u.test(text) || (next.kind === 'item' && text.length < 80 && !/[.!?]$/.test(text.trim()))
  );
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

/** Paragraphs one after the other, up to one that leads in a list. */
function textRun(lines: readonly (Line | TableLine)[], start: number, section: Section, walk: Walk): Line[] {
  const run: Line[] = [];
  for (let index = start; index < lines.length; index += 1) {
    const line = lines[index];
    const next = lines[index + 1];
    if (line === undefined || line.kind !== 'text' || walk.claimed.has(line.no)) break;
    if (
      index > start &&
      ((next !== undefined && next.kind !== 'text' && leadsIn(line.text, next)) ||
        namesPoint(line, next, section, walk) ||
        toldBefore(line, walk) !== null)
    )
      break;
    run.push(line);
  }
  return run;
}

/** A line outside lists: a promise told as a paragraph under a fitting heading, or something done. */
function looseLine(line: Line, section: Section, lead: Lead | null, walk: Walk): PointDraft | null {
  const { setting } = walk;
  if (section.mode === 'off' || closesList(line.text)) return null;
  const isPromise =
    section.mode === 'on' &&
    (section.kind === 'owner' || section.kind === 'points' || section.kind === 'focus') &&
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

/** A list goes on to the next heading, table, claimed block or line that leads in another list. */
function groupEnd(lines: readonly (Line | TableLine)[], start: number, walk: Walk): number {
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

function groupIs(
  nodes: readonly ItemNode[],
  section: Section,
  lead: Lead | null,
  slot: Slot | null,
  open: PointDraft | null,
  setting: Setting,
): 'points' | 'results' | 'more' | 'match' | 'none' {
  if (section.mode === 'off' || (lead?.sense.kind === 'off' && section.kind !== 'owner')) return 'none';
  const own = share(nodes, (node) => hasOwnOwner(node, setting));
  const promises = share(nodes, (node) => readsAsPromise(withoutNumber(node.line.text).text, setting.parties));
  const done = share(nodes, (node) => readsAsDone(node.line.text) && !readsAsPlan(node.line.text));
  if (open !== null) {
    if (lead?.sense.kind === 'owner') return 'points';
    if (lead?.sense.kind === 'done' || section.results) return 'results';
    // The next promise, whose like before it was set as a heading.
    if (slot !== null) return own >= 0.5 && promises >= 0.5 && done < 0.5 ? 'points' : 'results';
    if (own >= 0.5 || (promises >= 0.6 && done < 0.4)) return 'points';
    return setting.tellsResults || done > 0 ? 'results' : 'more';
  }
  if (lead?.sense.kind === 'done' || (section.results && own < 0.5 && promises < 0.5)) return 'match';
  if (lead?.sense.kind === 'owner' || lead?.sense.kind === 'points') return 'points';
  if (section.mode === 'on')
    return lead !== null && lead.sense.kind === 'plain' && own + promises < 0.5 ? 'none' : 'points';
  return own >= 0.5 || promises >= 0.5 ? 'points' : 'none';
}

/** Gives something done to the point that the document itself ties it to: by number, repeated words, or being alone. */
function matchResult(line: Line, section: Section, { into, setting }: Walk): boolean {
  const numbered = withoutNumber(line.text, line.mark);
  const byNumber = numbered.printed === null ? [] : into.drafts.filter((draft) => draft.printed === numbered.printed);
  const point =
    (byNumber.length === 1 ? byNumber[0] : null) ??
    repeatedPoint(numbered.text.slice(0, line.bold > 8 ? line.bold : undefined), into.drafts) ??
    onlyPointOf(section.by, into.drafts, setting.parties);
  if (point === undefined || point === null) return false;
  applyLines(
    point,
    [{ no: line.no, text: numbered.text }],
    { period: section.period ?? setting.period, by: section.by },
    setting,
  );
  return true;
}

/**
 * Promises told in running text, where the document lists none: "Polisen ska …", "Kommunen lovade att …". What was done
 * about one stands in the sentences after it.
 */
export function promisesInProse(blocks: readonly Block[], { into, setting, claimed }: Walk): void {
  for (const block of blocks) {
    if (block.kind === 'heading' || block.cell !== null || claimed.has(block.no) || closesList(block.text)) continue;
    const first = splitSentences(block.text)[0]?.text ?? '';
    if (first.split(/\s+/).length < 5) continue;
    // A lead paragraph in bold tells what the document is about.
    if (
      block.bold >= block.text.length ||
      !/(?<!\p{L})(?:ska|skall|lovar|lovade|åtar sig|åtog sig)(?!\p{L})/iu.test(first)
    )
      continue;
    if (!readsAsPromise(first, setting.parties) || subjectOwners(first, setting.parties, []).length === 0) continue;
    const { draft, result } = pointOf(
      { no: block.no, text: block.text, mark: block.mark, bold: 0 },
      { owner: [], focus: null, parent: null, slot: null },
      setting,
    );
    const point = addPoint(into, draft);
    if (result !== null)
      applyLines(point, [{ no: block.no, text: result }], { period: setting.period, by: [] }, setting);
  }
}
