import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { listDialogues } from '#dialogue/dialogue-queries.server.ts';
import { toldCounts, wholeCounts } from '#dialogue/theme-counts.ts';
import { countThemes, loadThemeAnswers, loadThemes } from '#dialogue/theme-queries.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadSettings } from '#places/settings.server.ts';
import { loadPointsAlone } from '#promise/point-queries.server.ts';
import { listPromises } from '#promise/promise-queries.server.ts';
import { pointsOfThemes } from '#promise/theme-links.server.ts';
import { chainOf, type Chain } from '#report-back/chain.ts';

export type ChainPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogues: readonly { readonly id: string; readonly title: string }[];
  readonly promises: readonly { readonly slug: string; readonly title: string }[];
  /** What is chosen; null means every dialogue, and every promise that is not closed. */
  readonly dialogue: string | null;
  readonly promise: string | null;
  readonly chain: Chain;
};

/** From what people said to what was promised, of all dialogues and open promises or of one. */
export async function loadChainPage(
  work: Work,
  municipality: MunicipalityRef,
  asked: { readonly dialogueId: string | null; readonly promiseSlug: string | null },
): Promise<ChainPage> {
  const { tx, municipalityId } = work;
  const themes = await loadThemes(work);
  const dialogues = await listDialogues(work);
  const promises = await listPromises(tx, municipalityId);
  const dialogue = dialogues.find(({ id }) => id === asked.dialogueId)?.id ?? null;
  const one = promises.find(({ slug }) => slug === asked.promiseSlug);
  const chosen = one === undefined ? promises.filter(({ closedAt }) => closedAt === null) : [one];
  const points = await loadPointsAlone(
    tx,
    municipalityId,
    chosen.map(({ id }) => id),
  );
  const counts = await countThemes(work, themes);
  const reads = can(work.actor, 'dialogue:write', jointScope(municipalityId, null));
  const inAll = reads ? wholeCounts(counts) : toldCounts(counts, (await loadSettings(work)).fewestTold);
  const told = (themeId: string): number | null => inAll(themeId, dialogue);
  const links = await pointsOfThemes(work, themes, one?.id ?? null);
  return {
    municipality,
    dialogues: dialogues.map(({ id, title }) => ({ id, title })),
    promises: promises.map(({ slug, title }) => ({ slug, title })),
    dialogue,
    promise: one?.slug ?? null,
    chain: chainOf(
      themes,
      { counts: dialogue === null ? counts : counts.filter(({ dialogueId }) => dialogueId === dialogue), told },
      links,
      await loadThemeAnswers(work, dialogue),
      chosen.flatMap((promise) =>
        (points.get(promise.id) ?? []).map(({ id, slug, body }) => ({
          id,
          slug,
          body,
          promiseSlug: promise.slug,
          promiseTitle: promise.title,
        })),
      ),
    ),
  };
}
