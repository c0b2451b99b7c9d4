import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { MOST_CODED, sameCoding, type Coded } from '#dialogue/coding.ts';
import { loadCoding } from '#dialogue/coding-queries.server.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';

/**
 * Says what an answer is about: themes, each with its place and time where they are known; none where it is about no theme.
 * `expectedNo` is the coding that was seen, 0 where there was none. What says the same as the last one is not written again.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile` where somebody has coded it since, `theme-not-in-use`
 */
export async function saveCoding(
  work: Work,
  inputId: string,
  { expectedNo, coded }: { readonly expectedNo: number; readonly coded: readonly Coded[] },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  await mustCode(work, inputId);
  const before = await loadCoding(work, inputId);
  if (before.no > 0 && sameCoding(before.coded, coded)) return;
  if (before.no !== expectedNo) throw new AppError('edited-meanwhile');
  const themes = await loadThemes(work);
  if (coded.length > MOST_CODED || coded.some(({ themeId }) => themes.get(themeId)?.state !== 'active'))
    throw new AppError('theme-not-in-use');
  const own = { municipality_id: municipalityId, input_id: inputId, no: expectedNo + 1 };
  const db = tx.withTables<DialogueTables>();
  await db
    .insertInto('coding')
    .values({ ...own, by_person: actor.personId })
    .execute();
  const rows = coded.map(({ themeId, place, placeWords, time }, index) => ({
    ...own,
    position: index + 1,
    theme_id: themeId,
    place,
    place_words: placeWords,
    time_of_day: time,
  }));
  if (rows.length > 0) await db.insertInto('coding_theme').values(rows).execute();
  const event = registerEvent(work, 'input-coded', inputId);
  await appendAudit(tx, { ...event, data: { ...event.data, no: own.no } });
}

async function mustCode({ tx, municipalityId, actor }: Work, inputId: string): Promise<void> {
  const { rows } = await sql<{ areaId: string | null }>`
    select v.area_id as "areaId" from input i
    join dialogue_version v on (v.municipality_id, v.id) = (i.municipality_id, i.dialogue_version_id)
    where i.municipality_id = ${municipalityId} and i.id = ${inputId}`.execute(tx);
  if (rows[0] === undefined) throw new AppError('not-found');
  authorize(actor, 'dialogue:write', jointScope(municipalityId, rows[0].areaId));
}
