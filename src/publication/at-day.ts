import type { PageModel } from '#publication/page-model.ts';

/** Where a page of a promise, or of one of its points, stands as it was on a day (`YYYY-MM-DD`). */
export function pastPath(promisePath: string, day: string, point: string | null = null): string {
  return `${promisePath}/historik/dag/${day}${point === null ? '' : `/${point}`}`;
}

/** A page from the past leads to the promise's pages as they were on the same day; other links lead to what is now. */
export function atDay(model: PageModel, day: string): PageModel {
  if (model.kind === 'point')
    return { ...model, promise: { ...model.promise, path: pastPath(model.promise.path, day) } };
  if (model.kind !== 'promise') return model;
  const points = model.points.map((point) => ({
    ...point,
    path: pastPath(model.path, day, point.path.slice(point.path.lastIndexOf('/') + 1)),
  }));
  return { ...model, points };
}
