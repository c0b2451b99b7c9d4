import type { Tx } from '#platform/database.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import type { LineEdge } from '#publication/point-line.ts';

/** Through the years there is one promise a year or so; a record that links more is not followed to its end. */
const MOST_PROMISES = 100;

/**
 * How points of this promise carry on points of others and are carried on, as far as pages can show it: links are
 * followed from point to point as long as the next one is published (`isPublished`, by the point's id).
 */
export async function lineEdges(
  tx: Tx,
  municipalityId: string,
  record: PromiseRecord,
  isPublished: (pointId: string) => boolean,
): Promise<LineEdge[]> {
  const edges = new Map<string, LineEdge>();
  const seen = new Set([record.id]);
  let next = [record];
  while (next.length > 0) {
    const wanted = new Set<string>();
    for (const point of next.flatMap(({ points }) => points)) {
      for (const edge of edgesOf(point)) edges.set(`${edge.from} ${edge.to}`, edge);
      for (const { pointId, promiseId } of [...point.predecessors, ...point.successors]) {
        if (isPublished(pointId) && !seen.has(promiseId) && seen.size < MOST_PROMISES) wanted.add(promiseId);
      }
    }
    next = [];
    for (const id of wanted) {
      seen.add(id);
      const other = await loadPromise(tx, municipalityId, id);
      if (other !== null) next.push(other);
    }
  }
  return [...edges.values()];
}

function edgesOf({ id, predecessors, successors }: PointRecord): LineEdge[] {
  return [
    ...predecessors.map(({ pointId, kind }) => ({ from: pointId, to: id, kind })),
    ...successors.map(({ pointId, kind }) => ({ from: id, to: pointId, kind })),
  ];
}
