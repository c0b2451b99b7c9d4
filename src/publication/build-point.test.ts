import { describe, expect, test } from 'vitest';
import { buildPoint } from '#publication/build-point.ts';
import { buildPromise } from '#publication/build-promise.ts';
import { PageModel } from '#publication/page-model.ts';
import { pageTexts } from '#publication/page-texts.ts';
import type { PointModel } from '#publication/point-model.ts';
import type { FollowUpRecord } from '#follow-up/follow-up-record.ts';
import type { PointRecord } from '#promise/promise-record.ts';
import {
  aFigure,
  aFollowUp,
  anActivity,
  anEntry,
  aPoint,
  aPromise,
  aTertial,
  LANDLORD,
  MUNICIPALITY,
  POLICE,
} from '#tests/support/promise-record.ts';

const FRAME = {
  municipality: { slug: 'ekvik', name: 'Ekviks kommun', isDemo: false },
  lang: 'sv' as const,
  areaWords: new Map([['norrby', 'nya-norrby']]),
  today: '2021-10-01',
};
const LOCKED = { lockedAt: new Date('2021-09-20T10:00:00Z') };

function page(followUp: Partial<FollowUpRecord>, point: Partial<PointRecord> = {}): PointModel {
  const whole = aPoint(point);
  return buildPoint(whole, aPromise({ points: [whole] }), aFollowUp(followUp), FRAME);
}

function answers(followUp: Partial<FollowUpRecord>, point: Partial<PointRecord> = {}) {
  return page(followUp, point).rounds.map(({ label, answers: told }) => [
    label.replaceAll('\u00a0', ' '),
    ...told.map(({ by, word }) => `${by.map(({ name }) => name).join('+')}: ${word?.replaceAll('\u00a0', ' ')}`),
  ]);
}

describe('period för period', () => {
  test('tystnad står där svaret skulle ha stått, och det som inte har börjat står inte alls', () => {
    const rounds = [aTertial(1), aTertial(2, 2021, LOCKED), aTertial(3), aTertial(1, 2022, { id: 'nasta' })];
    expect(answers({ rounds, entries: [anEntry({ progress: 'under-way' })] })).toEqual([
      ['Tertial 1 2021', 'Ekviks kommun: pågår'],
      ['Tertial 2 2021', 'Ekviks kommun: ingen uppföljning lämnad'],
      ['Tertial 3 2021', 'Ekviks kommun: perioden pågår'],
    ]);
  });

  test('en svarsdag som är kvar, och en som har gått', () => {
    const rounds = [aTertial(1, 2021, { due: '2021-05-31' }), aTertial(2, 2021, { due: '2021-10-15' })];
    expect(answers({ rounds })).toEqual([
      ['Tertial 1 2021', 'Ekviks kommun: försenad: svaret skulle ha kommit senast den 31 maj 2021'],
      ['Tertial 2 2021', 'Ekviks kommun: svaret ska komma senast den 15 oktober 2021'],
    ]);
  });

  test('ägare som svarar med samma ord svarar en gång, tillsammans; den tysta står för sig', () => {
    const owners = [MUNICIPALITY, POLICE, LANDLORD];
    const entries = [MUNICIPALITY, POLICE].map(({ id }) =>
      anEntry({ id: `svar-${id}`, partyId: id, versionId: `v-${id}`, told: 'together', progress: 'done' }),
    );
    expect(answers({ rounds: [aTertial(1)], entries }, { owners })).toEqual([
      ['Tertial 1 2021', 'Ekviks kommun+Polisen i Ekvik: genomförd', 'Ekviksbostäder: ingen uppföljning lämnad'],
    ]);
  });

  test('den som bidrar får berätta, och saknas inte när den är tyst', () => {
    const entries = [
      anEntry({ progress: 'done' }),
      anEntry({ id: 'b', partyId: LANDLORD.id, position: 2, body: 'Vi lånade ut lokalen.' }),
    ];
    const [first] = page({ rounds: [aTertial(1), aTertial(2)], entries }, { contributors: [LANDLORD] }).rounds;
    expect(first?.answers.map(({ body }) => body)).toEqual(['Vi höll två vandringar.', 'Vi lånade ut lokalen.']);
    expect(answers({ rounds: [aTertial(2)] }, { contributors: [LANDLORD] })).toEqual([
      ['Tertial 2 2021', 'Ekviks kommun: ingen uppföljning lämnad'],
    ]);
  });

  test('text utan status, och inget att rapportera med skäl', () => {
    const nothing = anEntry({
      id: 'n',
      roundId: 't2',
      kind: 'nothing-to-report',
      body: null,
      reason: 'Skolan var stängd.',
    });
    const model = page({ rounds: [aTertial(1), aTertial(2)], entries: [anEntry(), nothing] });
    expect(model.rounds.map(({ answers: [told] }) => [told?.state, told?.word, told?.reason])).toEqual([
      ['not-stated', 'status inte angiven', null],
      [null, 'inget att rapportera', 'Skolan var stängd.'],
    ]);
  });
});

test('en siffra har värde, period, källa och talet att jämföra med, eller att det saknas', () => {
  const compared = aFigure({
    value: 40,
    base: 25,
    unit: 'kontroller',
    kind: 'activity',
    basePeriod: { from: '2020-01-01', to: '2020-04-30' },
  });
  const missing = aFigure({
    id: 'f2',
    value: null,
    quote: 'mer än dubbelt så många',
    comparison: 'more-than-double',
    hasBase: false,
  });
  const [one, other] = page({ figures: [compared, missing] }).figures;
  expect(one).toMatchObject({
    value: '40\u00a0kontroller',
    base: '25\u00a0kontroller (januari–april\u00a02020)',
    comparesWithout: false,
    source: 'Ekviks kommun',
    meaning: 'Visar hur mycket som gjordes, inte vad det ledde till.',
  });
  expect(other).toMatchObject({ value: 'mer än dubbelt så många', base: null, comparesWithout: true });
});

test('målet visas bredvid det som gäller just den perioden', () => {
  const target = { atLeast: 4, unit: 'Trygghetsvandringar', per: null };
  const tertial = aFigure({ value: 1 });
  const whole = aFigure({ id: 'hela', value: 5, period: { from: '2021-01-01', to: '2021-12-31' } });
  expect(page({ figures: [tertial] }, { target }).target?.reached).toEqual([
    'januari–april\u00a02021: 1\u00a0trygghetsvandringar',
  ]);
  expect(page({ figures: [tertial, whole] }, { target }).target?.reached).toEqual(['2021: 5\u00a0trygghetsvandringar']);
});

test('det flera gjorde tillsammans står en gång', () => {
  const activities = [anActivity(), anActivity({ id: 'p', partyId: POLICE.id })];
  const model = page({ activities }, { owners: [MUNICIPALITY, POLICE] });
  expect(model.activities.map(({ by }) => by.map(({ name }) => name))).toEqual([['Ekviks kommun', 'Polisen i Ekvik']]);
});

describe('det interna har ingen väg ut', () => {
  const SECRET = 'HEMLIGTORD';
  const measure = {
    id: 'm',
    body: 'Vi hänger upp skyltar.',
    ownerParty: { id: MUNICIPALITY.id, name: MUNICIPALITY.name },
    ownerUnit: { id: 'e', name: SECRET },
    actors: SECRET,
    limits: SECRET,
    funding: SECRET,
    amount: 4_711_113,
    due: null,
    visibility: 'public' as const,
  };
  const point = aPoint({
    internalNote: SECRET,
    place: { id: 'plats', name: SECRET, visibility: 'internal' },
    measures: [measure, { ...measure, id: 'n', body: SECRET, visibility: 'internal' }],
  });
  const record = aPromise({ internalNote: SECRET, points: [point] });
  const followUp = aFollowUp({
    rounds: [aTertial(1)],
    entries: [anEntry({ internalNote: SECRET })],
    figures: [
      aFigure({ label: SECRET, visibility: 'internal' }),
      aFigure({ id: 'i', label: SECRET, visibility: 'internal', entryVersionId: anEntry().versionId }),
    ],
    activities: [
      anActivity({ body: SECRET, visibility: 'internal' }),
      anActivity({ id: 'plats', place: { name: SECRET, visibility: 'internal' } }),
    ],
  });
  const models = [buildPromise(record, followUp, FRAME), buildPoint(point, record, followUp, FRAME)];

  test('inte i sidornas innehåll', () => {
    expect(JSON.stringify(models)).not.toContain(SECRET);
    expect(JSON.stringify(models)).not.toContain('4711113');
    expect(JSON.stringify(models)).toContain('Vi hänger upp skyltar.');
  });

  test('och ett fält som ingen har nämnt går inte att lagra', () => {
    for (const model of models) {
      expect(PageModel.safeParse(model).success).toBe(true);
      expect(PageModel.safeParse({ ...model, internalNote: SECRET }).success).toBe(false);
    }
    const [promise] = models;
    const sneaked = { ...promise, points: [{ ...buildPromise(record, followUp, FRAME).points[0], note: SECRET }] };
    expect(PageModel.safeParse(sneaked).success).toBe(false);
  });
});

describe('var, när, vad och för vilka mål', () => {
  const MEASURE = {
    id: 'm',
    body: 'Vi hänger upp skyltar.',
    ownerParty: { id: MUNICIPALITY.id, name: 'Kommunen' },
    ownerUnit: null,
    actors: null,
    limits: null,
    funding: null,
    amount: null,
    due: '2021-05-31',
    visibility: 'public' as const,
  };

  test('det som är för alla står på punktens sida, med partens namn i löftet', () => {
    const { place, goals, measures, due } = page(
      {},
      {
        place: { id: 'torget', name: 'Norrby torg', visibility: 'public' },
        goals: [{ id: 'mal', number: 3, text: 'Alla ska kunna röra sig fritt.' }],
        measures: [MEASURE],
        due: '2021-10-31',
      },
    );
    expect({ place, goals, measures, due }).toEqual({
      place: 'Norrby torg',
      goals: ['3. Alla ska kunna röra sig fritt.'],
      measures: [{ body: 'Vi hänger upp skyltar.', by: 'Ekviks kommun', due: '31\u00a0maj\u00a02021' }],
      due: 'senast den 31\u00a0oktober\u00a02021',
    });
  });

  test('löftets egna ord om när går före dagen', () => {
    expect(page({}, { dueWords: 'före sommaren', due: '2021-05-31' }).due).toBe('före sommaren');
  });

  test('där inget finns är sidan som den var innan det kunde visas', () => {
    for (const field of ['place', 'goals', 'measures']) expect(page({})).not.toHaveProperty(field);
  });
});

test('området länkas med den adress det har nu', () => {
  expect(buildPromise(aPromise(), aFollowUp(), FRAME).areas).toEqual([{ path: '/ekvik/nya-norrby', text: 'Norrby' }]);
});

test.each([['Kommunen'], ['Ekvik'], ['Ekviks kommun']])('en kommun som kallas %s heter som den heter', (named) => {
  const record = aPromise({ parties: [{ ...MUNICIPALITY, named }] });
  expect(buildPromise(record, aFollowUp(), FRAME).parties).toEqual([{ kind: 'municipality', name: 'Ekviks kommun' }]);
});

/** Fields that hold no words of a person: kinds, paths, dates, and words that are made from other fields. */
const NOT_TEXT = /^(?:format|kind|lang|dir|path|state|from|to|day|when|meaning|label|here|change|wording|demo)$/;

function strings(value: unknown, name = ''): string[] {
  if (typeof value === 'string') return NOT_TEXT.test(name) ? [] : [value];
  if (Array.isArray(value)) return value.flatMap((item) => strings(item, name));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => (key === 'municipality' ? [] : strings(inner, key)));
}

test('skyddet och historiken ser varje text på en sida', () => {
  const point = aPoint({
    focusArea: 'FOKUS',
    above: 'OVAN',
    why: 'VARFÖR',
    dueWords: 'SENAST',
    place: { id: 'plats', name: 'PLATSEN', visibility: 'public' },
    goals: [{ id: 'mal', number: null, text: 'PUNKTENS MÅL' }],
    measures: [
      {
        id: 'm',
        body: 'ÅTGÄRDEN',
        ownerParty: { id: LANDLORD.id, name: LANDLORD.name },
        ownerUnit: null,
        actors: null,
        limits: null,
        funding: null,
        amount: null,
        due: null,
        visibility: 'public',
      },
    ],
    owners: [MUNICIPALITY],
    contributors: [LANDLORD],
    target: { atLeast: 4, unit: 'trygghetsvandringar', per: null },
    outcome: { kind: 'transferred', reason: 'AVSLUTSSKÄL', transferredTo: 'NÅGON' },
  });
  const record = aPromise({
    intro: 'INLEDNING',
    points: [point],
    parties: [{ ...POLICE, named: 'POLISEN' }],
    goals: [{ id: 'mal', number: 1, text: 'MÅLET', from: null, to: null }],
    agreements: [{ id: 'avtal', name: 'AVTALET', date: '2020-01-01' }],
  });
  const entry = anEntry({
    progress: 'not-done',
    reason: 'SKÄLET',
    nextStep: 'STEGET',
    correctionNote: 'RÄTTELSEN',
    body: 'RESULTATET',
  });
  const followUp = aFollowUp({
    rounds: [aTertial(1)],
    entries: [entry],
    figures: [aFigure({ base: 3 }), aFigure({ id: 'e', entryVersionId: entry.versionId, label: 'ETIKETT' })],
    activities: [anActivity({ count: 2, unit: 'ENHET', place: { name: 'PLATSEN', visibility: 'public' } })],
  });
  for (const model of [buildPromise(record, followUp, FRAME), buildPoint(point, record, followUp, FRAME)]) {
    const seen = pageTexts(model)
      .map(({ where, text }) => `${where}\n${text}`)
      .join('\n');
    expect(strings(model).filter((text) => !seen.includes(text))).toEqual([]);
  }
});
