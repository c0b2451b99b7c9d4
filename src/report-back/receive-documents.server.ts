import type { Actor } from '#access/actor.ts';
import { authorize } from '#access/authorize.ts';
import { keepRefusal } from '#access/refusal.server.ts';
import { inWork } from '#access/work.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError, sentenceFor } from '#platform/errors.ts';
import { findMunicipality, municipalitiesFor, type MunicipalityRef } from '#places/places-queries.server.ts';
import type { PromiseFor } from '#promise/promise-for.server.ts';
import type { Reading } from '#reading/reading.ts';
import { importDocument } from '#report-back/import-document.server.ts';
import { sameAsDraft } from '#report-back/same-promise.server.ts';
import { municipalityFor } from '#report-back/municipality-of-document.ts';

export type SentDocument = { readonly name: string; readonly bytes: Uint8Array };
type Read = (bytes: Uint8Array, name: string) => Promise<Reading>;

/** What happened to one document. */
export type Received =
  | {
      readonly file: string;
      readonly outcome: 'new' | 'draft-before' | 'accepted-before';
      /** Path of the page where it is reviewed. */
      readonly municipality: string;
      readonly id: string;
      /** A promise that is there already for the same areas and period; null else. */
      readonly same: PromiseFor | null;
    }
  /** The document names no municipality that is here; it is kept nowhere. */
  | { readonly file: string; readonly outcome: 'homeless'; readonly named: string | null }
  | { readonly file: string; readonly outcome: 'refused'; readonly why: string };

/**
 * Reads documents one after the other and keeps each as a draft. One that cannot be read or placed stops none of the
 * others. `slug` is the municipality's, or null: then each document goes to the one that it names, among those
 * where the actor may review.
 * @throws AppError `municipality-not-found`, `forbidden`, `not-found` (an outsider), and whatever is no fault of a document
 */
export async function receiveDocuments(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  { slug, documents }: { readonly slug: string | null; readonly documents: readonly SentDocument[] },
  read: Read,
): Promise<Received[]> {
  const chosen = slug === null ? null : await findMunicipality(ctx.db, slug);
  if (slug !== null && chosen === null) throw new AppError('municipality-not-found', { slug });
  if (chosen !== null)
    await inWork(ctx.db, chosen.id, actor, async ({ municipalityId }) =>
      authorize(actor, 'import:review', { municipalityId }),
    );
  const all = await municipalitiesFor(ctx.db, actor, 'import:review');
  const received: Received[] = [];
  for (const document of documents) received.push(await receive(ctx, actor, { document, chosen, all }, read));
  return received;
}

type Sent = {
  readonly document: SentDocument;
  readonly chosen: MunicipalityRef | null;
  readonly all: readonly MunicipalityRef[];
};

async function receive(
  ctx: Pick<Context, 'db'>,
  actor: Actor,
  { document: { name, bytes }, chosen, all }: Sent,
  read: Read,
): Promise<Received> {
  try {
    if (bytes.length === 0) throw new AppError('document-empty');
    const reading = await read(bytes, name);
    const municipality = chosen ?? municipalityFor(reading.report.municipality, all);
    if (municipality === null) return { file: name, outcome: 'homeless', named: reading.report.municipality };
    const { id, state, already, same } = await inWork(ctx.db, municipality.id, actor, async (work) => {
      const made = await importDocument(work, { bytes, reading });
      return { ...made, same: await sameAsDraft(work, made.id) };
    });
    const before = state === 'accepted' ? 'accepted-before' : 'draft-before';
    return { file: name, outcome: already ? before : 'new', municipality: municipality.slug, id, same };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await keepRefusal(ctx.db, chosen?.id ?? INSTALLATION, actor, error);
    return { file: name, outcome: 'refused', why: sentenceFor(error) };
  }
}
