import { z } from 'zod';
import { AreaModel } from '#publication/area-model.ts';
import { MunicipalityModel } from '#publication/municipality-model.ts';
import { PointModel } from '#publication/point-model.ts';
import { PromiseModel } from '#publication/promise-model.ts';

/** What a publication holds, whichever page it is. */
export const PageModel = z.discriminatedUnion('kind', [MunicipalityModel, AreaModel, PromiseModel, PointModel]);
export type PageModel = z.infer<typeof PageModel>;
