import fc from 'fast-check';
import { PARTY_KINDS, type PartyKind, type Report, type Status } from '#checking/report.ts';
import { stateOfStatus, type PointState } from '#documents/point-state.ts';
import {
  EDITABLE,
  type MemoFigure,
  type MemoOwner,
  type MemoPoint,
  type MemoRecord,
  type MemoResult,
} from '#report-back/memo-record.ts';
import { opensAsItem } from '#report-back/memo-text.ts';

/** Sentences as people write them, and words that look like something else than what they are. */
const SENTENCES = [
  'Kommunen och polisen ska utveckla samverkan med civilsamhället och övriga aktörer.',
  'Lokal samordnare håller kontakt via det nystartade lokala trygghetsrådet. Veckovisa möten genomförs.',
  'En trygghetsvandring genomförd.',
  'Polisen har ökat antalet trafikkontroller under 2017. Denna punkt tas med till kommande medborgarlöfte.',
  'Denna punkt förs inte vidare till nästa löfte.',
  'Fritidsgården håller öppet 5 dagar i veckan, även på lov; se bilaga 2.',
  'Miljö- och samhällsbyggnad har genomfört Lona-projektet vid Skäggetorpsgatan-Nygårdsvägen för åldern 13-16.',
  'Resultat: två vandringar. Status: klart. Ansvar: Polisen.',
  'Status: klart',
  'Siffror: 5 dagar i veckan.',
  'Fortsättning: Punkten avslutas.',
  'Ansvar: Kommunen och polisen',
  'Pågår.',
  'Klart',
  'Ej genomfört, eftersom skolorna var stängda. Planeras till hösten.',
  'Genomfört: 64 kontroller (T1: 20, T2: 24, T3: 20).',
  '1. Kommunen ska ordna möten.',
  '- Ett streck först.',
  '• En punkt först.',
  '• tätt',
  'a) Första ledet. b) Andra ledet.',
  '2017',
  'Ja.',
  'Nej',
  '”Vi ser skillnad”, säger en boende: ”det är lugnare.”',
  'Bakgrund',
  'Beslutet skickas till:',
  'Samtliga tillstyrker återrapporten.',
  'Uppgift saknas',
  'Mål 3: En trygg kommun',
  'Minst 50 % av eleverna (13–16 år) har deltagit i minst åtta aktiviteter per år.',
  'Se https://www.example.se/trygghet/medborgarlofte-2017?x=1&y=2 och ring 114 14.',
  'Skrivelsen är gjord i Löftet.',
  'Läs mer på https://www.example.se/trygghet/ och www.example.se/, eller skriv till trygghet@example.se.',
  'Polis-, barn- och ungdomsfrågor på in- och utsidan av E4:an, mellan kl. 18–20 och 22- 23 på fredags- lördagskvällar.',
  'Se http://www.linkoping.se/kommun-och-politik/samarbete/polisen/Medborgarlofte_2017/uppfoljning?tertial=2&ar=2017 för uppföljningen.',
  'Kl. 18.00 den 3 maj 2018 hölls mötet, bl.a. med AB Bostäder m.fl.',
  'Tabell | med | streck * och _understreck_ <b>taggar</b> &amp; tecken #1 \\ {x}',
  'Ett långt resultat som fortsätter över flera rader utan att säga särskilt mycket nytt, så att det måste brytas både en och två gånger innan det tar slut, med förkortningar som t.ex. och s.k. och med avslutande parentes (också den lång nog att brytas).',
] as const;

const anyText: fc.Arbitrary<string> = fc
  .array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' '));

const anyName = fc.constantFrom(
  'Bostads AB Eken', 'Hus, hem och härd', 'Förening för Ryd och Nyd', 'Kinda kommun', 'Polismyndigheten', 'Linköping', 'Region Östergötland', 'Borås', 'kommunen', '”Lyan” (förening)',
); // prettier-ignore
const anyDay = fc.constantFrom('2017-02-28', '2018-05-14', '2019-12-31', '2026-01-01');
const anyPeriod = fc.constantFrom(
  { from: '2017-01-01', to: '2017-12-31' },
  { from: '2018-01-01', to: '2019-12-31' },
  { from: '2018-07-01', to: '2020-06-30' },
);
const anyLabel = fc.constantFrom(
  'T2 2018',
  'T1',
  '2017-05',
  '2017 H1',
  'Q3 2019',
  '2018',
  'Våren, del 2',
  'tertial 2 2018',
);
const anyStatus: fc.Arbitrary<Status> = fc.constantFrom('done', 'ongoing', 'delayed', 'partly', 'planned', 'not-done');
const anyKind: fc.Arbitrary<PartyKind> = fc.constantFrom(...PARTY_KINDS);
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);

const anyOwner: fc.Arbitrary<MemoOwner> = fc.record({
  kind: fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom('municipality', 'police') },
    { weight: 1, arbitrary: anyKind },
  ),
  name: anyName,
  state: fc.constantFrom<PointState>('done', 'under-way', 'not-stated', 'silence', 'late', 'not-done', 'kept'),
  verdict: maybe(fc.record({ value: fc.constantFrom('kept', 'partly', 'not-kept'), reason: anyText })),
});

const anyResult: fc.Arbitrary<MemoResult> = fc.record({
  period: maybe(anyLabel),
  by: maybe(anyKind),
  party: maybe(anyName),
  text: anyText,
  status: maybe(anyStatus),
  reason: maybe(anyText),
  nextStep: maybe(anyText),
});

const anyFigure: fc.Arbitrary<MemoFigure> = fc.record({
  quote: anyText,
  value: maybe(fc.constantFrom(1, 5, 23, 2.5, 12_000)),
  base: maybe(fc.constantFrom(4, 64)),
  unit: maybe(fc.constantFrom('dagar', 'operativa samverkansmöten', 'möten per vecka', '%', 'nya, större områden')),
  per: maybe(fc.constantFrom('day', 'week', 'month', 'tertial', 'year')),
  comparison: maybe(fc.constantFrom('more-than-double', 'double', 'halved', 'increase', 'decrease', 'percent')),
  hasBase: fc.boolean(),
  typed: fc.boolean(),
  period: maybe(anyPeriod),
  basePeriod: maybe(anyPeriod),
  source: maybe(anyText),
  preliminary: fc.boolean(),
});

const anyPoint: fc.Arbitrary<MemoPoint> = fc.record({
  number: fc.constant(0),
  owners: fc.uniqueArray(anyOwner, { minLength: 0, maxLength: 3, selector: ({ kind, name }) => `${kind} ${name}` }),
  focusArea: maybe(anyText),
  promise: maybe(anyText),
  text: anyText,
  target: maybe(
    fc.record({
      atLeast: fc.constantFrom(1, 8, 2.5, 1500),
      unit: fc.constantFrom(
        'nya grannsamverkansområden',
        'möten per vecka',
        'träffar under hela perioden',
        '13-åringar',
      ),
      per: maybe(fc.constantFrom('day', 'week', 'month', 'tertial', 'year')),
    }),
  ),
  due: maybe(fc.constantFrom('senast i maj', 'T1: vår', '2018')),
  results: fc.array(anyResult, { maxLength: 4 }),
  silences: fc.array(fc.record({ period: maybe(anyLabel), by: maybe(fc.record({ kind: anyKind, name: anyName })) }), {
    maxLength: 2,
  }),
  figures: fc.array(anyFigure, { maxLength: 3 }),
  carriedOver: maybe(fc.boolean()),
  outcome: maybe(
    fc.record({
      kind: fc.constantFrom('closed', 'carried', 'reworded', 'split', 'merged', 'prolonged', 'transferred', 'dropped'),
      reason: maybe(anyText),
      transferredTo: maybe(anyName),
      successors: fc.array(fc.record({ period: anyPeriod, number: fc.integer({ min: 1, max: 12 }) }), { maxLength: 2 }),
    }),
  ),
});

/** Records that hold anything that the types allow, in words that a reader keeps: single spaces, no line breaks. */
export const anyMemoRecord: fc.Arbitrary<MemoRecord> = fc.record({
  kind: fc.constant('report-back'),
  municipality: maybe(fc.constantFrom('Linköping', 'Borås', 'Upplands Väsby')),
  areas: fc.uniqueArray(
    fc.constantFrom('Skäggetorp', 'Norrby och Söderby', 'Ryd, Nyd', 'hela kommunen', 'S:t Olof. Det hade'),
    {
      maxLength: 3,
    },
  ),
  period: maybe(anyPeriod),
  parties: fc.uniqueArray(fc.record({ kind: anyKind, name: anyName }), {
    maxLength: 4,
    selector: ({ kind, name }) => `${kind} ${name}`,
  }),
  registryNumber: maybe(fc.constantFrom('KS 2018-98', 'KS/2018:0117', 'Dnr: 7')),
  date: maybe(anyDay),
  decisionBody: maybe(fc.constantFrom('Kommunstyrelsen', 'trygghets- och demokratiutskottet', 'KS')),
  proposedDecisions: fc.array(anyText, { maxLength: 3 }),
  decisionBasis: fc.array(anyText, { maxLength: 3 }),
  agreements: fc.array(fc.record({ name: anyText, date: maybe(anyDay) }), { maxLength: 2 }),
  statedCounts: fc.constant('computed' as const),
  points: fc
    .array(anyPoint, { maxLength: 9 })
    .map((points) => points.map((point, index) => ({ ...point, number: index + 1 }))),
  goals: fc.array(
    fc.record({
      number: maybe(fc.integer({ min: 1, max: 20 })),
      text: anyText,
      period: maybe(fc.constantFrom({ from: 2015, to: 2018 }, { from: 2019, to: 2019 })),
    }),
    { maxLength: 4 },
  ),
  consultation: fc.array(
    fc.record(
      {
        party: fc.oneof(anyName, anyText),
        verdict: fc.constantFrom<Report['consultation'][number]['verdict']>(
          'endorses',
          'endorses',
          'objects',
          'no-remark',
          null,
        ),
        deviations: fc.array(
          fc.record({
            point: maybe(fc.integer({ min: 0, max: 9 })),
            verdict: fc.constantFrom('endorses', 'objects', 'no-remark'),
            words: maybe(anyText),
          }),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['party', 'verdict'] },
    ),
    { maxLength: 4 },
  ),
  perspectives: fc.array(
    fc.record({
      kind: fc.constantFrom('gender-equality', 'child', 'accessibility', 'economy', 'other'),
      text: fc.array(anyText, { minLength: 1, maxLength: 2 }).map((lines) => lines.join('\n')),
    }),
    { maxLength: 3 },
  ),
  coDetermination: maybe(fc.constantFrom('not-called-for', 'information-given', 'negotiated')),
  committeeReporting: fc.array(fc.constantFrom('trygghets- och demokratiutskottet', 'nämnden för A, B och C', 'KS.'), {
    maxLength: 3,
  }),
  publications: fc.array(
    fc.record({
      address: fc.constantFrom(
        'https://www.linkoping.se/kommun-och-politik/polisen/', 'http://www.linkoping.se/a/b/', 'www.polisen.se', 'https://polisen.se/loften/2017',
      ),
      period: maybe(anyLabel),
    }),
    { maxLength: 3 },
  ), // prettier-ignore
  department: maybe(fc.constantFrom('Kommunledningsförvaltningen', 'Till: avdelningen')),
  signatories: fc.array(
    fc.record({
      name: fc.constantFrom('Paul Ek', 'Kim, Lind', '”Mio”'),
      role: maybe(fc.constantFrom('kommundirektör', 'säkerhetschef, tillförordnad')),
    }),
    { maxLength: 3 },
  ),
  dispatch: fc.array(anyText, { maxLength: 3 }),
  isDemo: fc.boolean(),
  assessment: maybe(anyText),
  coDeterminationDay: maybe(anyDay),
  bound: fc.constant([]),
  edited: fc.uniqueArray(
    fc.record({
      part: fc.constantFrom(...EDITABLE),
      words: anyText.filter((text) => !opensAsItem(text)),
      over: anyText,
    }),
    {
      maxLength: 2,
      selector: ({ part }) => part,
    },
  ),
  prose: fc.array(fc.record({ heading: anyText, text: anyText }), { maxLength: 2 }),
  publishedAt: maybe(fc.constant('https://loftet.example.se/linkoping/skaggetorp-2017')),
});

/** A whole record, with nothing missing: a year's promise with three points, told after its end. */
export function memoRecord(parts: Partial<MemoRecord> = {}): MemoRecord {
  return {
    kind: 'report-back',
    municipality: 'Ekvik',
    areas: ['Norrby'],
    period: { from: '2021-01-01', to: '2021-12-31' },
    parties: [
      { kind: 'municipality', name: 'Ekvik' },
      { kind: 'police', name: 'Polismyndigheten' },
    ],
    registryNumber: 'KS 2022-15',
    date: '2022-02-14',
    decisionBody: 'Kommunstyrelsen',
    proposedDecisions: ['Kommunstyrelsen godkänner återrapporten av medborgarlöftet för Norrby 2021.'],
    decisionBasis: ['Tjänsteskrivelse 14 februari 2022', 'Medborgarlöfte för Norrby 2021, 1 december 2020'],
    agreements: [{ name: 'Samverkansöverenskommelse mellan Ekviks kommun och Polismyndigheten', date: '2019-11-24' }],
    statedCounts: 'computed',
    points: [memoPoint(1, { owners: ['municipality', 'police'] }), memoPoint(2), memoPoint(3, { owners: ['police'] })],
    goals: [{ number: 3, text: 'En trygg kommun för alla', period: { from: 2019, to: 2022 } }],
    consultation: [
      { party: 'kommunpolisen', verdict: 'endorses' },
      { party: 'säkerhetsenheten', verdict: 'endorses' },
    ],
    perspectives: [{ kind: 'gender-equality', text: 'Kvinnor och män svarade lika ofta på frågorna i dialogen.' }],
    coDetermination: 'not-called-for',
    committeeReporting: ['trygghetsutskottet'],
    publications: [],
    department: 'Kommunledningsförvaltningen',
    signatories: [{ name: 'Kim Ek', role: 'kommundirektör' }],
    dispatch: ['Säkerhetschefen', 'Polismyndigheten, lokalpolisområde Ekvik'],
    isDemo: false,
    prose: [],
    assessment: null,
    coDeterminationDay: null,
    edited: [],
    bound: [],
    publishedAt: null,
    ...parts,
  };
}

type PointParts = Omit<Partial<MemoPoint>, 'owners'> & { owners?: PartyKind[] };

/** A point with one result; owners by their kinds. */
export function memoPoint(number: number, { owners = ['municipality'], ...parts }: PointParts = {}): MemoPoint {
  const results = parts.results ?? [
    memoResult({ text: `Sex kvällsmöten hölls vid torget, det ${number + 1}:a med skolan.`, status: 'done' }),
  ];
  const status = results.at(-1)?.status ?? null;
  return {
    number,
    focusArea: null,
    promise: null,
    text: `${owners.includes('police') ? 'Polisen' : 'Kommunen'} ska hålla fyra kvällsmöten vid torg ${number} senast i november.`,
    target: null,
    due: null,
    silences: [],
    figures: [],
    carriedOver: null,
    outcome: null,
    ...parts,
    results,
    owners: owners.map((kind) => ({
      kind,
      name: kind === 'municipality' ? 'Ekvik' : kind === 'police' ? 'Polismyndigheten' : 'Bostads AB Eken',
      state: status === null ? 'not-stated' : stateOfStatus(status),
      verdict: null,
    })),
  };
}

export function memoResult(parts: Partial<MemoResult>): MemoResult {
  return { period: null, by: null, party: null, text: 'Gjort.', status: null, reason: null, nextStep: null, ...parts };
}
