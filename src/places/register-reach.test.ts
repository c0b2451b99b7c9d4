import { expect, test } from 'vitest';
import type { Actor } from '#access/actor.ts';
import type { Grant } from '#access/grant.ts';
import { registerReach } from '#places/register-reach.ts';

const REGISTERS = { parties: [{ id: 'kommun' }, { id: 'polis' }], areas: [{ id: 'norr' }, { id: 'söder' }] };
const reachOf = (...grants: Partial<Grant>[]) => {
  const whole = { municipalityId: 'm', role: 'administrator' as const, partyId: null, areaId: null, unitId: null };
  const actor: Actor = { personId: 'anna', via: 'oidc', grants: grants.map((grant) => ({ ...whole, ...grant })) };
  return registerReach(actor, 'people:administer', 'm', REGISTERS);
};

test('whoever administers the municipality reaches all of it', () => {
  expect(reachOf({})).toEqual({ parties: [null, 'kommun', 'polis'], areas: [null, 'norr', 'söder'] });
});

test('for one party, that party alone and every area; for one area, that area alone and every party', () => {
  expect(reachOf({ partyId: 'polis' })).toEqual({ parties: ['polis'], areas: [null, 'norr', 'söder'] });
  expect(reachOf({ areaId: 'norr' })).toEqual({ parties: [null, 'kommun', 'polis'], areas: ['norr'] });
});

test('in another municipality, or with another task, nothing', () => {
  expect(reachOf({ municipalityId: 'n' })).toEqual({ parties: [], areas: [] });
  expect(reachOf({ role: 'coordinator' })).toEqual({ parties: [], areas: [] });
});
