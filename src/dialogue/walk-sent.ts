import { readWalk, type Walk } from '#dialogue/walk.ts';
import { AppError } from '#platform/errors.ts';

/** Which kind of record a device sent; null where it does not say. */
export function recordKind(sent: unknown): unknown {
  return typeof sent === 'object' && sent !== null && 'kind' in sent ? sent.kind : null;
}

/** A walk as a device sent it. @throws AppError `walk-unfit` with the first thing that is wrong */
export function walkSent(sent: unknown): Walk {
  const { kind: _kind, ...said } = Object(sent) as Readonly<Record<string, unknown>>;
  const { walk, faults } = readWalk(said);
  if (walk === null) throw new AppError('walk-unfit', { what: faults[0]?.message ?? '' });
  return walk;
}
