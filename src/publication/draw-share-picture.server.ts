import { sharePicturePng } from '#documents/share-picture.server.ts';
import type { Database } from '#platform/database.server.ts';
import { promiseOf } from '#publication/draw-poster.server.ts';
import { ringOf } from '#publication/model-parts.ts';
import type { PageModel } from '#publication/page-model.ts';

/**
 * The picture that stands beside a shared link to a published page, as a PNG: a promise's ring, a point's segment of it,
 * or the ring of the newest promise in an area or a municipality. Null where there is no ring.
 */
export async function drawSharePicture(db: Database, model: PageModel): Promise<Uint8Array | null> {
  switch (model.kind) {
    case 'promise':
      return model.points.length === 0 ? null : sharePicturePng(ringOf(model.points), null);
    case 'point': {
      const found = await promiseOf(db, model.promise.path, 'sv');
      const points = ringOf(found?.promise.points ?? []);
      // A point that was struck is no longer in the ring.
      return points.some(({ number }) => number === model.number) && !model.removed
        ? sharePicturePng(points, model.number)
        : null;
    }
    case 'area':
    case 'municipality': {
      const ring = model.promises[0]?.ring ?? [];
      return ring.length === 0 ? null : sharePicturePng(ring, null);
    }
    case 'withdrawn':
      return null;
  }
}
