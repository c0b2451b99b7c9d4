import { z } from 'zod';
import { AreaModel } from '#publication/area-model.ts';
import { MunicipalityModel } from '#publication/municipality-model.ts';
import { PointModel } from '#publication/point-model.ts';
import { PromiseModel } from '#publication/promise-model.ts';
import type { SubjectKind } from '#publication/version.ts';
import { WithdrawnModel } from '#publication/withdrawn-model.ts';

/** What a publication holds, whichever page it is. */
export const PageModel = z.discriminatedUnion('kind', [
  MunicipalityModel,
  AreaModel,
  PromiseModel,
  PointModel,
  WithdrawnModel,
]);
export type PageModel = z.infer<typeof PageModel>;

/** Whose page it is: a page that was taken back is still its promise's or its point's. */
export function subjectKindOf(model: PageModel): SubjectKind {
  return model.kind === 'withdrawn' ? model.of : model.kind;
}
