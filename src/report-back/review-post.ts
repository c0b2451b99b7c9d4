import { AppError } from '#platform/errors.ts';
import type { Rows } from '#report-back/review-fields.ts';
import { targetOf } from '#report-back/review-targets.ts';
import type { Target } from '#report-back/review-moves.ts';
import type { PointChange } from '#report-back/review-order.ts';
import type { Posted } from '#report-back/review-save.ts';

const MOST_VALUES = 4_000;
const BROKEN = 'Formuläret kom inte fram helt. Gå tillbaka och försök igen.';

/** The version of the draft that the form was drawn from. @throws AppError `usage` */
export function versionIn(form: FormData): number {
  return wholeNumber(form.get('version')) ?? broken();
}

/**
 * The fields that a form holds: `falt` names each, and its values stand in columns, `falt.kolumn` once for each row.
 * @throws AppError `usage` for a form that no page of ours sent
 */
export function postedFields(form: FormData): Posted {
  const entries = [...form];
  if (entries.length > MOST_VALUES || entries.some(([, value]) => typeof value !== 'string')) broken();
  const rows = new Map<string, Rows>();
  for (const key of form.getAll('falt')) {
    if (typeof key !== 'string' || !/^[a-z-]{1,40}$/.test(key)) broken();
    const columns = form.getAll(`${key}:kolumner`)[0];
    const names = typeof columns === 'string' && columns !== '' ? columns.split(' ') : broken();
    rows.set(key, rowsIn(names.map((name) => form.getAll(`${key}.${name}`).map(String))));
  }
  if (rows.size === 0) broken();
  return { point: form.has('punkt') ? (wholeNumber(form.get('punkt')) ?? broken()) : null, rows };
}

function rowsIn(columns: readonly (readonly string[])[]): Rows {
  const height = Math.max(0, ...columns.map((column) => column.length));
  return Array.from({ length: height }, (_row, index) => columns.map((column) => column[index] ?? ''));
}

/** What each block is to be used as: `block-12` with a choice of the list; those without a choice are left out. */
export function postedMoves(form: FormData): { block: number; target: Target }[] {
  const rest = form.get('resten') === 'lopande';
  return [...form].flatMap(([name, value]) => {
    const block = /^block-(\d{1,6})$/.exec(name)?.[1];
    if (block === undefined || typeof value !== 'string') return [];
    if (value === '') return rest ? [{ block: Number(block), target: { to: 'prose' as const } }] : [];
    return [{ block: Number(block), target: targetOf(value) ?? broken() }];
  });
}

/** Who promises, by point: `agare-3` with each owner; `agare-alla` for the points that have no answer of their own. */
export function postedOwners(form: FormData): Map<number, string[]> {
  const common = form.getAll('agare-alla').map(String);
  return new Map(
    form.getAll('punkter').map((number): [number, string[]] => {
      const own = form.getAll(`agare-${String(number)}`).map(String);
      return [wholeNumber(number) ?? broken(), own.length === 0 ? common : own];
    }),
  );
}

/** What is to be done with a point, or with the list of them. @throws AppError `usage` */
export function postedChange(form: FormData): PointChange {
  const after = wholeNumber(form.get('efter'));
  if (after !== null) return { change: 'add', after };
  const point = wholeNumber(form.get('punkt')) ?? broken();
  const to = wholeNumber(form.get('plats'));
  if (to !== null && to > 0) return { change: 'place', point, to };
  return form.get('bort') === 'ja' ? { change: 'remove', point } : broken();
}

/** A whole number in a form, or null. */
export function wholeNumber(value: FormDataEntryValue | string | null): number | null {
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) : null;
}

function broken(): never {
  throw new AppError('usage', { what: BROKEN });
}
