import type { Work } from '#access/work.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { oneOpenQuestion, standardForm } from '#dialogue/standard-form.ts';
import { isUuid } from '#platform/is-uuid.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Questions that a dialogue can begin from, under its own title: the usual ones (`vanliga`), one that is open (`en`), or those
 * of another dialogue by its id.
 * @throws AppError `not-found`, `usage` where nothing was chosen
 */
export async function startForm(work: Work, id: string, from: string): Promise<QuestionForm> {
  const { form, place } = await loadDialogue(work, id);
  if (from === 'vanliga')
    return { ...form, elements: standardForm(form.title, place === null ? [] : [place]).elements };
  if (from === 'en') return { ...form, elements: [oneOpenQuestion()] };
  if (!isUuid(from)) throw new AppError('usage', { what: 'Välj vilka frågor dialogen ska börja med.' });
  const other = await loadDialogue(work, from);
  return { ...other.form, title: form.title };
}
