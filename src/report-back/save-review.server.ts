import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { correctImport } from '#report-back/correct-import.server.ts';
import { loadDraft, loadImport } from '#report-back/import-queries.server.ts';
import type { ImportDraft } from '#report-back/import-record.ts';
import type { Reading } from '#reading/reading.ts';
import type { Content } from '#report-back/review-fields.ts';
import { recheck } from '#report-back/review-findings.ts';
import { moveBlock, type Target } from '#report-back/review-moves.ts';
import { addPoint, placePoint, pointNow, removePoint, type PointChange } from '#report-back/review-order.ts';
import { withOwners } from '#report-back/review-point.ts';
import { importVersion } from '#report-back/review-queries.server.ts';
import { planSave, type Plan, type Posted } from '#report-back/review-save.ts';

/** Which draft, and the version of it that the person saw. */
export type Seen = { readonly importId: string; readonly no: number };
export type Saved = { readonly no: number; readonly outcome: Plan };

type Both = { readonly reading: Reading; readonly seen: ImportDraft; readonly current: ImportDraft };

/**
 * Saves what one form of the review sent. What others have saved meanwhile stays, unless it is the very same field: then
 * nothing is saved, and the answer holds both texts.
 * @throws AppError `import-not-found` where there is no such draft
 */
export async function saveFields(work: Work, at: Seen, posted: Posted): Promise<Saved> {
  const both = await loadBoth(work, at);
  const outcome = planSave(both.seen, both.current, posted);
  if (outcome.kind !== 'write') return { no: both.current.no, outcome };
  return { no: await write(work, at, both, outcome.content), outcome };
}

/**
 * Moves blocks to other fields: a field that a block is in already stays as it is.
 * @throws AppError `import-not-found`; `usage` where a block or point is gone
 */
export function moveBlocks(
  work: Work,
  at: Seen,
  moves: readonly { readonly block: number; readonly target: Target }[],
) {
  return change(work, at, ({ reading, seen, current }) =>
    moves.reduce<Content>((content, { block, target }) => {
      if (!('point' in target)) return moveBlock(reading, content, block, target);
      // A move before this one may have taken a point away.
      const point = pointNow(seen.report, content.report, target.point) ?? gone();
      return moveBlock(reading, content, block, { ...target, point });
    }, current),
  );
}

/** Adds, removes or moves a point. Said twice it is done once. */
export function changePoints(work: Work, at: Seen, asked: PointChange) {
  return change(work, at, ({ seen, current }) => {
    if (asked.change === 'add') return addPoint(current, asked.after);
    const point = pointNow(seen.report, current.report, asked.point);
    if (asked.change === 'remove') return point === null ? current : removePoint(current, point);
    return point === null ? gone() : placePoint(current, point, Math.min(asked.to, current.report.points.length));
  });
}

/** Says for several points at once who promises; a point without an answer of its own takes the common one. */
export function saveOwners(work: Work, at: Seen, owners: ReadonlyMap<number, readonly string[]>) {
  return change(work, at, ({ seen, current }) =>
    [...owners].reduce<Content>((content, [number, values]) => {
      const point = pointNow(seen.report, current.report, number);
      return point === null || values.length === 0 ? content : withOwners(content, point, values);
    }, current),
  );
}

/**
 * Takes the draft back to what it said before the version that the person saw; said once more, forward again.
 * @throws AppError `import-not-found`, `edited-meanwhile` where others have saved since
 */
export async function undoLast(work: Work, { importId, no }: Seen): Promise<number> {
  const current = await loadDraft(work, importId);
  if (current.no !== no) throw new AppError('edited-meanwhile');
  const before = await importVersion(work, importId, no - 1);
  if (before === null) return no;
  return correctImport(work, importId, no, { report: before.report, ownerNames: before.ownerNames });
}

async function change(work: Work, at: Seen, act: (both: Both) => Content): Promise<number> {
  const both = await loadBoth(work, at);
  const content = act(both);
  return sameContent(content, both.current) ? both.current.no : write(work, at, both, content);
}

async function loadBoth(work: Work, { importId, no }: Seen): Promise<Both> {
  const current = await loadDraft(work, importId);
  const seen = no === current.no ? current : await importVersion(work, importId, no);
  const shown = await loadImport(work, importId);
  if (seen === null || shown === null) throw new AppError('import-not-found');
  return { reading: shown.reading, seen, current };
}

function write(work: Work, { importId }: Seen, { reading, current }: Both, content: Content): Promise<number> {
  const report = { ...content.report, findings: recheck(reading, content.report) };
  return correctImport(work, importId, current.no, { report, ownerNames: content.ownerNames });
}

function sameContent(one: Content, other: Content): boolean {
  return JSON.stringify([one.report, one.ownerNames]) === JSON.stringify([other.report, other.ownerNames]);
}

function gone(): never {
  throw new AppError('usage', {
    what: 'Punkten finns inte längre: någon annan har tagit bort den. Se hur listan ser ut nu.',
  });
}
