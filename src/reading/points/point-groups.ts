import { leadingLabel } from '#reading/points/field-labels.ts';
import type { PointDraft, Slot } from '#reading/points/point-draft.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import type { HeadingSense } from '#reading/points/point-headings.ts';
import { hasOwnOwner, share } from '#reading/points/point-items.ts';
import type { ItemNode, Line } from '#reading/points/point-lines.ts';
import type { Section } from '#reading/points/point-sections.ts';
import { splitResult, withoutNumber } from '#reading/points/point-text.ts';
import { readsAsDone, readsAsPlan, readsAsPromise } from '#reading/points/promise-wording.ts';

/** The line that a list hangs on, and what it says about the list. */
export type Lead = { readonly line: Line; readonly sense: HeadingSense };

/** What a list is: points, the results of the point above it, more of its words, things done to be matched, or none of these. */
export function groupIs(
  nodes: readonly ItemNode[],
  section: Section,
  lead: Lead | null,
  slot: Slot | null,
  open: PointDraft | null,
  setting: Setting,
): 'points' | 'results' | 'more' | 'match' | 'none' {
  if (section.mode === 'off' || (lead?.sense.kind === 'off' && section.kind !== 'owner')) return 'none';
  const own = share(nodes, (node) => hasOwnOwner(node, setting));
  const head = ({ line }: ItemNode): string => splitResult(withoutNumber(line.text).text, 0).text;
  const promises = share(nodes, (node) => readsAsPromise(head(node), setting.parties));
  const done = share(nodes, (node) => readsAsDone(head(node)) && !readsAsPlan(node.line.text));
  if (open !== null) {
    const labels = share(
      nodes,
      ({ line }) => (leadingLabel(line.text, setting.year, setting.parties, true)?.rest ?? '') !== '',
    );
    if (labels > 0.5 && promises < 0.5) return 'results';
    if (lead?.sense.kind === 'owner') return 'points';
    if (lead?.sense.kind === 'done' || section.results) return 'results';
    // The next promise, whose like before it was set as a heading.
    if (slot !== null) return own >= 0.5 && promises >= 0.5 && done < 0.5 ? 'points' : 'results';
    if (own >= 0.5 || (promises >= 0.6 && done < 0.4)) return 'points';
    return setting.tellsResults || done > 0 ? 'results' : 'more';
  }
  if (lead?.sense.kind === 'done' || (section.results && promises < 0.5 && (own < 0.5 || done >= 0.6))) return 'match';
  if (lead?.sense.kind === 'owner' || lead?.sense.kind === 'points') return 'points';
  if (section.mode === 'on')
    return lead !== null && lead.sense.kind === 'plain' && own + promises < 0.5 ? 'none' : 'points';
  return own >= 0.5 || promises >= 0.5 ? 'points' : 'none';
}
