import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import { ensurePerson } from '#access/people.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality } from '#platform/database.server.ts';
import { giveVerdictsByHand, loadVerdictPage } from '#follow-up/verdict-by-hand.server.ts';
import type { VerdictTyped } from '#follow-up/verdict-form.ts';
import { buildRecord, type BuiltRecord, type PartyName } from '#tests/support/record-builder.ts';
import { makeDatabase, testServers, type TestDatabase } from '#tests/support/test-database.ts';

describe.each(testServers())('a verdict by hand, on $name', (server) => {
  let data: TestDatabase;
  beforeAll(async () => {
    data = await makeDatabase(server);
  });
  afterAll(() => data.drop());

  const build = () => buildRecord(data.db, { points: [{ owners: ['municipality', 'police'] }] });
  const approver = async (built: BuiltRecord, party: PartyName): Promise<Actor> => {
    const person = { name: 'Mari Berg', email: `${party}@norrvik.se` };
    const { id } = await inMunicipality(data.db, INSTALLATION, (tx) => ensurePerson(tx, person));
    const { municipalityId } = built;
    const grant = {
      municipalityId,
      role: 'approver' as const,
      partyId: built.parties[party],
      areaId: null,
      unitId: null,
    };
    return { personId: id, via: 'oidc', grants: [grant] };
  };
  const give = (built: BuiltRecord, as: Actor, by: PartyName, expectedNo = 0, today = '2022-01-01') => {
    const one: VerdictTyped = {
      pointId: built.point(0),
      partyId: built.parties[by],
      value: 'kept',
      reason: 'Så.',
      expectedNo,
    };
    return inWork(data.db, built.municipalityId, as, (work) =>
      giveVerdictsByHand(work, built.promise.slug, [one], today),
    );
  };

  test('is given by the owner’s approver, for that owner alone, from the day after the last', async () => {
    const built = await build();
    const [municipality, police] = [await approver(built, 'municipality'), await approver(built, 'police')];
    await expect(give(built, municipality, 'municipality', 0, '2021-12-31')).rejects.toMatchObject({
      code: 'verdict-too-early',
    });
    await expect(give(built, police, 'municipality')).rejects.toMatchObject({ code: 'forbidden' });
    await expect(give(built, { personId: null, via: 'office-link' }, 'municipality')).rejects.toMatchObject({
      code: 'forbidden',
    });
    expect(await give(built, municipality, 'municipality')).toBe(1);
    const page = await inWork(data.db, built.municipalityId, police, (work) =>
      loadVerdictPage(work, built.promise.slug, '2022-01-01'),
    );
    expect(page?.rows).toMatchObject([
      { party: 'Norrviks kommun', verdict: { value: 'kept', reason: 'Så.' }, may: false },
      { party: 'Polisen i Norrvik', verdict: null, may: true },
    ]);
  });

  test('is not given over one that somebody gave meanwhile, nor for a party that does not own the point', async () => {
    const built = await build();
    const municipality = await approver(built, 'municipality');
    await give(built, municipality, 'municipality');
    await expect(give(built, municipality, 'municipality')).rejects.toMatchObject({ code: 'edited-meanwhile' });
    await give(built, municipality, 'municipality', 1);
    const landlord = await approver(built, 'landlord');
    await expect(give(built, landlord, 'landlord')).rejects.toMatchObject({ code: 'point-not-found' });
  });
});
