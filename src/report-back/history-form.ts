import { z } from 'zod';
import type { Parsed } from '#platform/sent-form.ts';

const UNREADABLE = 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.';

const Sent = z.object({
  trad: z.union([z.literal('point'), z.uuid()]),
  version: z.uuid(),
  senaste: z.coerce.number().int().min(1),
});

/** Which version is to be said again, and which one stood last when the page was read. */
export function restoringSent(form: FormData): Parsed<{ thread: string; versionId: string; expectedNo: number }> {
  const parsed = Sent.safeParse(Object.fromEntries(form));
  if (!parsed.success)
    return {
      ok: false,
      faults: [{ field: 'innehall', message: UNREADABLE }],
    };
  const { trad, version, senaste } = parsed.data;
  return { ok: true, value: { thread: trad, versionId: version, expectedNo: senaste } };
}

const Trashed = z.object({ slag: z.enum(['point', 'activity']), id: z.uuid() });

/** What is to be taken out of the bin. */
export function restoringTrashed(form: FormData): Parsed<{ kind: 'point' | 'activity'; id: string }> {
  const parsed = Trashed.safeParse(Object.fromEntries(form));
  return parsed.success
    ? { ok: true, value: { kind: parsed.data.slag, id: parsed.data.id } }
    : { ok: false, faults: [{ field: 'innehall', message: UNREADABLE }] };
}
