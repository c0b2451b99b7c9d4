import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import { draftsOfLists } from '#publication/list-drafts.server.ts';
import type { Setting } from '#publication/prepare-publication.server.ts';
import { withLanguages } from '#publication/translation-marks.ts';
import { storePublications, type Draft, type Stored } from '#publication/store-publications.server.ts';
import type { Ground, StoredSize } from '#publication/version.ts';

type Put = {
  readonly setting: Setting;
  readonly drafts: readonly Draft[];
  readonly size: StoredSize;
  readonly ground: Ground;
  /** Why the pages of areas and municipality change, for their readers. */
  readonly cause: string;
  /** An invented time, for a demonstration; null is now. */
  readonly at: Date | null;
};

/**
 * Stores pages of a promise, and those of its areas and municipality that change with them; tells the audit chain and
 * every process. None where everything already stood so.
 */
export async function putOut(work: Work, { setting, drafts, size, ground, cause, at }: Put): Promise<Stored[]> {
  const { tx, municipalityId, actor } = work;
  const { record, frame, areas, languages } = setting;
  const pages = await storePublications(work, drafts, at);
  const stored = [...pages];
  for (const lang of languages) {
    const lists = await draftsOfLists(work, { areas, frame: { ...frame, lang }, ground, cause });
    const marked = lists.map((draft) => ({ ...draft, model: withLanguages(draft.model, languages) }));
    stored.push(...(await storePublications(work, marked, at)));
  }
  if (stored.length === 0) return stored;
  await appendAudit(tx, {
    municipalityId,
    type: size === 'withdrawal' ? 'promise-withdrawn' : 'promise-published',
    subjectId: record.id,
    personId: actor.personId,
    data: { publications: stored.map(({ id, sha256 }) => ({ id, sha256 })), size, ground, via: actor.via },
  });
  await announcePublication(tx, frame.municipality.slug);
  return stored;
}
