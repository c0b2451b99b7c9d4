import type { Work } from '#access/work.server.ts';
import type { Fact } from '#platform/canonical-json.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';
import { changedPages } from '#publication/history.ts';
import type { Latest } from '#publication/latest-publications.server.ts';
import { PageModel, subjectKindOf } from '#publication/page-model.ts';
import type { PublicationTables } from '#publication/tables.ts';
import type { Ground, StoredSize } from '#publication/version.ts';

/** A page as it would be published: stored only if it differs from what is published now. */
export type Draft = {
  readonly subjectId: string;
  /** Whose history it stands in; null for areas and municipalities, which have none. */
  readonly promiseId: string | null;
  readonly model: PageModel;
  readonly before: Latest | undefined;
  readonly fromVersions: readonly string[];
  readonly size: StoredSize;
  readonly note: string | null;
  readonly ground: Ground;
};

export type Stored = {
  readonly id: string;
  readonly subjectId: string;
  readonly path: string;
  readonly lang: Lang;
  readonly no: number;
  readonly sha256: string;
};

/** Whether the page says anything else than what is published. */
export function differs({ model, before }: Pick<Draft, 'model' | 'before'>): boolean {
  return before === undefined || modelHash(model) !== before.sha256;
}

/**
 * Adds a version of each page that has changed. The model is taken apart by its strict schema first: what is not named
 * there cannot be stored.
 * @throws AppError `publication-note-missing` where a change has no note, `published-meanwhile` where somebody else has
 *   published the same page since it was read
 * @param at an invented time, for a demonstration; null is now
 */
export async function storePublications(
  work: Work,
  drafts: readonly Draft[],
  at: Date | null = null,
): Promise<Stored[]> {
  const changed = drafts.filter(differs);
  if (changed.length === 0) return [];
  if (changed.some(({ before, note }) => before !== undefined && note === null)) {
    throw new AppError('publication-note-missing');
  }
  const rows = changed.map((draft) => ({ ...rowOf(work, draft), ...(at === null ? {} : { at }) }));
  await work.tx
    .withTables<PublicationTables>()
    .insertInto('publication')
    .values(rows)
    .execute()
    .catch((error: unknown) => {
      throw isTakenNumber(error) ? new AppError('published-meanwhile', {}, error) : error;
    });
  await storeEvents(work, changed, at);
  return rows.map((row, index) => ({
    id: row.id,
    subjectId: row.subject_id,
    path: changed[index]?.model.path ?? '',
    lang: row.lang,
    no: row.no,
    sha256: row.sha256,
  }));
}

function rowOf({ municipalityId, actor }: Work, draft: Draft) {
  const model = PageModel.parse(draft.model);
  return {
    municipality_id: municipalityId,
    id: newId(),
    subject_kind: subjectKindOf(model),
    subject_id: draft.subjectId,
    channel: 'web' as const,
    lang: model.lang,
    no: (draft.before?.no ?? 0) + 1,
    size: draft.size,
    note: draft.note,
    ground: draft.ground,
    model: JSON.stringify(model),
    sha256: modelHash(model),
    from_versions: [...new Set(draft.fromVersions)],
    by_person: actor.personId,
  };
}

/** One event in the history of each promise whose pages got a new version. */
async function storeEvents({ tx, municipalityId }: Work, changed: readonly Draft[], at: Date | null): Promise<void> {
  // What is written in Swedish is what the history tells of; the other languages follow it.
  const swedish = changed.filter(({ model }) => model.lang === 'sv');
  const rows = [...Map.groupBy(swedish, ({ promiseId }) => promiseId)].flatMap(([promiseId, drafts]) => {
    const [first] = drafts;
    if (promiseId === null || first === undefined) return [];
    const pages = changedPages(drafts.map(({ before, model }) => ({ before: before?.model, model })));
    return {
      municipality_id: municipalityId,
      id: newId(),
      promise_id: promiseId,
      ...(at === null ? {} : { at }),
      size: first.size,
      note: first.note,
      pages: JSON.stringify(pages),
    };
  });
  if (rows.length > 0) await tx.withTables<PublicationTables>().insertInto('history_event').values(rows).execute();
}

/** What a version of a page is known by. */
export function modelHash(model: PageModel): string {
  return contentHash(model as Fact);
}

/** `unique (…, no)`: somebody has taken the number. */
function isTakenNumber(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
