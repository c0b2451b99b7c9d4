import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inInstallationView, type Work } from '#access/work.server.ts';
import { setAnswerer } from '#promise/set-answerer.server.ts';
import type { DemoPeople } from '#report-back/demo-data.ts';
import type { DemoWritten } from '#report-back/demo-promise.server.ts';
import { idOf, type DemoRegisters } from '#report-back/demo-places.server.ts';

/** Writes those who work with the demonstration's promises, with what each of them does. Ids by the files' keys. */
export async function writeDemoPeople(
  work: Work,
  { people }: DemoPeople,
  registers: DemoRegisters,
): Promise<ReadonlyMap<string, string>> {
  const written = await inInstallationView(work, async (tx) => {
    const ids = new Map<string, string>();
    for (const { key, name, email, lang } of people) ids.set(key, (await ensurePerson(tx, { name, email, lang })).id);
    return ids;
  });
  for (const { key, grants } of people) {
    for (const { role, party, unit } of grants) {
      await giveGrant(work, {
        personId: idOf(written, key),
        role,
        partyId: party === undefined ? null : idOf(registers.parties, party),
        unitId: unit === undefined ? null : idOf(registers.units, unit),
      });
    }
  }
  return written;
}

/** Says who answers for the promise's points, from its first day. */
export async function writeDemoAnswerers(
  work: Work,
  { answerers }: DemoPeople,
  { parties }: DemoRegisters,
  people: ReadonlyMap<string, string>,
  promise: { readonly key: string; readonly from: string; readonly written: DemoWritten },
): Promise<void> {
  for (const one of answerers.filter(({ promise: key }) => key === promise.key)) {
    for (const point of one.points) {
      await setAnswerer(work, {
        pointId: idOf(promise.written.points, point),
        partyId: idOf(parties, one.party),
        personId: idOf(people, one.person),
        deputyId: one.deputy === undefined ? null : idOf(people, one.deputy),
        from: promise.from,
      });
    }
  }
}
