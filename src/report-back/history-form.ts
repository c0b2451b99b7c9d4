import { z } from 'zod';
import type { Parsed } from '#promise/keys-form.ts';

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
      faults: [{ field: 'innehall', message: 'Formuläret kom inte fram helt. Ladda om sidan och försök igen.' }],
    };
  const { trad, version, senaste } = parsed.data;
  return { ok: true, value: { thread: trad, versionId: version, expectedNo: senaste } };
}
