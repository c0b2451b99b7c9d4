import { ensurePerson, giveGrant } from '#access/people.server.ts';
import { inInstallationView, type Work } from '#access/work.server.ts';
import type { DemoPeople } from '#report-back/demo-data.ts';
import { idOf, type DemoRegisters } from '#report-back/demo-places.server.ts';

/** Writes those who work with the demonstration's promises, with what each of them does. Ids by the files' keys. */
export async function writeDemoPeople(
  work: Work,
  { people }: DemoPeople,
  registers: DemoRegisters,
): Promise<ReadonlyMap<string, string>> {
  const written = new Map<string, string>();
  for (const { key, name, email, lang, grants } of people) {
    const { id } = await inInstallationView(work, (tx) => ensurePerson(tx, { name, email, lang }));
    written.set(key, id);
    for (const { role, party, unit } of grants) {
      await giveGrant(work, {
        personId: id,
        role,
        partyId: party === undefined ? null : idOf(registers.parties, party),
        unitId: unit === undefined ? null : idOf(registers.units, unit),
      });
    }
  }
  return written;
}
