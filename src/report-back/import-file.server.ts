import { inWork } from '#access/work.server.ts';
import type { Actor } from '#access/actor.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { promiseSlug } from '#places/slug.ts';
import type { Reading } from '#reading/reading.ts';
import { acceptImport } from '#report-back/accept-import.server.ts';
import { importDocument } from '#report-back/import-document.server.ts';
import { loadImport } from '#report-back/import-queries.server.ts';

export type FileImported = {
  /** 'linkoping/skaggetorp-2017'; for a draft the address that it would get; null where the document tells no period. */
  readonly promise: string | null;
  readonly state: 'draft' | 'accepted' | 'already-imported';
  readonly findings: number;
  /** Why the draft could not be accepted though it was asked for; null else. */
  readonly obstacle: string | null;
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
  const imported = await inWork(ctx.db, id, actor, (work) => importDocument(work, document));
  const findings = document.reading.report.findings.length;
  if (imported.state === 'draft' && accept) {
    try {
      const promise = await inWork(ctx.db, id, actor, (work) => acceptImport(work, imported.id, null));
      return { promise: `${slug}/${promise}`, state: 'accepted', findings, obstacle: null };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'import-needs-person') throw error;
      const promise = wouldBe(slug, document.reading);
      return { promise, state: 'draft', findings, obstacle: String(error.details['why'] ?? '') };
    }
  }
  if (imported.already) {
    const shown = await inWork(ctx.db, id, actor, (work) => loadImport(work, imported.id));
    const promise = shown?.promise ? `${slug}/${shown.promise}` : wouldBe(slug, document.reading);
    return { promise, state: 'already-imported', findings, obstacle: null };
  }
  return { promise: wouldBe(slug, document.reading), state: 'draft', findings, obstacle: null };
}

function wouldBe(slug: string, { report }: Reading): string | null {
  return report.period === null ? null : `${slug}/${promiseSlug(report.areas, report.period)}`;
}
