import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { saying } from '#platform/texts/saying.ts';
import type { LineageKind } from '#promise/promise-record.ts';
import type { PageLink } from '#publication/model-parts.ts';
import { changeWords } from '#publication/outcome-shown.ts';
import type { PointModel } from '#publication/point-model.ts';
import { wordDifference } from '#checking/word-difference.ts';

/** A published point, as the line shows it. */
export type LineNode = Pick<PointModel, 'path' | 'number' | 'period' | 'body'>;
/** One point carries on another, confirmed by a person. */
export type LineEdge = { readonly from: string; readonly to: string; readonly kind: LineageKind };

/**
 * The line of a point through the years: what it came from, step by step, itself, and what came of it, oldest first.
 * Only published points are nodes, and the line ends where one is missing: what is not published yet stays unknown.
 * Empty where the point stands alone. Nodes by the points' ids.
 */
export function pointLine(
  lang: Lang,
  id: string,
  nodes: ReadonlyMap<string, LineNode>,
  edges: readonly LineEdge[],
): PointModel['line'] {
  const before = reach(id, (at) => edges.filter(({ to }) => to === at).map(({ from }) => from), nodes);
  const after = reach(id, (at) => edges.filter(({ from }) => from === at).map(({ to }) => to), nodes);
  const ids = [...new Set([...before, ...(nodes.has(id) ? [id] : []), ...after])];
  if (ids.length < 2) return [];
  return ids
    .flatMap((at) => {
      const node = nodes.get(at);
      return node === undefined ? [] : [{ at, node }];
    })
    .sort((one, other) => (sortKey(one.node) < sortKey(other.node) ? -1 : 1))
    .map(({ at, node }) => {
      const origin = edges.find(({ from, to }) => to === at && ids.includes(from));
      const older = origin === undefined ? undefined : nodes.get(origin.from);
      return {
        path: node.path,
        number: node.number,
        period: node.period,
        here: at === id,
        change: origin === undefined ? null : changeWords(lang, origin.kind),
        wording: wordDifference(older?.body ?? node.body, node.body),
      };
    });
}

/** Where a point went on, next step only. */
export function nextOf(
  lang: Lang,
  id: string,
  nodes: ReadonlyMap<string, LineNode>,
  edges: readonly LineEdge[],
): PageLink[] {
  return edges
    .filter(({ from }) => from === id)
    .flatMap(({ to }) => {
      const node = nodes.get(to);
      return node === undefined
        ? []
        : [
            {
              path: node.path,
              text: saying(lang)(m.page_next_in, { number: String(node.number), period: node.period.words }),
            },
          ];
    });
}

/** All that is reached, each once, so that links in a circle end. */
function reach(start: string, step: (at: string) => string[], nodes: ReadonlyMap<string, LineNode>): string[] {
  const seen = new Set([start]);
  const found: string[] = [];
  for (let next = step(start); next.length > 0;) {
    const here = next.filter((at) => nodes.has(at) && !seen.has(at));
    for (const at of here) seen.add(at);
    found.push(...new Set(here));
    next = here.flatMap(step);
  }
  return found;
}

function sortKey({ period, number, path }: LineNode): string {
  return `${period.from} ${period.to} ${String(number).padStart(6, '0')} ${path}`;
}
