import { PROGRESS, type FigureRecord, type Progress } from '#follow-up/follow-up-record.ts';
import type { FigureInput } from '#follow-up/entry-input.ts';
import type { Dates } from '#checking/report.ts';
import { numberWords, numberWritten, swedishNumber } from '#checking/swedish-number.ts';
import { isUuid } from '#platform/is-uuid.ts';

/** A figure as it stands in a form: the text of its fields, and the id of the one that it was. */
export type FigureFields = {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly shown: boolean;
};

/** An entry as it stands in a form: what was typed, whatever it is. */
export type EntryFields = {
  readonly version: string;
  readonly nothing: boolean;
  readonly body: string;
  readonly progress: string;
  readonly reason: string;
  readonly nextStep: string;
  readonly correction: string;
  readonly activityDay: string;
  readonly activityBody: string;
  readonly figures: readonly FigureFields[];
};

export type EntryTyped = {
  readonly expectedNo: number;
  readonly kind: 'report' | 'nothing-to-report';
  readonly body: string | null;
  readonly progress: Progress | null;
  readonly reason: string | null;
  readonly nextStep: string | null;
  readonly correctionNote: string | null;
  readonly activity: { readonly day: string; readonly body: string } | null;
  readonly figures: readonly FigureFields[];
};

/** By the name of the field that is wrong. */
export type FieldFaults = Readonly<Record<string, string>>;

const LONGEST = { resultat: 20_000, skal: 4_000, nasta: 4_000, rattelse: 1_000, 'gjort-vad': 2_000 } as const;
const MOST_FIGURES = 30;
/** The id of nothing: what cannot be an id is found nowhere. */
const NOBODY = '00000000-0000-0000-0000-000000000000';
const DAY = /^[1-9]\d{3}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** The fields of a form as they were sent. */
export function entryFields(sent: FormData): EntryFields {
  const text = (name: string): string => textOf(sent.get(name));
  const all = (name: string): string[] => sent.getAll(name).slice(0, MOST_FIGURES).map(textOf);
  const [values, units, shown] = [all('siffra-antal'), all('siffra-enhet'), all('siffra-synlig')];
  const ids = all('siffra-id');
  return {
    version: text('version'),
    nothing: text('slag') === 'nothing-to-report',
    body: text('resultat'),
    progress: text('status'),
    reason: text('skal'),
    nextStep: text('nasta'),
    correction: text('rattelse'),
    activityDay: text('gjort-dag'),
    activityBody: text('gjort-vad'),
    figures: all('siffra-vad').map((label, index) => ({
      id: ids[index] ?? '',
      label,
      value: values[index] ?? '',
      unit: units[index] ?? '',
      shown: shown[index] === 'public',
    })),
  };
}

const textOf = (value: FormDataEntryValue | null): string =>
  typeof value === 'string' ? value.replaceAll('\r\n', '\n') : '';

/** What somebody meant, or what is wrong with what they typed, field by field. */
export function entryTyped(fields: EntryFields): { typed: EntryTyped } | { faults: FieldFaults } {
  const faults: Record<string, string> = {};
  const kept = (text: string): string | null => (text.trim() === '' ? null : text.trim());
  const words = {
    resultat: kept(fields.body),
    skal: kept(fields.reason),
    nasta: kept(fields.nextStep),
    rattelse: kept(fields.correction),
    'gjort-vad': kept(fields.activityBody),
  };
  for (const [name, most] of Object.entries(LONGEST)) {
    const text = words[name as keyof typeof LONGEST];
    if (text !== null && text.length > most)
      faults[name] = `Texten är för lång. Skriv högst ${numberWords(most)}\u00a0tecken.`;
  }
  const progress = PROGRESS.find((one) => one === fields.progress) ?? null;
  if (progress === null && fields.progress !== '') faults['status'] = 'Välj en status i listan.';
  if (fields.nothing && words.skal === null) faults['skal'] = 'Skriv varför det inte finns något att rapportera.';
  if (!fields.nothing && words.resultat === null) faults['resultat'] = 'Skriv vad som gjordes.';
  const day = fields.activityDay.trim();
  if (day !== '' && !isDay(day)) faults['gjort-dag'] = 'Skriv dagen så här: 2026-05-14.';
  if (day === '' && words['gjort-vad'] !== null) faults['gjort-dag'] = 'Skriv vilken dag det gjordes.';
  if (day !== '' && words['gjort-vad'] === null) faults['gjort-vad'] = 'Skriv vad som gjordes den dagen.';
  for (const [index, fault] of fields.figures.map(figureFault).entries())
    if (fault !== null) faults[`siffra-${index}`] = fault;
  const expectedNo = /^\d{1,6}$/.test(fields.version) ? Number(fields.version) : null;
  if (expectedNo === null) faults['resultat'] = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';
  if (expectedNo === null || Object.keys(faults).length > 0) return { faults };
  return {
    typed: {
      expectedNo,
      kind: fields.nothing ? 'nothing-to-report' : 'report',
      body: words.resultat,
      progress,
      reason: words.skal,
      nextStep: words.nasta,
      correctionNote: words.rattelse,
      activity: day === '' || words['gjort-vad'] === null ? null : { day, body: words['gjort-vad'] },
      figures: fields.figures.filter((figure) => !isBlank(figure)),
    },
  };
}

const isBlank = ({ label, value, unit }: FigureFields): boolean => `${label}${value}${unit}`.trim() === '';

function isDay(day: string): boolean {
  return DAY.test(day) && new Date(`${day}T00:00:00Z`).toISOString().startsWith(day);
}

function figureFault(figure: FigureFields): string | null {
  if (isBlank(figure)) return null;
  const { label, value, unit } = figure;
  if (label.trim() === '') return 'Skriv vad siffran gäller.';
  if (label.trim().length > 500) return 'Det är för långt. Skriv högst 500\u00a0tecken om vad siffran gäller.';
  if (unit.trim().length > 200) return 'Enheten är för lång. Skriv högst 200\u00a0tecken.';
  if (value.trim() === '' && figure.id !== '') return null;
  if (swedishNumber(value) === null) return 'Skriv antalet med siffror, till exempel 12 eller 1 234,5.';
  return unit.trim() === '' && figure.id === '' ? 'Skriv vad det är: vandringar, möten, procent.' : null;
}

/** An entry's fields as they are when somebody begins to write; blank where nothing is said. */
export function fieldsOf(
  entry: {
    readonly no: number;
    readonly kind: string;
    readonly body: string | null;
    readonly progress: string | null;
    readonly reason: string | null;
    readonly nextStep: string | null;
    readonly figures: readonly FigureRecord[];
  } | null,
): EntryFields {
  return {
    version: String(entry?.no ?? 0),
    nothing: entry?.kind === 'nothing-to-report',
    body: entry?.body ?? '',
    progress: entry?.progress ?? '',
    reason: entry?.reason ?? '',
    nextStep: entry?.nextStep ?? '',
    correction: '',
    activityDay: '',
    activityBody: '',
    figures: (entry?.figures ?? []).map(figureFields),
  };
}

function figureFields({ id, label, value, unit, visibility }: FigureRecord): FigureFields {
  const written = value === null ? '' : numberWritten(value);
  return { id, label, value: written, unit: unit ?? '', shown: visibility === 'public' };
}

/**
 * Figures as they are stored: one that was there keeps its source, period and base, and its document's own words as long
 * as the value is the same; a new one is the party's own, for the round, with nothing to compare with.
 */
export function figureInputs(
  fields: readonly FigureFields[],
  known: readonly FigureRecord[],
  own: { readonly source: string; readonly period: Dates },
): FigureInput[] {
  return fields.map((field) => {
    const was = known.find(({ id }) => id === field.id);
    const value = field.value.trim() === '' ? null : swedishNumber(field.value);
    const label = field.label.trim();
    const unit = field.unit.trim() === '' ? null : field.unit.trim();
    const visibility = field.shown ? ('public' as const) : ('internal' as const);
    if (was === undefined) {
      const bare = {
        base: null,
        hasBase: false,
        per: null,
        comparison: null,
        kind: 'output',
        direction: 'neutral',
      } as const;
      return { ...bare, label, value, unit, visibility, period: own.period, source: own.source.slice(0, 500) };
    }
    const { id: _id, pointId: _point, entryVersionId: _version, position: _position, ...kept } = was;
    const same = value === was.value && label === was.label && unit === was.unit;
    return { ...kept, label, value, unit, visibility, quote: same || unit === null ? was.quote : null };
  });
}

/** The form in which a party's key is turned, or the words are sent back. */
export function approvalOf(sent: FormData): {
  readonly entryVersionId: string;
  readonly verdict: 'approved' | 'returned';
  readonly comment: string | null;
} {
  const id = textOf(sent.get('versionId'));
  const comment = textOf(sent.get('kommentar')).trim().slice(0, 4_000);
  return {
    entryVersionId: isUuid(id) ? id : NOBODY,
    verdict: textOf(sent.get('svar')) === 'approved' ? 'approved' : 'returned',
    comment: comment === '' ? null : comment,
  };
}
