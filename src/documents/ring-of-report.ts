import type { PartyKind, Report, ReportPoint } from '#checking/report.ts';
import { stateOfStatus, type PointState } from '#documents/point-state.ts';
import type { RingPoint } from '#documents/promise-ring.ts';

/**
 * The points of a read document as the ring draws them. A result told for all owners together counts for each.
 * In a promise nobody has answered yet, so a missing result is no silence there.
 */
export function ringOfReport(report: Report): RingPoint[] {
  return report.points.map((point) => ({
    number: point.number,
    lanes: point.owner.map((owner) => ({ owner, state: stateFor(point, owner, report.kind) })),
    carriedOver: point.carriedOver === true,
  }));
}

/** The latest status that the owner's results state; results stand in the order of their periods. */
export function stateFor(point: ReportPoint, owner: PartyKind, kind: Report['kind']): PointState {
  const own = point.results.filter((result) => result.by === owner || result.by === null);
  if (own.length === 0) return kind === 'promise' ? 'not-stated' : 'silence';
  const status = own.findLast((result) => result.status !== null)?.status;
  return status === undefined || status === null ? 'not-stated' : stateOfStatus(status);
}
