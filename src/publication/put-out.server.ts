import type { Work } from '#access/work.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { markNews } from '#publication/mark-news.server.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { draftsOfLists } from '#publication/list-drafts.server.ts';
import { makeSearchDocuments } from '#publication/search/make-documents.server.ts';
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
  /** Pages of areas and municipality in this language alone; left out: in all of them. */
  readonly only?: Lang;
};

/**
 * Stores pages of a promise, and those of its areas and municipality that change with them; tells the audit chain and
 * every process. None where everything already stood so.
 */
export async function putOut(work: Work, { setting, drafts, size, ground, cause, at, only }: Put): Promise<Stored[]> {
  const { tx, municipalityId, actor } = work;
  const { record, frame, areas, languages } = setting;
  const pages = await storePublications(work, drafts, at);
  const stored = [
    ...pages,
    ...(await storeLists(work, { areas, frame, languages, ground, cause, at, ...(only && { only }) })),
  ];
  if (stored.length === 0) return stored;
  await makeSearchDocuments(work);
  const followers = await markNews(work, {
    promiseId: record.id,
    areas: record.areas.map(({ id }) => id),
    drafts,
    stored: pages,
    day: frame.today,
  });
  await appendAudit(tx, {
    municipalityId,
    type: size === 'withdrawal' ? 'promise-withdrawn' : 'promise-published',
    subjectId: record.id,
    personId: actor.personId,
    data: {
      publications: stored.map(({ id, sha256 }) => ({ id, sha256 })),
      size,
      ground,
      via: actor.via,
      ...(followers > 0 ? { followers } : {}),
    },
  });
  await announcePublication(tx, frame.municipality.slug);
  return stored;
}

type Lists = Pick<Put, 'ground' | 'cause' | 'at' | 'only'> & Pick<Setting, 'frame' | 'areas' | 'languages'>;

/** The pages of the areas and of the municipality alone, as `putOut` does it, where areas have changed and no promise. */
export async function putOutLists(work: Work, lists: Lists): Promise<Stored[]> {
  const { tx, municipalityId, actor } = work;
  const stored = await storeLists(work, lists);
  if (stored.length === 0) return stored;
  await makeSearchDocuments(work);
  await appendAudit(tx, {
    municipalityId,
    type: 'lists-published',
    subjectId: municipalityId,
    personId: actor.personId,
    data: { publications: stored.map(({ id, sha256 }) => ({ id, sha256 })), ground: lists.ground, via: actor.via },
  });
  await announcePublication(tx, lists.frame.municipality.slug);
  return stored;
}

async function storeLists(work: Work, { areas, frame, languages, ground, cause, at, only }: Lists): Promise<Stored[]> {
  const stored: Stored[] = [];
  for (const lang of only === undefined ? languages : [only]) {
    const drafts = await draftsOfLists(work, { areas, frame: { ...frame, lang }, ground, cause });
    const marked = drafts.map((draft) => ({ ...draft, model: withLanguages(draft.model, languages) }));
    stored.push(...(await storePublications(work, marked, at)));
  }
  return stored;
}
