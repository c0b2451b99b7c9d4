import { QuestionFormShape } from '#dialogue/question-form-shape.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';

/** So many forms are kept, those that were read first are let go first. */
const MOST = 200;

const kept = new Map<string, QuestionForm>();

/**
 * The questions of a version as they are stored, looked through once: a version never changes, and each answer that comes in is
 * read by them. Whether somebody may see or answer it is asked each time, of the row.
 */
export function keptForm(municipalityId: string, versionId: string, stored: unknown): QuestionForm {
  const key = `${municipalityId} ${versionId}`;
  const before = kept.get(key);
  if (before !== undefined) return before;
  const form = QuestionFormShape.parse(stored);
  const [first] = kept.keys();
  if (kept.size >= MOST && first !== undefined) kept.delete(first);
  kept.set(key, form);
  return form;
}
