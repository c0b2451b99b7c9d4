import { describe, expect, test } from 'vitest';
import { finding } from '#checking/finding.ts';
import { faultAddress, finalFaults, type FinalFacts } from '#report-back/final-faults.ts';
import { DEFAULT_PROFILE, type MemoProfile } from '#report-back/memo-profile.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { memoPoint, memoRecord } from '#tests/support/memo-records.ts';
import { buildFigure } from '#tests/support/report-builder.ts';

const facts = (record: Partial<MemoRecord> = {}, parts: Partial<FinalFacts> = {}): FinalFacts => ({
  record: memoRecord(record),
  findings: [],
  missingKeys: [],
  profile: DEFAULT_PROFILE,
  ...parts,
});
/** The profile that ships, with one more part that must be there. */
const requiring = (part: 'child' | 'consultation'): MemoProfile => ({
  ...DEFAULT_PROFILE,
  kinds: {
    ...DEFAULT_PROFILE.kinds,
    'report-back': {
      ...DEFAULT_PROFILE.kinds['report-back'],
      mandatory: [...DEFAULT_PROFILE.kinds['report-back'].mandatory, part],
    },
  },
});
const unfinished = memoPoint(2, { results: [{ ...memoPoint(2).results[0], text: 'Två möten av fyra.', status: 'partly', period: null, by: null, party: null, reason: null, nextStep: null }] }); // prettier-ignore
const comparison = {
  ...buildFigure({ quote: 'fler kontroller', comparison: 'increase', hasBase: false }),
  typed: false,
  period: null,
  basePeriod: null,
  source: null,
  preliminary: false,
};

/** Each kind of fault that refuses a finalising, planted one at a time: its kind, who must act, and where. */
const PLANTED: readonly [string, FinalFacts, string, string, string][] = [
  ['diarienumret saknas', facts({ registryNumber: null }), 'registryNumber', 'registratorn', 'memo'],
  ['datumet saknas', facts({ date: null }), 'date', 'handläggaren', 'memo'],
  ['beslutaren saknas', facts({ decisionBody: null }), 'decisionBody', 'handläggaren', 'memo'],
  ['förslaget saknas', facts({ proposedDecisions: [] }), 'proposedDecisions', 'handläggaren', 'memo'],
  ['beslutsunderlaget är tomt', facts({ decisionBasis: [] }), 'decisionBasis', 'handläggaren', 'memo'],
  ['förvaltningen saknas', facts({ department: null }), 'department', 'handläggaren', 'memo'],
  ['MBL är inte valt', facts({ coDetermination: null }), 'coDetermination', 'handläggaren', 'memo'],
  ['ingen undertecknar', facts({ signatories: [] }), 'signatories', 'handläggaren', 'memo'],
  ['en titel saknas', facts({ signatories: [{ name: 'Kim Ek', role: null }] }), 'signatory', 'den som undertecknar', 'memo'],
  ['mottagarna saknas', facts({ dispatch: [] }), 'dispatch', 'handläggaren', 'memo'],
  ['löftet har inga punkter', facts({ points: [] }), 'points', 'handläggaren', 'points'],
  ['en punkt saknar ägare', facts({ points: [memoPoint(1, { owners: [], outcome: { kind: 'closed', reason: 'Klar.', transferredTo: null, successors: [] } })] }), 'point-owner', 'handläggaren', 'points'],
  ['en punkt saknar resultat', facts({ points: [memoPoint(1, { results: [], outcome: { kind: 'carried', reason: 'Hann inte.', transferredTo: null, successors: [] } })] }), 'point-result', 'kommunen', 'answers'],
  ['en jämförelse saknar tal', facts({ points: [memoPoint(1, { owners: ['police'], figures: [comparison] })] }), 'point-figure', 'polisen', 'answers'],
  ['en adress leder inte till löftet', facts({ publications: [{ address: 'www.polisen.se', period: null }] }), 'publication', 'polisen', 'memo'],
  ['kommunens mall kräver samråd', facts({ consultation: [] }, { profile: requiring('consultation') }), 'consultation', 'handläggaren', 'consultation'],
  ['ett samråd är inte besvarat', facts({ consultation: [{ party: 'Bostads AB Eken', verdict: null }] }), 'unanswered', 'Bostads AB Eken', 'consultation'],
  ['malltext står kvar', facts({}, { findings: [finding('placeholder-left', 'Mallens text ”Klicka här” står kvar. Skriv det som ska stå här, eller ta bort den.')] }), 'placeholder-left', 'handläggaren', 'memo'],
  ['ett antal stämmer inte', facts({}, { findings: [finding('count-mismatch', 'Dokumentet säger åtta punkter men har tre.')] }), 'count-mismatch', 'handläggaren', 'memo'],
  ['en punkt har personuppgifter', facts({}, { findings: [finding('personal-data', 'Det kan stå ett personnummer här. Ta bort det.', { point: 3 })] }), 'personal-data', 'polisen', 'answers'],
  ['kommunens mall kräver en rubrik', facts({}, { profile: requiring('child') }), 'child', 'handläggaren', 'memo'],
  ['en ogjord punkt saknar utfall', facts({ points: [memoPoint(1), unfinished] }), 'outcome', 'samordnaren', 'outcomes'],
  ['ett mål hör till en annan mandatperiod', facts({ goals: [{ number: 1, text: 'Trygghet', period: { from: 2011, to: 2014 } }] }), 'goal-of-other-mandate', 'samordnaren', 'points'],
  ['en nyckel saknas', facts({}, { missingKeys: [{ words: 'Polisen har inte godkänt punkt 2.', who: 'polisen', at: 'keys' }] }), 'missing-key', 'polisen', 'keys'],
]; // prettier-ignore

describe('en skrivelse går inte att färdigställa', () => {
  test('utan att allt stämmer: när det gör det finns inget i vägen', () => expect(finalFaults(facts())).toEqual([]));

  test.each(PLANTED)('när %s', (_, planted, kind, who, at) => {
    expect(finalFaults(planted).map((fault) => [fault.kind, fault.who, fault.at])).toEqual([[kind, who, at]]);
  });

  test('och varje slag av fel har sitt eget besked, som börjar med vad som är fel och säger vad någon ska göra', () => {
    const told = PLANTED.flatMap(([, planted]) => finalFaults(planted));
    expect(new Set(told.map(({ message }) => message)).size).toBe(PLANTED.length);
    expect(new Set(told.map(({ kind }) => kind)).size).toBe(PLANTED.length);
    for (const { message } of told) expect(message).toMatch(/^\p{Lu}.*\.$/u);
  });

  test('varningar och tips hindrar inte', () => {
    const findings = [finding('vague-verb', 'Vagt.'), finding('stale-tense', 'Fel tempus.')];
    expect(finalFaults(facts({}, { findings }))).toEqual([]);
  });

  test('det som skrivelsen själv säger saknas berättas en gång', () => {
    const findings = [finding('decision-basis-missing', 'Inget beslutsunderlag är angivet.')];
    expect(finalFaults(facts({ decisionBasis: [] }, { findings }))).toHaveLength(1);
  });

  test('ett samråd som avslutades utan svar hindrar inte', () => {
    expect(finalFaults(facts({ consultation: [{ party: 'Bostads AB Eken', verdict: null, ended: true }] }))).toEqual(
      [],
    );
  });

  test('ett löfte som beslutas innan året börjar behöver inga utfall', () => {
    expect(finalFaults(facts({ kind: 'promise', points: [unfinished] }))).toEqual([]);
  });

  test('varje fel leder till sidan där det rättas', () => {
    const of = { municipality: 'ekvik', promise: 'norrby-2021', caseId: '01' };
    expect(PLANTED.map(([, , , , at]) => faultAddress({ at: at as 'memo' }, of))).not.toContain(undefined);
    expect(faultAddress({ at: 'outcomes' }, of)).toBe('/arbete/avsluta/ekvik/norrby-2021');
    expect(faultAddress({ at: 'memo' }, of)).toBe('/arbete/arenden/ekvik/01/skrivelse');
    expect(faultAddress({ at: 'consultation' }, of)).toBe('/arbete/arenden/ekvik/01/samrad');
  });
});
