import type { RoundShown } from '#publication/point-model.ts';
import type { PointTold } from '#publication/told-points.server.ts';

/** Why something that was said led to no promise. */
type Declined = { readonly themeId: string; readonly theme: string; readonly body: string };

/** What somebody said, theme by theme, with what came of each. */
export type Said = {
  readonly themeId: string;
  readonly points: readonly PointTold[];
  readonly declined: Declined | null;
};

/** Something to tell of: `event` is what it is known by, so that nobody is told twice. */
export type ContactEvent =
  | { readonly event: string; readonly kind: 'promised' | 'closed' | 'removed'; readonly point: PointTold }
  | { readonly event: string; readonly kind: 'followed'; readonly point: PointTold; readonly round: RoundShown }
  | { readonly event: string; readonly kind: 'declined'; readonly declined: Declined };

/**
 * All that has happened with what somebody said, as the pages tell it now: it became a point, the point was followed up in
 * a period (every party has answered, or the period is locked), it was closed or taken out, or it led to no promise.
 */
export function eventsOf(said: readonly Said[]): ContactEvent[] {
  const events = said.flatMap(({ points, declined }) => [
    ...points.flatMap(eventsOfPoint),
    ...(declined === null || points.length > 0
      ? []
      : [{ event: `declined:${declined.themeId}`, kind: 'declined', declined } as const]),
  ]);
  return [...new Map(events.map((one) => [one.event, one])).values()];
}

function eventsOfPoint(point: PointTold): ContactEvent[] {
  const { pointId, model } = point;
  if (model.removed) return [{ event: `removed:${pointId}`, kind: 'removed', point }];
  const followed = model.rounds
    .filter(({ answers }) => answers.length > 0 && answers.every(({ kind }) => kind !== 'waiting' && kind !== 'late'))
    .map((round) => {
      const event = `followed:${pointId}:${round.period.from}${round.period.to}`;
      return { event, kind: 'followed', point, round } as const;
    });
  const closed = model.outcome === null ? [] : [{ event: `closed:${pointId}`, kind: 'closed', point } as const];
  return [{ event: `promised:${pointId}`, kind: 'promised', point }, ...followed, ...closed];
}

/** Whether nothing more is to come: each theme is declined, or all its points are closed or taken out. */
export function isOver(said: readonly Said[]): boolean {
  if (said.length === 0) return false;
  return said.every(({ points, declined }) =>
    points.length === 0 ? declined !== null : points.every(({ model }) => model.outcome !== null || model.removed),
  );
}
