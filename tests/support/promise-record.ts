import type {
  ActivityRecord,
  EntryRecord,
  FigureRecord,
  FollowUpRecord,
  RoundRecord,
} from '#follow-up/follow-up-record.ts';
import type { PartyRef, PointRecord, PromiseRecord } from '#promise/promise-record.ts';

export const MUNICIPALITY: PartyRef = { id: 'kommun', kind: 'municipality', name: 'Ekviks kommun' };
export const POLICE: PartyRef = { id: 'polis', kind: 'police', name: 'Polisen i Ekvik' };
export const LANDLORD: PartyRef = { id: 'vard', kind: 'property-owner', name: 'Ekviksbostäder' };

/** A point with invented, plain content; say only what the test is about. */
export function aPoint(parts: Partial<PointRecord> = {}): PointRecord {
  const number = parts.number ?? 1;
  return {
    id: `p${number}`,
    slug: `punkt-${number}`,
    versionId: `00000000-0000-7000-8000-00000000000${number}`,
    no: 1,
    number,
    focusArea: null,
    above: null,
    body: 'Kommunen ska hålla minst fyra trygghetsvandringar.',
    why: null,
    dueWords: null,
    internalNote: null,
    due: null,
    place: null,
    publicNote: null,
    goals: [],
    measures: [],
    content: '0'.repeat(64),
    owners: [MUNICIPALITY],
    contributors: [],
    target: null,
    outcome: null,
    predecessors: [],
    successors: [],
    ...parts,
  };
}

/** A promise for Norrby 2021 with one point. */
export function aPromise(parts: Partial<PromiseRecord> = {}): PromiseRecord {
  return {
    id: 'lofte',
    slug: 'norrby-2021',
    versionId: '00000000-0000-7000-8000-0000000000ff',
    no: 1,
    title: 'Medborgarlöfte för Norrby 2021',
    intro: null,
    internalNote: null,
    publicNote: null,
    content: '0'.repeat(64),
    period: { from: '2021-01-01', to: '2021-12-31' },
    closedAt: null,
    areas: [{ id: 'norrby', slug: 'norrby', name: 'Norrby' }],
    parties: [],
    goals: [],
    agreements: [],
    points: [aPoint()],
    ...parts,
  };
}

/** A tertial of a year, to be answered within a month of its end unless another day is given. */
export function aTertial(no: 1 | 2 | 3, year = 2021, parts: Partial<RoundRecord> = {}): RoundRecord {
  const ends = { 1: ['01-01', '04-30'], 2: ['05-01', '08-31'], 3: ['09-01', '12-31'] } as const;
  const [from, to] = ends[no];
  return {
    id: `t${no}`,
    label: `T${no} ${year}`,
    period: { from: `${year}-${from}`, to: `${year}-${to}` },
    due: null,
    lockedAt: null,
    ...parts,
  };
}

export function anEntry(parts: Partial<EntryRecord> = {}): EntryRecord {
  return {
    id: 'svar',
    roundId: 't1',
    pointId: 'p1',
    partyId: MUNICIPALITY.id,
    told: 'apart',
    position: 1,
    versionId: '00000000-0000-7000-8000-000000000e01',
    no: 1,
    kind: 'report',
    body: 'Vi höll två vandringar.',
    nextStep: null,
    internalNote: null,
    progress: null,
    saidLate: false,
    reason: null,
    correctionNote: null,
    imported: false,
    at: new Date('2021-05-10T08:00:00Z'),
    ...parts,
  };
}

export function aFigure(parts: Partial<FigureRecord> = {}): FigureRecord {
  return {
    id: 'siffra',
    pointId: 'p1',
    entryVersionId: null,
    position: 1,
    label: 'Trygghetsvandringar',
    quote: null,
    value: 2,
    base: null,
    hasBase: true,
    unit: 'trygghetsvandringar',
    per: null,
    comparison: null,
    period: { from: '2021-01-01', to: '2021-04-30' },
    basePeriod: null,
    source: 'Ekviks kommun',
    preliminary: false,
    kind: 'output',
    direction: 'higher-better',
    visibility: 'public',
    ...parts,
  };
}

export function anActivity(parts: Partial<ActivityRecord> = {}): ActivityRecord {
  return {
    id: 'gjort',
    pointId: 'p1',
    partyId: MUNICIPALITY.id,
    day: '2021-03-14',
    body: 'Vandring i Norrby centrum.',
    count: null,
    unit: null,
    place: null,
    visibility: 'public',
    ...parts,
  };
}

export function aFollowUp(parts: Partial<FollowUpRecord> = {}): FollowUpRecord {
  return { rounds: [], entries: [], figures: [], activities: [], verdicts: [], ...parts };
}
