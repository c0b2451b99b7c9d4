import type { Work } from '#access/work.server.ts';
import { publicLanguages } from '#places/public-languages.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { waitForOthers } from '#publication/publish-promise.server.ts';
import { publishingFrame } from '#publication/publishing-frame.server.ts';
import { putOutLists } from '#publication/put-out.server.ts';

const CAUSE = 'Områdena eller deras namn har ändrats.';

/**
 * Publishes the pages of areas and municipality anew where areas have been renamed, split or merged by `today`
 * (`YYYY-MM-DD`), in the languages that they are published in. Tells whether anything was.
 */
export async function renewLists(work: Work, today: string): Promise<boolean> {
  const { tx, municipalityId } = work;
  await waitForOthers(tx, municipalityId);
  const own = async (lang: Lang) =>
    (await latestPublications(tx, municipalityId, ['municipality'], null, lang)).get(municipalityId);
  const swedish = await own('sv');
  if (swedish === undefined) return false;
  const languages: Lang[] = [];
  for (const lang of await publicLanguages(work)) if ((await own(lang)) !== undefined) languages.push(lang);
  const { frame, areas } = await publishingFrame(work, today);
  const { ground } = swedish;
  return (await putOutLists(work, { frame, areas, languages, ground, cause: CAUSE, at: null })).length > 0;
}
