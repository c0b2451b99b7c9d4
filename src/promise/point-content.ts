import type { Fact } from '#platform/canonical-json.ts';
import type { PointInput } from '#promise/promise-input.ts';

/** What a key of a point covers: every word of it, whose it is, and where it stands. */
export function pointContent(point: PointInput, position: number): Fact {
  return {
    format: 'loftet-point/1',
    position,
    body: point.body,
    above: point.above ?? null,
    why: point.why ?? null,
    dueWords: point.dueWords ?? null,
    focusArea: point.focusArea ?? null,
    owners: [...point.owners],
    contributors: [...(point.contributors ?? [])],
    target: point.target ? { ...point.target } : null,
  };
}
