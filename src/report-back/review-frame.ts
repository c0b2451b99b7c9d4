import type { z } from 'zod';
import { FIELD_WORDS } from '#checking/field-words.ts';
import type { Report } from '#checking/report.ts';
import { CO_DETERMINATION, KINDS, orNone, PARTIES, PERSPECTIVES, VERDICTS } from '#report-back/review-choices.ts';
import { faultOf, filled, type Column, type Field, type FieldSpec, type Rows } from '#report-back/review-fields.ts';
import { FORM } from '#report-back/review-form.ts';

const line = (name: string, label: string): Column => ({ name, label, input: 'line' });
const text = (name: string, label: string): Column => ({ name, label, input: 'text' });
const day = (name: string, label: string): Column => ({ name, label, input: 'day' });
const number = (name: string, label: string): Column => ({ name, label, input: 'number' });

type Name = keyof typeof FORM;

/** One field of the report: how it is shown, and the schema by its name. */
function field<K extends Name>(name: K, spec: FieldSpec, read: (value: Report[K]) => Rows, none: Report[K]): Field {
  return {
    ...spec,
    read: ({ report }) => read(report[name]),
    write: (content, rows) => {
      const parsed = (FORM[name] as z.ZodType<Report[K] | null>).safeParse(filled(rows));
      if (!parsed.success) return { fault: faultOf(parsed.error, rows) };
      return { content: { ...content, report: { ...content.report, [name]: parsed.data ?? none } } };
    },
  };
}

const cell = (value: string | number | null): string => (value === null ? '' : String(value));
const row = (value: string | null): Rows => (value === null ? [] : [[value]]);
const rows = (values: readonly string[]): Rows => values.map((value) => [value]);

const single = (key: string, label: string, input: Column['input'] = 'line', hint?: string): FieldSpec => ({
  key,
  label,
  shape: 'one',
  columns: [{ name: 'ord', label, input }],
  ...(hint === undefined ? {} : { hint }),
});
const several = (key: string, label: string, columns: readonly Column[], hint?: string): FieldSpec => ({
  key,
  label,
  shape: 'many',
  columns,
  ...(hint === undefined ? {} : { hint }),
});
const choice = (key: string, label: string, choices: Column['choices']): FieldSpec => ({
  key,
  label,
  shape: 'one',
  columns: [{ name: 'val', label, input: 'choice', choices: choices ?? [] }],
});

const title = field('title', single('titel', FIELD_WORDS.title, 'text'), row, null);
const kind = field('kind', choice('slag', FIELD_WORDS.kind, KINDS), (value) => [[value]], 'promise');
const municipality = field(
  'municipality',
  single('kommun', FIELD_WORDS.municipality, 'line', 'Utan ”kommun”, till exempel Linköping.'),
  row,
  null,
);
const areas = field(
  'areas',
  several('omrade', FIELD_WORDS.areas, [line('namn', 'Område')], 'Inget område betyder hela kommunen.'),
  rows,
  [],
);
const period = field(
  'period',
  {
    key: 'period',
    label: FIELD_WORDS.period,
    shape: 'one',
    columns: [day('forsta', 'Första dagen'), day('sista', 'Sista dagen')],
  },
  (value) => (value === null ? [] : [[value.from, value.to]]),
  null,
);
const parties = field(
  'parties',
  several(
    'parter',
    FIELD_WORDS.parties,
    [
      { name: 'slag', label: 'Slag av part', input: 'choice', choices: orNone('välj slag', PARTIES) },
      line('namn', 'Namn'),
    ],
    'De som lovar.',
  ),
  (value) => value.map((party) => [party.kind, party.name]),
  [],
);
const registryNumber = field('registryNumber', single('diarienummer', FIELD_WORDS.registryNumber), row, null);
const date = field('date', single('datum', FIELD_WORDS.date, 'day'), row, null);
const decisionBody = field('decisionBody', single('beslutsorgan', FIELD_WORDS.decisionBody), row, null);
const department = field('department', single('forvaltning', FIELD_WORDS.department), row, null);
const proposedDecisions = field(
  'proposedDecisions',
  several('beslut', FIELD_WORDS.proposedDecisions, [text('ord', 'Förslag')]),
  rows,
  [],
);
const decisionBasis = field(
  'decisionBasis',
  several('underlag', FIELD_WORDS.decisionBasis, [text('ord', 'Underlag')]),
  rows,
  [],
);
const agreements = field(
  'agreements',
  several('overenskommelser', FIELD_WORDS.agreements, [text('namn', 'Namn'), day('datum', 'Datum')]),
  (value) => value.map((one) => [one.name, cell(one.date)]),
  [],
);
const goals = field(
  'goals',
  several('mal', FIELD_WORDS.goals, [
    number('nummer', 'Nummer'),
    text('ord', 'Mål'),
    number('fran', 'Mandatperiodens första år'),
    number('till', 'Sista år'),
  ]),
  (value) =>
    value.map((goal) => [cell(goal.number), goal.text, cell(goal.period?.from ?? null), cell(goal.period?.to ?? null)]),
  [],
);
const consultation = field(
  'consultation',
  several('samrad', FIELD_WORDS.consultation, [
    line('vem', 'Tillfrågad'),
    { name: 'svar', label: 'Svar', input: 'choice', choices: orNone('svar står inte', VERDICTS) },
  ]),
  (value) => value.map((asked) => [asked.party, cell(asked.verdict)]),
  [],
);
const perspectives = field(
  'perspectives',
  several('perspektiv', FIELD_WORDS.perspectives, [
    { name: 'slag', label: 'Perspektiv', input: 'choice', choices: orNone('välj', PERSPECTIVES) },
    text('ord', 'Text'),
  ]),
  (value) => value.map((one) => [one.kind, one.text]),
  [],
);
const coDetermination = field(
  'coDetermination',
  choice('mbl', FIELD_WORDS.coDetermination, orNone('står inte i dokumentet', CO_DETERMINATION)),
  row,
  null,
);
const committeeReporting = field(
  'committeeReporting',
  several('avrapportering', FIELD_WORDS.committeeReporting, [line('ord', 'Nämnd eller utskott')]),
  rows,
  [],
);
const publications = field(
  'publications',
  several('publicering', FIELD_WORDS.publications, [line('adress', 'Adress'), line('period', 'Period')]),
  (value) => value.map((one) => [one.address, cell(one.period)]),
  [],
);
const signatories = field(
  'signatories',
  several('undertecknare', FIELD_WORDS.signatories, [line('namn', 'Namn'), line('titel', 'Titel')]),
  (value) => value.map((one) => [one.name, cell(one.role)]),
  [],
);
const dispatch = field('dispatch', several('mottagare', FIELD_WORDS.dispatch, [line('ord', 'Mottagare')]), rows, []);
const statedCounts = field(
  'statedCounts',
  {
    key: 'antal',
    label: FIELD_WORDS.statedCounts,
    shape: 'one',
    columns: [
      number('alla', 'Totalt'),
      number('gemensamma', 'Gemensamma'),
      number('kommunens', 'Kommunens'),
      number('polisens', 'Polisens'),
    ],
  },
  (value) =>
    value === null ? [] : [[value.total, value.joint, value.municipality, value.police].map((count) => cell(count))],
  null,
);

/** The fields of the promise and its paper, in the groups that are saved one by one. */
export const FRAME_GROUPS: readonly {
  readonly key: string;
  readonly label: string;
  readonly fields: readonly Field[];
}[] = [
  { key: 'loftet', label: 'Löftet', fields: [municipality, areas, period, parties, agreements, goals] },
  { key: 'handlingen', label: 'Handlingen', fields: [title, kind, registryNumber, date, department, decisionBody] },
  { key: 'beslutet', label: 'Beslutet', fields: [proposedDecisions, decisionBasis, dispatch, signatories] },
  {
    key: 'beredningen',
    label: 'Beredningen',
    fields: [consultation, perspectives, coDetermination, committeeReporting, publications, statedCounts],
  },
];

const FIELDS = FRAME_GROUPS.flatMap((group) => group.fields);

export function frameField(key: string): Field | undefined {
  return FIELDS.find((one) => one.key === key);
}
