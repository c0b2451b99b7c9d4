import type { Work } from '#access/work.server.ts';
import { takeName } from '#places/address-names.server.ts';
import type { AreaRef } from '#places/registers.server.ts';
import { slugOf } from '#places/slug.ts';
import { listAddresses, renameAddress, type Address } from '#publication/addresses.server.ts';
import { buildArea, buildMunicipality } from '#publication/build-lists.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import type { PageFrame } from '#publication/page-frame.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import type { Draft } from '#publication/store-publications.server.ts';
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
 * An area that has got another name gets its address by it first; the old address leads there.
 */
export async function draftsOfLists(work: Work, { areas, frame, ground, cause }: Wanted): Promise<Draft[]> {
  const { tx, municipalityId } = work;
  const published = await latestPublications(tx, municipalityId, ['municipality', 'area', 'promise'], null, frame.lang);
  const promises = [...published.values()].flatMap(({ id, model }) =>
    model.kind === 'promise' ? [{ id, model }] : [],
  );
  const addresses = (await followNames(work, areas, published)).filter(({ kind }) => kind === 'area');
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
      const own = promises.filter(({ model }) => isFor(model, id, addresses, frame.municipality.slug));
      const area = { word: path, name: areas.get(id)?.name ?? path };
      const model = buildArea(
        area,
        own.map((promise) => promise.model),
        frame,
      );
      return { ...versioned(id), model, fromVersions: own.map((promise) => promise.id) };
    });
  const links = lists.flatMap(({ model }) =>
    model.promises.length === 0 ? [] : [{ path: model.path, text: model.name, promises: model.promises.length }],
  );
  const whole = buildMunicipality(
    links,
    promises.map(({ model }) => model),
    frame,
  );
  return [{ ...versioned(municipalityId), model: whole, fromVersions: promises.map(({ id }) => id) }, ...lists];
}

/** A promise names its areas by the addresses that they had when it was published. */
function isFor(model: PromiseModel, areaId: string, addresses: readonly Address[], municipality: string): boolean {
  return model.areas.some((area) =>
    addresses.some(({ id, path }) => id === areaId && `/${municipality}/${path}` === area.path),
  );
}

/** @returns the municipality's addresses, as they are afterwards */
async function followNames(
  work: Work,
  areas: ReadonlyMap<string, AreaRef>,
  published: Awaited<ReturnType<typeof latestPublications>>,
): Promise<Address[]> {
  const addresses = await listAddresses(work.tx, work.municipalityId);
  let renamed = false;
  for (const { id, name } of areas.values()) {
    const before = published.get(id)?.model;
    if (before === undefined || before.kind !== 'area' || before.name === name) continue;
    const wanted = slugOf(name);
    const held = addresses.filter((address) => address.kind === 'area' && address.id === id);
    const now = held.find(({ redirectTo }) => redirectTo === null);
    if (wanted === '' || now?.path === wanted) continue;
    const again = held.some(({ path }) => path === wanted);
    await renameAddress(work, { kind: 'area', id }, again ? wanted : await takeName(work, wanted));
    renamed = true;
  }
  return renamed ? listAddresses(work.tx, work.municipalityId) : addresses;
}
