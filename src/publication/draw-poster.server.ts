import type { PosterSize } from '#documents/poster.ts';
import { renderPoster } from '#documents/render-pdf.server.ts';
import type { Database } from '#platform/database.server.ts';
import { posterOf } from '#publication/poster-of.ts';
import { findPage, type FoundPage } from '#publication/published-pages.server.ts';

type Found = Extract<FoundPage, { model: unknown }>;

/**
 * The poster of a published page as a tagged PDF: a promise's own, or an area's, which shows the newest of its promises.
 * Null where the page has none: it is a municipality's, a point's or taken back, or the area has no promise.
 * @throws AppError documents-busy, pdf-too-slow, pdf-failed.
 */
export async function drawPoster(
  db: Database,
  { model, version, look }: Found,
  { size, origin }: { readonly size: PosterSize; readonly origin: string },
): Promise<Uint8Array | null> {
  if (model.kind === 'promise')
    return renderPoster(posterOf({ size, promise: model, version, area: null, look, origin }));
  if (model.kind !== 'area') return null;
  const newest = await promiseOf(db, model.promises[0]?.path, model.lang);
  if (newest === null) return null;
  return renderPoster(posterOf({ size, ...newest, area: model, look, origin }));
}

/** The page of the promise at a path ("/linkoping/ekbacken-2017"), or null. */
export async function promiseOf(db: Database, path: string | undefined, lang: Found['model']['lang']) {
  const [, municipality = '', word = ''] = path?.split('/') ?? [];
  const found = await findPage(db, municipality, word, lang);
  if (found === null || 'redirect' in found || found.model.kind !== 'promise') return null;
  return { promise: found.model, version: found.version };
}
