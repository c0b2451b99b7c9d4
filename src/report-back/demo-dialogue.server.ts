import type { Work } from '#access/work.server.ts';
import { answerTheme } from '#dialogue/answer-theme.server.ts';
import { readAnswers } from '#dialogue/answers.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { themeNamed, type Themes } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { addStatement } from '#dialogue/write-statement.server.ts';
import { addTheme } from '#dialogue/write-theme.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import type { DemoDialogue } from '#report-back/demo-dialogue-data.ts';
import { publishFeedback } from '#publication/publish-feedback.server.ts';
import { writeFeedback } from '#publication/write-feedback.server.ts';
import { idOf, type DemoRegisters } from '#report-back/demo-places.server.ts';
import { writeDemoWalk } from '#report-back/demo-walk.server.ts';
import type { DemoWritten } from '#report-back/demo-promise.server.ts';

/** Writes a dialogue of the demonstration: opened, answered, coded, closed if it is over, and what came of its themes. @returns its id */
export async function writeDemoDialogue(
  work: Work,
  registers: DemoRegisters,
  promises: ReadonlyMap<string, DemoWritten>,
  demo: DemoDialogue,
): Promise<string> {
  const { kind, title, area, places, definition, place, heldFrom, heldTo, feedbackDue } = demo;
  const areaId = area === null ? null : idOf(registers.areas, area);
  const form = { ...standardForm(title, places), handIn: demo.handIn };
  const input = { definition, place, heldFrom, heldTo, feedbackDue, areaId, form };
  const id = await beginDialogue(work, { id: newId(), kind, input });
  for (const words of demo.statements) await addStatement(work, id, { id: newId(), words });
  await stepDialogue(work, id, 'open');
  for (const { name, under } of demo.themes)
    await addTheme(work, newId(), {
      name,
      parentId: under === null ? null : themeId(await loadThemes(work), under),
    });
  const themes = await loadThemes(work);
  const { versionId } = await loadDialogue(work, id);
  for (const one of demo.answers) await answer(work, { dialogueId: id, versionId, form, themes }, one);
  for (const walk of demo.walks) await writeDemoWalk(work, id, walk);
  if (demo.step === 'closed') await stepDialogue(work, id, 'closed');
  for (const { theme, promise, point } of demo.points) {
    const points = promises.get(promise)?.points ?? new Map<string, string>();
    await linkTheme(work, { pointId: idOf(points, point), themeId: themeId(themes, theme), linked: true });
  }
  for (const { theme, body } of demo.whyNot)
    await answerTheme(work, { dialogueId: id, themeId: themeId(themes, theme), expectedNo: 0, body });
  return id;
}

/** Publishes what came of a dialogue, in every language that the municipality publishes in by then. */
export async function writeDemoFeedback(work: Work, id: string, feedback: DemoDialogue['feedback']): Promise<void> {
  if (feedback === null) return;
  await writeFeedback(work, id, { expectedNo: 0, ...feedback });
  await publishFeedback(work, id, { note: null, expectedNo: 0 });
}

type Asked = { dialogueId: string; versionId: string; form: QuestionForm; themes: Themes };

async function answer(
  work: Work,
  { dialogueId, versionId, form, themes }: Asked,
  demo: DemoDialogue['answers'][number],
): Promise<void> {
  const { answers, faults } = readAnswers(form, demo.answers);
  if (faults.length > 0) throw new Error(`demonstration: ${JSON.stringify(faults)}`);
  const { day, channel, lang } = demo;
  const id = newInputId();
  await receiveInput(work.tx, work.municipalityId, { id, dialogueId, versionId, channel, lang, day, answers });
  if (demo.themes === undefined) return;
  const coded = demo.themes.map(({ theme, place = null, placeWords = null, time = null }) => ({
    themeId: themeId(themes, theme),
    place,
    placeWords,
    time,
  }));
  await saveCoding(work, id, { expectedNo: 0, coded });
}

function themeId(themes: Themes, name: string): string {
  const theme = themeNamed(themes, name);
  if (theme === undefined) throw new Error(`demonstration: no theme ${name}`);
  return theme.id;
}
