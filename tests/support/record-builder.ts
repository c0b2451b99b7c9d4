import type { Actor } from '#access/actor.ts';
import { inWork, type Work } from '#access/work.server.ts';
import type { Dates, PartyKind } from '#checking/report.ts';
import type { EntryInput, FigureInput, RoundInput } from '#follow-up/entry-input.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries, type EntryWritten } from '#follow-up/write-entries.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { ensureAgreement, ensureAreas, ensureGoal, ensureParty } from '#places/registers.server.ts';
import type { AreaRef, GoalInput } from '#places/registers.server.ts';
import type { Database } from '#platform/database.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { PointInput, PromiseWritten } from '#promise/promise-input.ts';
import { writePromise } from '#promise/write-promise.server.ts';

export const TESTER: Actor = { personId: null, via: 'command-line' };

/** The three parties that every built record has, by the names that tests call them. */
const PARTIES = {
  municipality: { kind: 'municipality', name: 'Norrviks kommun' },
  police: { kind: 'police', name: 'Polisen i Norrvik' },
  landlord: { kind: 'property-owner', name: 'Norrviksbostäder' },
} as const satisfies Record<string, { kind: PartyKind; name: string }>;
export type PartyName = keyof typeof PARTIES;

export type PointParts = Partial<Omit<PointInput, 'owners' | 'contributors'>> & {
  readonly owners?: readonly PartyName[];
  readonly contributors?: readonly PartyName[];
};
/** `point` and `round` count from 0, as the record's own lists do. */
export type EntryParts = Partial<Omit<EntryInput, 'roundId' | 'pointId' | 'partyId'>> & {
  readonly point?: number;
  readonly round?: number;
  readonly by?: PartyName;
};

/** Say only what the test is about; the rest is invented, plain and whole. */
export type RecordParts = {
  /** Build in a municipality that is there already. Else a new one is made. */
  readonly municipalityId?: string;
  readonly slug?: string;
  readonly title?: string;
  readonly intro?: string;
  readonly internalNote?: string;
  readonly period?: Dates;
  readonly areas?: readonly string[];
  readonly goals?: readonly GoalInput[];
  readonly agreements?: readonly string[];
  readonly points?: readonly PointParts[];
  readonly rounds?: readonly RoundInput[];
  readonly entries?: readonly EntryParts[];
  /** Days on which something was done: `point` and `by` as in entries. */
  readonly activities?: readonly { readonly day: string; readonly point?: number; readonly by?: PartyName }[];
};

export type BuiltRecord = {
  readonly municipalityId: string;
  readonly slug: string;
  readonly parties: Readonly<Record<PartyName, string>>;
  readonly areas: readonly AreaRef[];
  readonly promise: PromiseWritten;
  readonly rounds: readonly string[];
  readonly entries: readonly EntryWritten[];
  readonly activities: readonly string[];
  /** The id of a point, counted from 0. */
  point(index: number): string;
  /** A transaction in the record's municipality. */
  work<T>(act: (work: Work) => Promise<T>): Promise<T>;
};

/** A promise for Norrby 2021 with one point of the municipality's, in a municipality of its own. */
export async function buildRecord(db: Database, parts: RecordParts = {}): Promise<BuiltRecord> {
  const slug = parts.slug ?? `norrvik-${newId().slice(-12)}`;
  const municipalityId = parts.municipalityId ?? (await createMunicipality({ db }, { slug, name: 'Norrviks kommun' }));
  const work = <T>(act: (work: Work) => Promise<T>): Promise<T> => inWork(db, municipalityId, TESTER, act);
  const built = await work((inside) => write(inside, parts));
  const { promise } = built;
  return { municipalityId, slug, ...built, point: (index) => at(promise.points, index).id, work };
}

async function write(
  work: Work,
  parts: RecordParts,
): Promise<Omit<BuiltRecord, 'municipalityId' | 'slug' | 'point' | 'work'>> {
  const parties = {} as Record<PartyName, string>;
  for (const name of Object.keys(PARTIES) as PartyName[]) {
    parties[name] = await ensureParty(work, PARTIES[name].kind, PARTIES[name].name);
  }
  const areas = await ensureAreas(work, parts.areas ?? ['Norrby']);
  const goals: string[] = [];
  for (const goal of parts.goals ?? []) goals.push(await ensureGoal(work, goal));
  const agreements: string[] = [];
  for (const name of parts.agreements ?? []) agreements.push(await ensureAgreement(work, name, null));
  const promise = await writePromise(work, {
    title: parts.title ?? 'Medborgarlöfte Norrby 2021',
    intro: parts.intro ?? null,
    internalNote: parts.internalNote ?? null,
    period: parts.period ?? { from: '2021-01-01', to: '2021-12-31' },
    areas,
    parties: [
      { id: parties.municipality, named: 'kommunen' },
      { id: parties.police, named: 'polisen' },
    ],
    goals,
    agreements,
    points: (parts.points ?? [{}]).map((point, index) => pointInput(point, index, parties)),
  });
  const rounds = await addRounds(work, promise.id, parts.rounds ?? []);
  const activities = await addActivities(
    work,
    (parts.activities ?? []).map(({ day, point = 0, by = 'municipality' }) => ({
      pointId: at(promise.points, point).id,
      partyId: parties[by],
      day,
      body: 'Vandring i Norrby centrum.',
    })),
  );
  const entries = await addEntries(
    work,
    (parts.entries ?? []).map(({ point = 0, round = 0, by = 'municipality', ...said }) => ({
      roundId: at(rounds, round),
      pointId: at(promise.points, point).id,
      partyId: parties[by],
      told: 'apart' as const,
      kind: 'report' as const,
      body: 'Vi höll två vandringar.',
      ...said,
    })),
  );
  return { parties, areas, promise, rounds, entries, activities };
}

/** A point of the municipality's to write, where the test says nothing else. */
export function pointInput(point: PointParts, index: number, parties: Readonly<Record<PartyName, string>>): PointInput {
  const { owners = ['municipality'], contributors = [], ...words } = point;
  return {
    body: `Kommunen ska hålla minst ${index + 2} trygghetsvandringar.`,
    ...words,
    owners: owners.map((name) => parties[name]),
    contributors: contributors.map((name) => parties[name]),
  };
}

/** The three tertials of a year, as rounds. */
export function tertials(year: number): RoundInput[] {
  return [
    { label: `T1 ${year}`, period: { from: `${year}-01-01`, to: `${year}-04-30` } },
    { label: `T2 ${year}`, period: { from: `${year}-05-01`, to: `${year}-08-31` } },
    { label: `T3 ${year}`, period: { from: `${year}-09-01`, to: `${year}-12-31` } },
  ];
}

/** A figure that holds by every rule, where the test says nothing else. */
export function figureInput(parts: Partial<FigureInput> = {}): FigureInput {
  return {
    label: 'Trygghetsvandringar',
    value: 2,
    base: null,
    hasBase: false,
    unit: 'vandringar',
    per: null,
    comparison: null,
    period: { from: '2021-01-01', to: '2021-04-30' },
    source: 'Norrviks kommun',
    kind: 'output',
    direction: 'higher-better',
    ...parts,
  };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`the record has no number ${index}`);
  return found;
}
