import { inWork } from '#access/work.server.ts';
import type { Actor } from '#access/actor.ts';
import type { Report } from '#checking/report.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { promiseSlug } from '#places/slug.ts';
import type { PromiseFor } from '#promise/promise-for.server.ts';
import type { Reading } from '#reading/reading.ts';
import { acceptImport } from '#report-back/accept-import.server.ts';
import { importDocument } from '#report-back/import-document.server.ts';
import { loadImport } from '#report-back/import-queries.server.ts';
import { sameAsDraft } from '#report-back/same-promise.server.ts';

export type FileImported = {
  /** 'linkoping/skaggetorp-2017'; for a draft the address that it would get; null where the document tells no period. */
  readonly promise: string | null;
  readonly state: 'draft' | 'accepted' | 'already-imported';
  readonly findings: number;
  /** Why the draft could not be accepted though it was asked for; null else. */
  readonly obstacle: string | null;
  /** 'linkoping/skaggetorp-2017': a promise that is there already for the same areas and period; null else. */
  readonly same: string | null;
};

/**
 * Keeps one read document as a draft and, where asked for, takes it as the record. What needs a person stays a draft.
 * The same file once more changes nothing, except that a draft is accepted when that is asked for.
 */
export async function importFile(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  municipality: Pick<MunicipalityRef, 'id' | 'slug'>,
  document: { readonly bytes: Uint8Array; readonly reading: Reading },
  accept: boolean,
): Promise<FileImported> {
  const { id, slug } = municipality;
  const at = (promise: PromiseFor | null): string | null => (promise === null ? null : `${slug}/${promise.slug}`);
  const imported = await inWork(ctx.db, id, actor, (work) => importDocument(work, document));
  const findings = document.reading.report.findings.length;
  let { already } = imported;
  let obstacle: string | null = null;
  if (imported.state === 'draft' && accept) {
    const tried = await inWork(ctx.db, id, actor, (work) => acceptImport(work, imported.id, null, 'allow')).catch(
      refusal,
    );
    if ('promise' in tried) {
      const promise = `${slug}/${tried.promise}`;
      return { promise, state: 'accepted', findings, obstacle: null, same: at(tried.same) };
    }
    // Somebody else accepted it at the same moment.
    if (tried.code === 'import-not-found') already = true;
    else obstacle = String(tried.details['why'] ?? '');
  }
  const { shown, same } = await inWork(ctx.db, id, actor, async (work) => ({
    shown: already ? await loadImport(work, imported.id) : null,
    same: at(await sameAsDraft(work, imported.id)),
  }));
  if (!already) return { promise: wouldBe(slug, document.reading.report), state: 'draft', findings, obstacle, same };
  if (shown === null || shown.state === 'discarded') throw new AppError('import-not-found');
  const promise = shown.promise === null ? wouldBe(slug, shown.draft.report) : `${slug}/${shown.promise}`;
  const state = obstacle === null ? 'already-imported' : 'draft';
  return { promise, state, findings, obstacle, same };
}

function refusal(error: unknown): AppError {
  if (error instanceof AppError && ['import-needs-person', 'import-not-found'].includes(error.code)) return error;
  throw error;
}

function wouldBe(slug: string, { areas, period }: Report): string | null {
  return period === null ? null : `${slug}/${promiseSlug(areas, period)}`;
}
