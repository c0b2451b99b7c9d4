import type { Work } from '#access/work.server.ts';
import { mustWriteDialogue } from '#dialogue/must-write.server.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { loadThemeAnswers, loadThemes } from '#dialogue/theme-queries.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Writes why a theme of a dialogue led to no promise; `body` null takes it back. `expectedNo` is the version that was seen,
 * 0 where there was none.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile`
 */
export async function answerTheme(
  work: Work,
  {
    dialogueId,
    themeId,
    expectedNo,
    body,
  }: {
    readonly dialogueId: string;
    readonly themeId: string;
    readonly expectedNo: number;
    readonly body: string | null;
  },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await mustWriteDialogue(work, dialogueId);
  if (!(await loadThemes(work)).has(themeId)) throw new AppError('not-found');
  const before = (await loadThemeAnswers(work, dialogueId)).find((one) => one.themeId === themeId);
  if ((before?.body ?? null) === body) return;
  if ((before?.no ?? 0) !== expectedNo) throw new AppError('edited-meanwhile');
  await tx
    .withTables<DialogueTables>()
    .insertInto('theme_answer')
    .values({
      municipality_id: municipalityId,
      dialogue_id: dialogueId,
      theme_id: themeId,
      no: expectedNo + 1,
      body,
      by_person: actor.personId,
    })
    .execute();
  const event = registerEvent(work, 'theme-answered', themeId);
  await appendAudit(tx, { ...event, data: { ...event.data, dialogue: dialogueId, no: expectedNo + 1 } });
}
