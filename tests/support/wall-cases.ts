import type { Actor } from '#access/actor.ts';
import { ROLES } from '#access/grant.ts';
import { giveGrant, grantsOf } from '#access/people.server.ts';
import { inInstallationView, inWork, type Work } from '#access/work.server.ts';
import { ensureParty } from '#places/registers.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { Database } from '#platform/database.server.ts';
import type { FullRecord } from './full-record.ts';
import { TESTER } from './record-builder.ts';

/** Asks for something of the full record; what is found is nothing, or some of what the record holds. */
export type Load = (work: Work, ids: FullRecord) => Promise<unknown>;
/** By the function's name. */
export type Cases = Readonly<Record<string, Load>>;

/** A day in the full record's next promise, whose first period is open then. */
export const THEN = '2022-03-15';
/** The full record's first promise is for this period. */
export const YEAR = { from: '2021-01-01', to: '2021-12-31' };

/** As the door hands it to a page: found beforehand, by an address that is public. */
export const refOf = ({ municipalityId, slug }: FullRecord): MunicipalityRef => ({
  id: municipalityId,
  slug,
  name: 'Norrviks kommun',
  isDemo: false,
});

/**
 * The full record's answerer with every role in every one of the municipalities: whoever that person is, the table of
 * rights stops nothing, so that what stops it is the wall.
 */
export async function everyRoleIn(
  db: Database,
  { personId }: FullRecord,
  municipalities: readonly string[],
): Promise<Actor> {
  for (const municipalityId of municipalities)
    await inWork(db, municipalityId, TESTER, async (work) => {
      const partyId = await ensureParty(work, 'municipality', 'Norrviks kommun');
      for (const role of ROLES) {
        const ofParty = ['approver', 'police-liaison', 'unit-contact'].includes(role);
        await giveGrant(work, { personId, role, partyId: ofParty ? partyId : null, from: '2020-01-01' });
      }
    });
  const [first = ''] = municipalities;
  const grants = await inWork(db, first, TESTER, (work) => inInstallationView(work, (tx) => grantsOf(tx, personId)));
  return { personId, via: 'login-link', grants };
}

const NOTHING_FOUND = /(?:^|-)not-found$/;

/** What a loader finds, where a refusal of what is not there is nothing. */
export function orNothing(found: Promise<unknown>): Promise<unknown> {
  return found.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && NOTHING_FOUND.test(String(error.code))) return null;
    throw error;
  });
}

/** Null, nothing in a list or map, or an object of nothing but that. */
export function isNothing(found: unknown): boolean {
  if (found === null || found === undefined) return true;
  if (found instanceof Map || found instanceof Set) return found.size === 0;
  if (Array.isArray(found)) return found.length === 0;
  return typeof found === 'object' && Object.values(found).every((part) => Array.isArray(part) && part.length === 0);
}
