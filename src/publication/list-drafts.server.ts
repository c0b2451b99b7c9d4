import type { Work } from '#access/work.server.ts';
import { endedAreas } from '#places/area-names.server.ts';
import type { AreaRef } from '#places/registers.server.ts';
import type { Address } from '#publication/addresses.server.ts';
import { areasBefore, followAreas } from '#publication/area-changes.server.ts';
import type { Neighbour } from '#publication/area-model.ts';
import { buildArea, buildMunicipality } from '#publication/build-lists.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import type { PageFrame } from '#publication/page-frame.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import type { Draft } from '#publication/store-publications.server.ts';
import { markAsIn } from '#publication/translation-marks.ts';
import type { Ground } from '#publication/version.ts';

type Wanted = {
  /** Every area with the name it has now. */
  readonly areas: ReadonlyMap<string, AreaRef>;
  readonly frame: PageFrame;
  readonly ground: Ground;
  /** Why the lists change, for their readers. */
  readonly cause: string;
};

/**
 * The pages of the areas and of the municipality as they would be published, from the promises that are published now.
 * Addresses follow what has become of the areas first (`followAreas`). What was promised to an area before it was split
 * or merged was promised to those who live in what it became, too.
 */
export async function draftsOfLists(work: Work, { areas, frame, ground, cause }: Wanted): Promise<Draft[]> {
  const { tx, municipalityId } = work;
  const published = await latestPublications(tx, municipalityId, ['municipality', 'area', 'promise'], null, frame.lang);
  const promises = [...published.values()].flatMap(({ id, model }) =>
    model.kind === 'promise' ? [{ id, model }] : [],
  );
  const ended = await endedAreas(tx, municipalityId, frame.today);
  const addresses = (await followAreas(work, { areas, ended, published })).filter(({ kind }) => kind === 'area');
  const neighbour = (areaId: string): Neighbour => {
    const path = addresses.find(({ id, redirectTo }) => id === areaId && redirectTo === null)?.path;
    return {
      path: path === undefined ? null : `/${frame.municipality.slug}/${path}`,
      text: areas.get(areaId)?.name ?? path ?? areaId,
    };
  };
  const versioned = (subjectId: string) => {
    const before = published.get(subjectId);
    return {
      subjectId,
      promiseId: null,
      before,
      size: 'minor' as const,
      note: before === undefined ? null : cause,
      ground,
    };
  };
  const lists = addresses
    .filter(({ redirectTo }) => redirectTo === null)
    .map(({ id, path }) => {
      const before = areasBefore(ended, id);
      const theirs = addresses.filter((address) => address.id === id || before.has(address.id));
      const own = promises.filter(({ model }) => isFor(model, theirs, frame.municipality.slug));
      const after = ended.find((area) => area.id === id);
      const area = {
        word: path,
        name: areas.get(id)?.name ?? path,
        ...(before.size === 0 ? {} : { before: [...before].map(neighbour) }),
        ...(after === undefined ? {} : { after: { on: after.on, areas: after.successors.map(neighbour) } }),
      };
      const told = own.map((promise) => promise.model);
      const model = markAsIn(buildArea(area, told, frame), told);
      return { ...versioned(id), model, fromVersions: own.map((promise) => promise.id) };
    });
  const links = lists.flatMap(({ model }) =>
    model.promises.length === 0 || (model.after?.areas.length ?? 0) > 0
      ? []
      : [{ path: model.path, text: model.name, promises: model.promises.length }],
  );
  const all = promises.map(({ model }) => model);
  const whole = markAsIn(buildMunicipality(links, all, frame), all);
  return [{ ...versioned(municipalityId), model: whole, fromVersions: promises.map(({ id }) => id) }, ...lists];
}

/** A promise names its areas by the addresses that they had when it was published. */
function isFor(model: PromiseModel, addresses: readonly Address[], municipality: string): boolean {
  return model.areas.some((area) => addresses.some(({ path }) => `/${municipality}/${path}` === area.path));
}
