import type { Work } from '#access/work.server.ts';
import { areaNames } from '#places/area-names.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import type { AreaRef } from '#places/registers.server.ts';
import { listAddresses, type Address } from '#publication/addresses.server.ts';
import type { PageFrame } from '#publication/page-frame.ts';

/** What pages need to know of their municipality on a day. */
export type PublishingFrame = {
  /** In Swedish; the same in another language is the frame with that language. */
  readonly frame: PageFrame;
  readonly areas: ReadonlyMap<string, AreaRef>;
  readonly addresses: readonly Address[];
};

/** What a municipality's pages are built with. @param today the day that they tell of, `YYYY-MM-DD` */
export async function publishingFrame({ tx, municipalityId }: Work, today: string): Promise<PublishingFrame> {
  const municipality = await currentMunicipality(tx, municipalityId);
  const areas = await areaNames(tx, municipalityId, today);
  const addresses = await listAddresses(tx, municipalityId);
  const areaWords = new Map(
    addresses.flatMap(({ kind, id, path, redirectTo }): [string, string][] =>
      kind === 'area' && redirectTo === null ? [[id, path]] : [],
    ),
  );
  return { frame: { municipality, areaWords, lang: 'sv', today }, areas, addresses };
}
