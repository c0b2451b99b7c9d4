import { sql } from 'kysely';
import { ensurePerson, giveGrant } from '#access/people.server.ts';
import type { Role } from '#access/grant.ts';
import type { RoundInput } from '#follow-up/entry-input.ts';
import { makeReportLink } from '#follow-up/report-link.server.ts';
import { askForReports, type ReportsAsked } from '#follow-up/request-reports.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { inMunicipality, type Database } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildRecord, type BuiltRecord, type PartyName, type PointParts } from './record-builder.ts';

/** The day on which the built record's round is open. */
export const TODAY = '2026-04-20';
const FIRST: RoundInput = { label: 'T1 2026', period: { from: '2026-01-01', to: '2026-04-30' }, due: '2026-05-12' };

export type AskedRecord = BuiltRecord & {
  readonly db: Database;
  readonly roundId: string;
  readonly asked: ReportsAsked;
  /** The municipality's and the police's answerer, and a colleague of each that is not asked. */
  readonly people: { readonly anna: string; readonly bo: string; readonly cia: string; readonly dan: string };
  /** The token of a new link for somebody. */
  link(personId: string): Promise<string>;
  /** The id of what somebody is asked about a point, counted from 0. */
  request(personId: string, point?: number): Promise<string>;
};

/** Somebody with a task for a party in the municipality. */
export async function aPerson(
  built: BuiltRecord,
  db: Database,
  {
    name,
    party,
    role = 'unit-contact',
    host = 'eken.se',
  }: { name: string; party: PartyName; role?: Role; host?: string },
): Promise<string> {
  const email = `${name.toLowerCase()}-${newId().slice(-12)}@${host}`;
  const { id } = await inMunicipality(db, INSTALLATION, (tx) => ensurePerson(tx, { name, email }));
  await built.work((work) =>
    giveGrant(work, { personId: id, role, partyId: built.parties[party], from: '2020-01-01' }),
  );
  return id;
}

/** A promise for 2026 whose first tertial is open, with somebody asked for each owner of each point. */
export async function buildAsked(
  db: Database,
  parts: { readonly points?: readonly PointParts[]; readonly municipalityId?: string; readonly slug?: string } = {},
): Promise<AskedRecord> {
  const points = parts.points ?? [
    { owners: ['municipality', 'police'], target: { atLeast: 16, unit: 'vandringar', per: null } },
    { owners: ['municipality'] },
  ];
  const built = await buildRecord(db, {
    title: 'Medborgarlöfte Norrby 2026',
    period: { from: '2026-01-01', to: '2026-12-31' },
    rounds: [{ label: 'T3 2025', period: { from: '2025-09-01', to: '2025-12-31' } }, FIRST],
    ...parts,
    points,
  });
  const people = {
    anna: await aPerson(built, db, { name: 'Anna', party: 'municipality' }),
    bo: await aPerson(built, db, { name: 'Bo', party: 'police', host: 'polisen.example' }),
    cia: await aPerson(built, db, { name: 'Cia', party: 'municipality' }),
    dan: await aPerson(built, db, { name: 'Dan', party: 'police', host: 'polisen.example' }),
  };
  await built.work(async ({ tx, municipalityId }) => {
    for (const { id } of built.promise.points)
      for (const [party, person] of [
        ['municipality', people.anna],
        ['police', people.bo],
      ] as const)
        await sql`insert into answerer (municipality_id, id, point_id, party_id, person_id, valid_from)
          values (${municipalityId}, ${newId()}, ${id}, ${built.parties[party]}, ${person}, '2026-01-01')`.execute(tx);
  });
  const roundId = built.rounds[1] ?? '';
  const asked = await built.work((work) => askForReports(work, roundId, TODAY));
  return {
    ...built,
    db,
    roundId,
    asked,
    people,
    link: (personId) =>
      built.work(({ tx, municipalityId }) => makeReportLink(tx, { municipalityId, roundId, personId })),
    request: (personId, point = 0) =>
      built.work(async ({ tx, municipalityId }) => {
        const { rows } = await sql<{ id: string }>`select id from request where municipality_id = ${municipalityId}
          and round_id = ${roundId} and person_id = ${personId} and point_id = ${built.point(point)}`.execute(tx);
        if (rows[0] === undefined) throw new Error('nobody has asked that');
        return rows[0].id;
      }),
  };
}
