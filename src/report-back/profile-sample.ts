import type { Report } from '#checking/report.ts';
import type { MemoPoint, MemoRecord } from '#report-back/memo-record.ts';

const YEAR = { from: '2026-01-01', to: '2026-12-31' };
const COUNCIL = { kind: 'municipality', name: 'Ekens kommun' } as const;
const POLICE = { kind: 'police', name: 'Polismyndigheten' } as const;

/** A small record of an invented municipality, with something for every part, to see a profile by. */
export function sampleRecord(kind: Report['kind']): MemoRecord {
  const told = kind !== 'promise';
  return {
    kind,
    municipality: 'Eken',
    areas: ['Lövängen'],
    period: YEAR,
    parties: [COUNCIL, POLICE],
    registryNumber: 'KS 2026-41',
    date: kind === 'promise' ? '2025-11-12' : kind === 'follow-up' ? '2026-06-10' : '2027-02-15',
    decisionBody: 'Kommunstyrelsen',
    proposedDecisions: [],
    decisionBasis: ['Tjänsteskrivelse 15 februari 2027', 'Medborgarlöfte för Lövängen 2026'],
    agreements: [{ name: 'Samverkansöverenskommelse mellan Ekens kommun och Polismyndigheten', date: '2024-03-01' }],
    statedCounts: 'computed',
    points: [
      point(1, 'Kommunen och polisen ska hålla fyra trygghetsvandringar.', [COUNCIL, POLICE], told),
      point(2, 'Kommunen ska ha fritidsgården öppen fem kvällar i veckan.', [COUNCIL], told),
    ],
    goals: [{ number: 4, text: 'Alla ska kunna känna sig trygga', period: { from: 2023, to: 2026 } }],
    consultation: [
      { party: 'lokalpolisområdet', verdict: 'endorses' },
      { party: 'socialförvaltningen', verdict: 'endorses' },
    ],
    perspectives: [
      { kind: 'gender-equality', text: 'Lika många kvinnor som män deltog i vandringarna.' },
      { kind: 'child', text: 'Barn och unga tillfrågades på fritidsgården.' },
      { kind: 'accessibility', text: 'Vandringarna gick på vägar utan trappor.' },
      { kind: 'economy', text: 'Kostnaderna ryms i budgeten.' },
    ],
    coDetermination: 'not-called-for',
    committeeReporting: told ? ['trygghetsutskottet'] : [],
    publications: [],
    department: 'Kommunledningsförvaltningen',
    signatories: [{ name: 'Kim Ek', role: 'kommundirektör' }],
    dispatch: ['Säkerhetschefen', 'Polismyndigheten'],
    isDemo: true,
    prose: [],
    assessment: 'Förvaltningen bedömer att vandringarna bör fortsätta.',
    coDeterminationDay: null,
    edited: [],
    bound: [],
    publishedAt: null,
  };
}

function point(number: number, text: string, owners: (typeof COUNCIL | typeof POLICE)[], told: boolean): MemoPoint {
  return {
    number,
    focusArea: null,
    promise: null,
    text,
    target: null,
    due: null,
    owners: owners.map((owner) => ({ ...owner, state: told ? 'done' : 'not-stated', verdict: null })),
    results: told
      ? [
          {
            period: null,
            by: null,
            party: null,
            text: 'Det blev som vi lovade.',
            status: 'done',
            reason: null,
            nextStep: null,
          },
        ]
      : [],
    silences: [],
    figures: [],
    carriedOver: null,
    outcome: null,
  };
}
