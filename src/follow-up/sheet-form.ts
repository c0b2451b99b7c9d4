import { z } from 'zod';
import type { TakenRow } from '#follow-up/sheet.server.ts';

const Text = z.string().max(25_000);
const Row = z.strictObject({
  key: z.string().max(50),
  no: z.int().min(0).max(1_000_000),
  words: z.strictObject({ Resultat: Text, Status: Text, Skäl: Text, 'Nästa steg': Text, Siffror: Text }),
});
const MOST = 10_000;

/** The changes of a sheet that were shown and are taken: those that are ticked. */
export function takenRows(sent: FormData): { rows: TakenRow[] } | { error: string } {
  const ticked = new Set(sent.getAll('ta').map(String));
  const rows: TakenRow[] = [];
  for (const value of sent.getAll('rad').slice(0, MOST)) {
    const read = Row.safeParse(jsonOf(String(value)));
    if (!read.success) return { error: 'Formuläret kom inte fram helt. Skicka kalkylbladet igen.' };
    if (ticked.has(read.data.key)) rows.push(read.data);
  }
  return rows.length === 0 ? { error: 'Välj minst en rad att spara, eller gå tillbaka.' } : { rows };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
