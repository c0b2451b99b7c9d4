import type { Work } from '#access/work.server.ts';
import { answerTheme } from '#dialogue/answer-theme.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { newInputId } from '#dialogue/receipt.server.ts';
import { receiveInput } from '#dialogue/receive-input.server.ts';
import { saveCoding } from '#dialogue/save-coding.server.ts';
import { themeNamed } from '#dialogue/theme.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { addTheme, mergeTheme } from '#dialogue/write-theme.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { linkTheme } from '#promise/link-theme.server.ts';
import { loadPoints } from '#promise/point-queries.server.ts';
import type { DialogueRows } from './dialogue-rows.ts';

export type ThemeRows = {
  /** The theme of the answer: it has a point, and a merged theme before it. */
  readonly themeId: string;
  readonly mergedThemeId: string;
  /** The point that the theme led to. */
  readonly themePoint: string;
};

/** A row in every table of themes and codings. */
export async function themeRows(
  work: Work,
  { dialogueId, inputId }: DialogueRows,
  promiseId: string,
): Promise<ThemeRows> {
  const themeId = newId();
  await addTheme(work, themeId, { name: 'Belysning vid skolan', parentId: null });
  const merged = themeNamed(await loadThemes(work), 'Mörka och otrygga platser');
  if (merged === undefined) throw new Error('the usual themes are not there');
  await saveCoding(work, inputId, {
    expectedNo: 0,
    coded: [{ themeId: merged.id, place: null, placeWords: 'skolan', time: 'evening' }],
  });
  await mergeTheme(work, merged.id, { expectedNo: merged.no, into: themeId, reason: 'Samma sak.' });
  await answerTheme(work, { dialogueId, themeId, expectedNo: 0, body: 'Lamporna byts redan.' });
  const [point] = await loadPoints(work.tx, work.municipalityId, promiseId);
  const themePoint = point?.id ?? '';
  await linkTheme(work, { pointId: themePoint, themeId, linked: true });
  // One that nothing stops from being coded, and that nobody has coded.
  const { versionId } = await loadDialogue(work, dialogueId);
  const sent = { dialogueId, versionId, channel: 'web', lang: 'sv', day: '2021-09-02' } as const;
  await receiveInput(work.tx, work.municipalityId, { ...sent, id: newInputId(), answers: { trygg: 4 } });
  return { themeId, mergedThemeId: merged.id, themePoint };
}
