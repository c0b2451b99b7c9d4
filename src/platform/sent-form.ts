import type { z } from 'zod';

/** What is wrong with a field, by the id that the field has on the page. */
export type FieldFault = { readonly field: string; readonly message: string };
export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly faults: readonly FieldFault[] };

/** Of what no form of ours sends, as a forged number: where a rule has no words of its own, they would else be zod's, in English. */
export const NOT_WHOLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';

/** What was sent by its rules, and what is wrong with it in Swedish. */
export function tryRules<T extends z.ZodType>(rules: T, sent: unknown): z.ZodSafeParseResult<z.output<T>> {
  return rules.safeParse(sent, { error: () => NOT_WHOLE });
}

/** The words of a form by its rules; of each field its first fault, by the field's name. */
export function parseForm<T extends z.ZodType>(rules: T, form: FormData): Parsed<z.output<T>> {
  const parsed = tryRules(rules, Object.fromEntries(form));
  if (parsed.success) return { ok: true, value: parsed.data };
  const faults = parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? ''), message }));
  return { ok: false, faults: faults.filter((one, at) => faults.findIndex(({ field }) => field === one.field) === at) };
}

/** What was typed, to be shown again: text fields only. */
export function typedWords(form: FormData): Record<string, string> {
  return Object.fromEntries([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}
