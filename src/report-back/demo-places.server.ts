import type { Work } from '#access/work.server.ts';
import { takeName } from '#places/address-names.server.ts';
import { renameArea } from '#places/change-areas.server.ts';
import {
  addPlace,
  addUnit,
  ensureAgreement,
  ensureAreas,
  ensureForum,
  ensureGoal,
  ensureParty,
} from '#places/registers.server.ts';
import { loadSettings, saveSettings } from '#places/settings.server.ts';
import { addSittings, saveForumDays } from '#places/sittings.server.ts';
import { slugOf } from '#places/slug.ts';
import { renameAddress } from '#publication/addresses.server.ts';
import type { DemoPlaces } from '#report-back/demo-data.ts';

/** The demonstration's registers: ids by the keys that its files use. */
export type DemoRegisters = {
  readonly parties: ReadonlyMap<string, string>;
  /** By name. */
  readonly units: ReadonlyMap<string, string>;
  readonly areas: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<string, string>;
  readonly goals: ReadonlyMap<string, string>;
  readonly agreements: ReadonlyMap<string, string>;
};

/** Throws where the files name a key that none of them defines. */
export function idOf(ids: ReadonlyMap<string, string>, key: string): string {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`the demonstration has no ”${key}”`);
  return id;
}

/** Writes who and where: parties with units, areas, places, forums, goals and agreements. */
export async function writeDemoPlaces(work: Work, demo: DemoPlaces): Promise<DemoRegisters> {
  const parties = new Map<string, string>();
  const unitIds = new Map<string, string>();
  for (const { key, kind, name, units } of demo.parties) {
    const partyId = await ensureParty(work, kind, name);
    parties.set(key, partyId);
    for (const unit of units)
      unitIds.set(
        unit.name,
        await addUnit(work, { partyId, name: unit.name, from: unit.from ?? null, to: unit.to ?? null }),
      );
  }
  const made = await ensureAreas(
    work,
    demo.areas.map(({ name }) => name),
  );
  const areas = new Map(demo.areas.map(({ key }, index) => [key, made[index]?.id ?? '']));
  const places = new Map<string, string>();
  for (const { key, name, visibility } of demo.places) places.set(key, await addPlace(work, name, visibility));
  for (const { kind, name, days, sittings } of demo.forums) {
    const forumId = await ensureForum(work, name, kind);
    if (days !== undefined) await saveForumDays(work, forumId, days);
    if (sittings.length > 0) await addSittings(work, forumId, sittings);
  }
  await writeContact(work, demo.settings);
  const goals = new Map<string, string>();
  for (const { key, number, text, from, to } of demo.goals) {
    goals.set(key, await ensureGoal(work, { number, body: text, period: { from, to } }));
  }
  const agreements = new Map<string, string>();
  for (const { key, name, decided } of demo.agreements) agreements.set(key, await ensureAgreement(work, name, decided));
  return { parties, units: unitIds, areas, places, goals, agreements };
}

/** Gives the areas the names that they get after `since` and no later than `until`; the old addresses lead on. */
export async function renameDemoAreas(
  work: Work,
  { areas }: DemoRegisters,
  demo: DemoPlaces,
  { since, until }: { readonly since: string; readonly until: string },
): Promise<void> {
  for (const { key, renamed } of demo.areas) {
    for (const { name, from } of renamed) {
      if (from <= since || from > until) continue;
      const id = idOf(areas, key);
      await renameArea(work, id, name, from);
      await renameAddress(work, { kind: 'area', id }, await takeName(work, slugOf(name)));
    }
  }
}

/** What the area is called on a day. */
export function areaNameOn(demo: DemoPlaces, key: string, day: string): string {
  const area = demo.areas.find((one) => one.key === key);
  if (area === undefined) throw new Error(`the demonstration has no ”${key}”`);
  return area.renamed.findLast(({ from }) => from <= day)?.name ?? area.name;
}

/** What somebody has chosen, in a municipality to practise in, stays. */
async function writeContact(work: Work, invented: DemoPlaces['settings']): Promise<void> {
  const settings = await loadSettings(work);
  const { contact, faultReport, switchboard } = settings;
  await saveSettings(work, {
    ...settings,
    contact: contact ?? invented.contact,
    faultReport: faultReport ?? invented.faultReport,
    switchboard: switchboard ?? invented.switchboard,
  });
}
