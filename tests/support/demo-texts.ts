import type { DemoData } from '#report-back/demo-data.ts';

/** Fields that people read; the others hold keys, days and words of the code. */
const READ = new Set([
  'title',
  'intro',
  'internalNote',
  'body',
  'why',
  'dueWords',
  'text',
  'reason',
  'next',
  'note',
  'label',
  'unit',
  'source',
  'transferredTo',
  'focusArea',
  'name',
  'named',
  'department',
  'forum',
  'role',
  'party',
  'proposedDecisions',
  'decisionBasis',
  'committeeReporting',
  'dispatch',
]);
/** A period's label as the reading writes it. */
const LABEL = /^T\d \d{4}$/;
const PARTY_KEY = /^[a-z]+$/;

/** Every text of the demonstration that a person reads, internal ones too. */
export function textsOf(value: unknown, field = ''): string[] {
  if (typeof value === 'string') return isRead(value, field) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => textsOf(one, field));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => textsOf(one, name));
}

function isRead(text: string, field: string): boolean {
  return READ.has(field) && !LABEL.test(text) && !(field === 'party' && PARTY_KEY.test(text));
}

/** Everything that only those who work with the promise may read. */
export function internalWords(demo: DemoData): string[] {
  const inside = ({ visibility }: { visibility: string }): boolean => visibility === 'internal';
  const points = demo.promises.flatMap((promise) => promise.points);
  return [
    ...demo.places.places.filter(inside).map(({ name }) => name),
    ...demo.promises.map(({ internalNote }) => internalNote),
    ...points.flatMap(({ internalNote }) => internalNote ?? []),
    ...points.flatMap(({ activities }) => activities.filter(inside).map(({ text }) => text)),
    ...points.flatMap(({ results }) => results.flatMap(({ note }) => note ?? [])),
    ...points.flatMap(({ results }) =>
      results.flatMap(({ figures }) => figures.filter(inside).map(({ label }) => label)),
    ),
  ];
}
