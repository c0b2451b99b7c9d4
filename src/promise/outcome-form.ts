import { z } from 'zod';
import type { FieldFault, Parsed } from '#platform/sent-form.ts';
import { OUTCOME_KINDS, type Outcome, type OutcomeKind } from '#promise/promise-record.ts';

/** What becomes of a point, as it is chosen. */
export const OUTCOME_CHOICES: Readonly<Record<OutcomeKind, string>> = {
  closed: 'Avslutad: den är klar och tas inte med',
  carried: 'Tas med till nästa löfte som den är',
  reworded: 'Tas med till nästa löfte med nya ord',
  split: 'Delas upp i flera punkter i nästa löfte',
  merged: 'Slås ihop med andra punkter i nästa löfte',
  prolonged: 'Förlängs in i nästa löfte',
  transferred: 'Överlämnas till någon annan',
  dropped: 'Stryks',
};

const LONGEST = { reason: 4_000, to: 500 } as const;

export type PointOutcome = Outcome & { readonly pointId: string };

/**
 * What becomes of points, by their ids: `blir-ID`, `skal-ID`, `till-ID`. A point without a choice is left as it is, unless
 * `all` asks for every one of them (to close the promise).
 */
export function outcomesSent(
  form: FormData,
  points: readonly { readonly id: string; readonly number: number }[],
  all: boolean,
): Parsed<readonly PointOutcome[]> {
  const faults: FieldFault[] = [];
  const outcomes = points.flatMap(({ id, number }): PointOutcome[] => {
    const fault = (name: string, message: string): never[] => {
      faults.push({ field: `${name}-${id}`, message: `Punkt\u00a0${number}: ${message}` });
      return [];
    };
    const said = word(form, `blir-${id}`);
    const [reason, to] = [word(form, `skal-${id}`), word(form, `till-${id}`)];
    if (said === '') return all ? fault('blir', 'välj vad det blir av punkten.') : [];
    const kind = z.enum(OUTCOME_KINDS).safeParse(said);
    if (!kind.success) return fault('blir', 'välj något i listan.');
    if (reason === '') return fault('skal', 'skriv varför.');
    if (reason.length > LONGEST.reason) return fault('skal', 'skriv högst 4\u00a0000\u00a0tecken.');
    const transferred = kind.data === 'transferred';
    if (transferred && to === '') return fault('till', 'skriv vem som tar över.');
    if (transferred && to.length > LONGEST.to) return fault('till', 'skriv högst 500\u00a0tecken.');
    return [{ pointId: id, kind: kind.data, reason, transferredTo: transferred ? to : null }];
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: outcomes };
}

export type ProlongSent = { readonly to: string; readonly publicNote: string; readonly expectedNo: number };

/** The new last day and why. */
export function prolongSent(form: FormData): Parsed<ProlongSent> {
  const parsed = z
    .object({
      sistadag: z.iso.date('Skriv den nya sista dagen så här: 2026-05-14.'),
      not: z
        .string('Skriv varför löftet förlängs.')
        .trim()
        .min(1, 'Skriv varför löftet förlängs.')
        .max(2_000, 'Skriv högst 2\u00a0000\u00a0tecken.'),
      version: z.coerce.number().int().min(1),
    })
    .safeParse(Object.fromEntries(form));
  if (!parsed.success)
    return { ok: false, faults: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0]), message })) };
  const { sistadag, not, version } = parsed.data;
  return { ok: true, value: { to: sistadag, publicNote: not, expectedNo: version } };
}

function word(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
