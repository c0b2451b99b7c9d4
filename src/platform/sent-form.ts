import type { z } from 'zod';

/** What is wrong with a field, by the id that the field has on the page. */
export type FieldFault = { readonly field: string; readonly message: string };
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** The words of a form by its rules; of each field its first fault, by the field's name. */
export function parseForm<T extends z.ZodType>(rules: T, form: FormData): Parsed<z.output<T>> {
  const parsed = rules.safeParse(Object.fromEntries(form));
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message }));
  return { ok: false, faults: faults.filter((one, at) => faults.findIndex(({ field }) => field === one.field) === at) };
}

/** What was typed, to be shown again: text fields only. */
export function typedWords(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
