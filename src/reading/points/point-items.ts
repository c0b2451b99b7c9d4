import type { PartyKind } from '#checking/report.ts';
import { headingOwner } from '#reading/points/point-headings.ts';
import { addPoint } from '#reading/points/point-collection.ts';
import type { Collection } from '#reading/points/point-collection.ts';
import { newPoint, ownersOf, addResult } from '#reading/points/point-draft.ts';
import type { PointDraft, Slot } from '#reading/points/point-draft.ts';
import { applyLines, closesList } from '#reading/points/point-fields.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { leadingLabel } from '#reading/points/field-labels.ts';
import type { ItemNode, Line } from '#reading/points/point-lines.ts';
import {
  onlyOwners,
  splitAtDone,
  splitAtOwner,
  splitResult,
  withoutNumber,
  withoutOwner,
} from '#reading/points/point-text.ts';
import { promisesBy } from '#reading/points/promised-by.ts';
import { opensAsPromise, readsAsDone, readsAsPlan, readsAsPromise } from '#reading/points/promise-wording.ts';
import { subjectOwners } from '#reading/points/owners.ts';

/** What the headings and lead-ins above a list say about its points. */
export type Above = {
  readonly owner: readonly PartyKind[];
  readonly focus: string | null;
  readonly parent: PointDraft | null;
  readonly slot: Slot | null;
  /** Who "we" are in a line that leads in the list ("Vi lovar att:"). */
  readonly we?: readonly PartyKind[];
};

/** "Vad lovade vi? Polisen lovade …": the question names the promise after it. */
const ASKED = /^vad (?:lova(?:r|de) vi|har vi lovat|(?:är|var) (?:vårt )?löftet?)\?\s+(?=\S)/iu;

/** What an item, or a line like one, says before anything that follows it is read. */
export function pointOf(
  line: Pick<Line, 'no' | 'text' | 'mark' | 'bold'>,
  above: Above,
  setting: Setting,
): { draft: PointDraft; result: string | null } {
  const asked = ASKED.exec(line.text);
  if (asked !== null) return pointOf({ ...line, text: line.text.slice(asked[0].length), bold: 0 }, above, setting);
  const titled = titledPromise(line, above, setting);
  if (titled !== null) return titled;
  const parted = splitAtOwner(line.text, setting.parties);
  const { text, result } =
    parted !== null && (readsAsDone(parted.result) || setting.tellsResults)
      ? parted
      : splitResult(line.text, line.bold);
  const numbered = withoutNumber(text, line.mark);
  const labelled =
    /^(?:löfte|punkt|åtagande|aktivitet|åtgärd|insats|mål|vi lova(?:r|de)|vi har lovat|vårt löfte|löftet|delmål)\s*:\s*/iu.exec(
      numbered.text,
    );
  const owned = withoutOwner(
    labelled === null ? numbered.text : numbered.text.slice(labelled[0].length),
    setting.parties,
  );
  const draft = newPoint(owned.text, [line.no], {
    printed: numbered.printed,
    contextOwner: above.owner,
    namedOwner: owned.owner.length === 0 && parted?.text === text ? parted.owner : owned.owner,
    weOwner: above.we ?? [],
    focusArea: above.focus,
    parent: above.parent,
  });
  const told = result === null || line.bold === 0 ? null : underTitle(draft, result, setting);
  if (told !== null) return told;
  // "**Polisen ska …** (polisen) Tre insatser …": the owner stands between the two.
  const between = /^\(([^()]{2,60})\)\s*/u.exec(result ?? '');
  const owner = between === null ? [] : onlyOwners(between[1] ?? '', setting.parties);
  if (between === null || result === null || owner.length === 0) return { draft, result };
  const rest = result.slice(between[0].length);
  return { draft: { ...draft, namedOwner: owner }, result: rest === '' ? null : rest };
}

/** "1. **Trafik.** Polisen ska …", "Trafik: Polisen ska …": a word or two before the promise name its area. */
function titledPromise(
  line: Pick<Line, 'no' | 'text' | 'mark' | 'bold'>,
  above: Above,
  setting: Setting,
): ReturnType<typeof pointOf> | null {
  const { text: words, printed } = withoutNumber(line.text, line.mark);
  const title = /^([\p{L}][\p{L}\s,-]{2,40}?)([.:])\s+(?=\S)/u.exec(words);
  const name = title?.[1] ?? '';
  if (title === null || name.split(/\s+/).length > 4 || (title[2] === '.' && line.bold < name.length)) return null;
  const rest = words.slice(title[0].length);
  if (onlyOwners(name, setting.parties).length > 0 || leadingLabel(words, null, setting.parties, true) !== null)
    return null;
  if (/lova|löfte|ska(?!\p{L})/iu.test(name) || !promisesBy(rest, setting.parties)) return null;
  const { draft, result } = pointOf({ ...line, text: rest, mark: null, bold: 0 }, above, setting);
  return { draft: { ...draft, printed: printed ?? draft.printed, focusArea: name }, result };
}

/** "**Säkrare skolvägar.** Kommunen lovade att bygga två övergångsställen. Båda är färdiga.": the title is the area. */
function underTitle(draft: PointDraft, words: string, { parties }: Setting): ReturnType<typeof pointOf> | null {
  const { text, result } = splitAtDone(words);
  if (readsAsPlan(draft.text) || !promisesBy(text, parties)) return null;
  return { draft: { ...draft, focusArea: draft.text.replace(/[.:]$/u, ''), text }, result };
}

/** "Kommunens del: sätta upp farthinder": whose part it is, and what they promise. Null for what was done. */
export function partByParty(words: string, { parties }: Setting): { owner: PartyKind[]; text: string } | null {
  const match =
    /^([^:.]{3,60}?)(?:\s(?:del|bidrag|ansvar|åtagande|uppgift|insats(?:er)?|åtgärd(?:er)?|åtar sig att|ska|lovar(?: att)?))?\s*:\s+(?=\S)/u.exec(
      words,
    );
  const text = match === null ? '' : words.slice(match[0].length).trim();
  const owner = match === null ? [] : onlyOwners(match[1] ?? '', parties);
  if (owner.length === 0 || readsAsDone(text) || !(opensAsPromise(text) || readsAsPlan(text))) return null;
  return { owner, text };
}

/** Whether an item names an owner of its own: in brackets, as its subject, or by a label below it. */
export function hasOwnOwner(node: ItemNode, setting: Setting): boolean {
  const { text } = withoutNumber(node.line.text, node.line.mark);
  if (withoutOwner(text, setting.parties).owner.length > 0 || splitAtOwner(text, setting.parties) !== null) return true;
  if (
    [...node.tail.map((line) => line.text), ...node.children.map((child) => child.line.text)].some(
      (line) => leadingLabel(line, null, setting.parties, false)?.field === 'owner',
    )
  )
    return true;
  return readsAsPlan(text) && !/^vi(?!\p{L})/iu.test(text) && subjectOwners(text, setting.parties, []).length > 0;
}

/** The part of the items of which something is true. */
export function share(nodes: readonly ItemNode[], is: (node: ItemNode) => boolean): number {
  return nodes.length === 0 ? 0 : nodes.filter(is).length / nodes.length;
}

/**
 * Reads items as points, each with what stands below and after it. Returns the text lines after the last item that
 * belong to none of them.
 */
export function readItems(nodes: readonly ItemNode[], above: Above, into: Collection, setting: Setting): Line[] {
  let loose: Line[] = [];
  for (const [index, node] of nodes.entries()) {
    const last = index === nodes.length - 1;
    const tail = last ? ownTail(node, nodes, setting) : upToClosing(node.tail);
    loose = [...loose, ...tail.loose, ...readItem({ ...node, tail: tail.own }, above, into, setting)];
  }
  return loose;
}

/** After an unbroken list the next paragraph is not the last item's result, unless a label says so. */
function ownTail(node: ItemNode, nodes: readonly ItemNode[], setting: Setting): { own: Line[]; loose: Line[] } {
  const [first] = node.tail;
  const unbroken =
    nodes.length > 1 &&
    nodes.every(
      (other) => other === node || (other.tail.length === 0 && !other.children.some((child) => child.tail.length > 0)),
    );
  const labelled = first !== undefined && leadingLabel(first.text, setting.year, setting.parties, true) !== null;
  // A promise set in bold stands by itself, whatever list came before it.
  if (unbroken && !labelled && node.line.mark !== 'bold') return { own: [], loose: node.tail };
  return upToClosing(node.tail);
}

function upToClosing(tail: readonly Line[]): { own: Line[]; loose: Line[] } {
  const at = tail.findIndex((line) => closesList(line.text));
  const cut = at < 0 ? tail.length : at;
  return { own: tail.slice(0, cut), loose: tail.slice(cut) };
}

function readItem(node: ItemNode, above: Above, into: Collection, setting: Setting): Line[] {
  const { draft, result } = pointOf(node.line, above, setting);
  const kind = node.children.length === 0 ? 'none' : childrenAre(node, draft, setting);
  if (kind === 'points') {
    into.used.add(node.line.no);
    const owner = headerOwner(draft, setting);
    // "Polisen ska:" says who, and nothing of its own.
    const header =
      owner.length > 0 && (draft.text.split(/\s+/).length <= 5 || !readsAsPromise(draft.text, setting.parties));
    const focus = header || readsAsPromise(draft.text, setting.parties) ? above.focus : draft.text;
    const parent = header || focus === draft.text ? above.parent : draft;
    if (parent === draft) into.drafts.push(draft);
    const before = into.drafts.length;
    const loose = readItems(
      node.children,
      { ...above, owner: owner.length > 0 ? owner : above.owner, focus, parent },
      into,
      setting,
    );
    // The parent's words are the source of a field of every point below it.
    for (const child of into.drafts.slice(before)) child.blocks.push(node.line.no);
    return [...loose, ...node.tail];
  }
  const point = addPoint(into, draft);
  let slot =
    result === null
      ? above.slot
      : applyLines(
          point,
          [{ no: node.line.no, text: result }],
          above.slot ?? { period: setting.period, by: [] },
          setting,
        );
  for (const child of flatten(node.children)) {
    slot = kind === 'results' ? childResult(point, child, slot, setting) : applyLines(point, [child], slot, setting);
  }
  applyLines(point, node.tail, slot, setting);
  return [];
}

function childResult(point: PointDraft, child: Line, slot: Slot | null, setting: Setting): Slot | null {
  if (leadingLabel(child.text, setting.year, setting.parties, true) !== null)
    return applyLines(point, [child], slot, setting);
  point.blocks.push(child.no);
  addResult(point, child.text, slot ?? { period: setting.period, by: [] });
  return slot;
}

function flatten(nodes: readonly ItemNode[]): Line[] {
  return nodes.flatMap((node) => [node.line, ...flatten(node.children), ...node.tail]);
}

/** Who a header item ("Polisen ska:", "Kommunen") makes responsible for the items below it. */
function headerOwner(draft: PointDraft, setting: Setting): readonly PartyKind[] {
  if (draft.namedOwner.length > 0) return draft.namedOwner;
  const heading = headingOwner(draft.text, setting.parties, setting.places);
  if (heading.length > 0) return heading;
  return draft.text.endsWith(':') ? ownersOf(draft, setting.parties) : [];
}

/** Whether the items below an item are points of their own, its results, or more of its words. */
function childrenAre(node: ItemNode, draft: PointDraft, setting: Setting): 'points' | 'results' | 'more' {
  const { children } = node;
  const done = share(children, (child) => readsAsDone(child.line.text) && !readsAsPlan(child.line.text));
  const labels = share(
    children,
    (child) => leadingLabel(child.line.text, setting.year, setting.parties, true) !== null,
  );
  if (labels >= 0.5) return 'more';
  const own = share(children, (child) => hasOwnOwner(child, setting));
  if (own >= 0.5) return 'points';
  if (headerOwner(draft, setting).length > 0 && done < 0.5) return 'points';
  const promises = share(children, (child) => readsAsPromise(child.line.text, setting.parties));
  if (!readsAsPromise(draft.text, setting.parties) && promises >= 0.5 && done < 0.5) return 'points';
  if (node.line.text.endsWith(':') && promises >= 0.5 && done < 0.5) return 'points';
  return done > 0 || setting.tellsResults ? 'results' : 'more';
}
