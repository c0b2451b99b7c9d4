import type { z } from 'zod';
import { PARTY_KINDS, type Figure, type PartyKind, type Report, type ReportPoint } from '#checking/report.ts';
import { figureWords } from '#reading/view/point-words.ts';
import { PARTY_WORDS } from '#places/party-words.ts';
import { CARRIED, orNone, PARTIES, RHYTHMS, STATUSES } from '#report-back/review-choices.ts';
import {
  faultOf,
  filled,
  type Choice,
  type Column,
  type Content,
  type Field,
  type FieldSpec,
  type Rows,
} from '#report-back/review-fields.ts';
import { revisedFigures } from '#report-back/review-figures.ts';
import { POINT_FORM } from '#report-back/review-form.ts';

/** The fields of one point, by its number in the draft; none where there is no such point. */
export function pointFields(content: Content, number: number): Field[] {
  const point = pointOf(content, number);
  return point === undefined
    ? []
    : inOrder([...ownFields(number), ...ownerField(content, number), ...figureField(point)]);
}

const ORDER = ['text', 'agare', 'resultat', 'vidare', 'siffror'];

function inOrder(fields: readonly Field[]): Field[] {
  const place = ({ key }: Field): number => (ORDER.includes(key) ? ORDER.indexOf(key) : ORDER.length);
  return fields.toSorted((one, other) => place(one) - place(other));
}

/** Shown whether or not they say anything; the others are folded away while they are empty. */
export const ALWAYS_SHOWN: readonly string[] = ['text', 'agare', 'resultat', 'vidare'];

export function pointOf(content: Content, number: number): ReportPoint | undefined {
  return content.report.points.find((point) => point.number === number);
}

export function withPoint(content: Content, number: number, change: (point: ReportPoint) => ReportPoint): Content {
  const points = content.report.points.map((point) => (point.number === number ? change(point) : point));
  return { ...content, report: { ...content.report, points } };
}

type Name = keyof typeof POINT_FORM;

function ownFields(number: number): Field[] {
  function field<K extends Name>(name: K, spec: FieldSpec, read: (value: ReportPoint[K]) => Rows): Field {
    const none = (name === 'results' ? [] : name === 'text' ? '' : null) as ReportPoint[K];
    return {
      ...spec,
      read: (content) => {
        const point = pointOf(content, number);
        return point === undefined ? [] : read(point[name]);
      },
      write: (content, rows) => {
        const parsed = (POINT_FORM[name] as z.ZodType<ReportPoint[K] | null>).safeParse(filled(rows));
        if (!parsed.success) return { fault: faultOf(parsed.error, rows) };
        const change = (point: ReportPoint) => revisedFigures(point, { ...point, [name]: parsed.data ?? none });
        return { content: withPoint(content, number, change) };
      },
    };
  }
  const row = (value: string | null): Rows => (value === null ? [] : [[value]]);
  return [
    field('text', one('text', 'Lovar', 'text'), (value) => (value === '' ? [] : [[value]])),
    field('results', RESULTS, (value) =>
      value.map((result) => [result.period ?? '', result.by ?? '', result.status ?? '', result.text]),
    ),
    field(
      'carriedOver',
      {
        key: 'vidare',
        label: 'Nästa löfte',
        shape: 'one',
        columns: [
          { name: 'val', label: 'Nästa löfte', input: 'choice', choices: orNone('står inte i dokumentet', CARRIED) },
        ],
      },
      (value) => (value === null ? [] : [[value ? 'ja' : 'nej']]),
    ),
    field('focusArea', one('fokusomrade', 'Fokusområde', 'line'), row),
    field('promise', one('over', 'Löftet som punkten hör till', 'text'), row),
    field('due', one('senast', 'Senast', 'line', 'Med dokumentets ord, till exempel ”senast i maj”.'), row),
    field(
      'target',
      {
        key: 'mal',
        label: 'Mål',
        hint: 'Det lägsta som lovas, till exempel minst 8 trygghetsvandringar per år.',
        shape: 'one',
        columns: [
          { name: 'minst', label: 'Minst', input: 'number' },
          { name: 'vad', label: 'Vad', input: 'line' },
          { name: 'takt', label: 'Hur ofta', input: 'choice', choices: orNone('under hela perioden', RHYTHMS) },
        ],
      },
      (value) => (value === null ? [] : [[String(value.atLeast).replace('.', ','), value.unit, value.per ?? '']]),
    ),
  ];
}

function one(key: string, label: string, input: Column['input'], hint?: string): FieldSpec {
  return {
    key,
    label,
    shape: 'one',
    columns: [{ name: 'ord', label, input }],
    ...(hint === undefined ? {} : { hint }),
  };
}

const RESULTS: FieldSpec = {
  key: 'resultat',
  label: 'Resultat',
  shape: 'many',
  columns: [
    { name: 'period', label: 'Period', input: 'line' },
    { name: 'vem', label: 'Vem', input: 'choice', choices: orNone('alla ägare', PARTIES) },
    { name: 'status', label: 'Status', input: 'choice', choices: orNone('status inte angiven', STATUSES) },
    { name: 'ord', label: 'Resultat', input: 'text' },
  ],
};

/** The fields that every point has, as they are shown; those whose choices come from the draft are left out. */
export const POINT_SPECS: readonly FieldSpec[] = ownFields(0);

/** Each kind of party once, but by name where the promise has several of the kind: then it must be told which. */
export function ownerChoices({ report }: Content): Choice[] {
  return PARTY_KINDS.flatMap((kind): Choice[] => {
    const names = namesOf(report, kind);
    if (names.length < 2) return [{ value: kind, word: names[0] ?? PARTY_WORDS[kind] }];
    return names.map((name) => ({ value: `${kind}:${name}`, word: name }));
  });
}

export function namesOf(report: Report, kind: PartyKind): string[] {
  return [...new Set(report.parties.filter((party) => party.kind === kind).map((party) => party.name))];
}

function ownerField(content: Content, number: number): Field[] {
  const choices = ownerChoices(content);
  return [
    {
      key: 'agare',
      label: 'Ägare',
      shape: 'checks',
      columns: [{ name: 'val', label: 'Ägare', input: 'choice', choices }],
      read: (from) => ownersAsRows(from, number),
      write: (to, rows) => {
        const chosen = filled(rows).map(([value = '']) => value);
        const known = chosen.filter((value) => ownerChoices(to).some((choice) => choice.value === value));
        if (known.length < chosen.length) return { fault: { row: null, message: 'Välj bland parterna i listan.' } };
        return { content: withOwners(to, number, known) };
      },
    },
  ];
}

function ownersAsRows(content: Content, number: number): Rows {
  const point = pointOf(content, number);
  if (point === undefined) return [];
  const chosen = content.ownerNames[String(number)] ?? [];
  return ownerChoices(content)
    .filter(({ value }) => {
      const [kind = '', name] = parted(value);
      if (!point.owner.some((owner) => owner === kind)) return false;
      if (name === undefined) return true;
      const ofKind = namesOf(content.report, kind as PartyKind).filter((one) => chosen.includes(one));
      return ofKind.length === 0 || ofKind.includes(name);
    })
    .map(({ value }) => [value]);
}

/** A kind alone, or a kind and a name. */
function parted(value: string): [string, string?] {
  const at = value.indexOf(':');
  return at < 0 ? [value] : [value.slice(0, at), value.slice(at + 1)];
}

export function withOwners(content: Content, number: number, values: readonly string[]): Content {
  const chosen = values.map(parted);
  const owner = PARTY_KINDS.filter((kind) => chosen.some(([one]) => one === kind));
  // Where several are of a kind, those chosen are named, all of them too: that somebody has answered is worth keeping.
  const names = chosen.flatMap(([, name]) => (name === undefined ? [] : [name]));
  const { [String(number)]: _before, ...others } = content.ownerNames;
  const ownerNames = names.length === 0 ? others : { ...others, [String(number)]: names };
  return { ...withPoint(content, number, (point) => ({ ...point, owner })), ownerNames };
}

/** What was read as figures; one that is none is taken away by its mark. */
function figureField({ number, figures }: ReportPoint): Field[] {
  if (figures.length === 0) return [];
  const words = figures.map((figure) => {
    const told = figureWords(figure);
    return told === figure.quote ? figure.quote : `${figure.quote}: ${told}`;
  });
  const choices = words.map((word, index) => ({ value: `${index + 1} ${word}`, word }));
  return [
    {
      key: 'siffror',
      label: 'Siffror',
      hint: 'Ta bort krysset för det som inte är en siffra om punkten.',
      shape: 'checks',
      columns: [{ name: 'val', label: 'Siffror', input: 'choice', choices }],
      read: () => choices.map(({ value }) => [value]),
      write: (content, rows) => {
        const kept = filled(rows).map(([value]) => value);
        const gone = figures.filter((_figure, index) => !kept.includes(choices[index]?.value ?? ''));
        const stays = (figure: Figure) => !gone.some((other) => JSON.stringify(other) === JSON.stringify(figure));
        const change = (point: ReportPoint) => ({ ...point, figures: point.figures.filter(stays) });
        return { content: withPoint(content, number, change) };
      },
    },
  ];
}
