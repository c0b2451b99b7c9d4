import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { changeEntry } from '#follow-up/change-entry.server.ts';
import { loadCell } from '#follow-up/cell-queries.server.ts';
import { figureInputs, type EntryTyped } from '#follow-up/entry-form.ts';
import type { EntryAt } from '#follow-up/entry-place.server.ts';

/**
 * Saves the form of one cell.
 * @throws AppError as changeEntry
 */
export async function saveCell(work: Work, slug: string, at: EntryAt, typed: EntryTyped, today: string): Promise<null> {
  const cell = await loadCell(work, slug, at, today);
  if (cell === null) throw new AppError('entry-not-found');
  const { figures, ...words } = typed;
  const own = { source: cell.party.name, period: cell.round.period };
  await changeEntry(work, {
    ...at,
    ...words,
    told: cell.entry?.told ?? 'apart',
    figures: figureInputs(figures, cell.entry?.figures ?? [], own),
    today,
  });
  return null;
}
