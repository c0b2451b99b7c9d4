import { z } from 'zod';

const Table = z.array(z.array(z.string().max(40_000)).max(100)).max(12_000);

/** A table that was shown and comes back to be kept; null where it did not come whole. */
export function tableSent(sent: FormData): string[][] | null {
  const text = sent.get('tabell');
  if (typeof text !== 'string') return null;
  try {
    return Table.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
