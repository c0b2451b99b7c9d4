import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { takeName } from '#places/address-names.server.ts';
import type { EndedArea } from '#places/area-names.server.ts';
import type { AreaRef } from '#places/registers.server.ts';
import { slugOf } from '#places/slug.ts';
import { giveAddresses, listAddresses, renameAddress, type Address } from '#publication/addresses.server.ts';
import type { Latest } from '#publication/latest-publications.server.ts';

type Changes = {
  /** Every area with the name it has now. */
  readonly areas: ReadonlyMap<string, AreaRef>;
  readonly ended: readonly EndedArea[];
  readonly published: ReadonlyMap<string, Latest>;
};

/**
 * Lets the addresses of areas follow what has become of the areas: a new name gives a new address, an area that became
 * another or a part of another leads there, and what an area was split into gets pages of its own. No address ceases.
 * @returns the municipality's addresses, as they are afterwards
 */
export async function followAreas(work: Work, changes: Changes): Promise<Address[]> {
  const { tx, municipalityId } = work;
  const addresses = await listAddresses(tx, municipalityId);
  const renamed = await followNames(work, changes, addresses);
  const succeeded = await followSuccessors(work, changes, addresses);
  return renamed || succeeded ? listAddresses(tx, municipalityId) : addresses;
}

async function followNames(work: Work, { areas, published }: Changes, addresses: readonly Address[]): Promise<boolean> {
  let renamed = false;
  for (const { id, name } of areas.values()) {
    const before = published.get(id)?.model;
    if (before === undefined || before.kind !== 'area' || before.name === name) continue;
    const wanted = slugOf(name);
    const held = addresses.filter((address) => address.kind === 'area' && address.id === id);
    const now = held.find(({ redirectTo }) => redirectTo === null);
    if (wanted === '' || now === undefined || now.path === wanted) continue;
    const again = held.some(({ path }) => path === wanted);
    await renameAddress(work, { kind: 'area', id }, again ? wanted : await takeName(work, wanted));
    renamed = true;
  }
  return renamed;
}

/** Those that ended first come first, so that what took over and then ended itself is followed too. */
async function followSuccessors(
  work: Work,
  { areas, ended }: Changes,
  addresses: readonly Address[],
): Promise<boolean> {
  const live = new Set(
    addresses.flatMap(({ kind, id, redirectTo }) => (kind === 'area' && redirectTo === null ? [id] : [])),
  );
  let changed = false;
  for (const { id, successors } of ended) {
    if (!live.has(id)) continue;
    const wanted = successors.flatMap((successor) => areas.get(successor) ?? []).filter((area) => !live.has(area.id));
    await giveAddresses(
      work,
      wanted.map((area) => ({ subject: { kind: 'area', id: area.id }, path: area.slug })),
    );
    for (const area of wanted) live.add(area.id);
    const [only, ...others] = successors;
    if (only !== undefined && others.length === 0) {
      await leadOn(work, id, only);
      live.delete(id);
      changed = true;
    }
    changed ||= wanted.length > 0;
  }
  return changed;
}

/** The address that the one area has now leads to the one that the other has. */
async function leadOn({ tx, municipalityId }: Work, from: string, to: string): Promise<void> {
  await sql`
    update address set redirect_to = (
      select a.path from address a where a.municipality_id = ${municipalityId} and a.subject_kind = 'area'
        and a.subject_id = ${to} and a.redirect_to is null)
    where municipality_id = ${municipalityId} and subject_kind = 'area' and subject_id = ${from}
      and redirect_to is null`.execute(tx);
}

/** The areas that an area was made of, those that they were made of included, by what took over from what. */
export function areasBefore(ended: readonly EndedArea[], areaId: string): ReadonlySet<string> {
  const before = new Set<string>();
  const look = (id: string): void => {
    for (const { id: one, successors } of ended) {
      if (!successors.includes(id) || before.has(one)) continue;
      before.add(one);
      look(one);
    }
  };
  look(areaId);
  return before;
}
