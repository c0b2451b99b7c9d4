import { fail, redirect, type Actions, type ServerLoad } from '@sveltejs/kit';
import { keepRefusal } from '#access/refusal.server.ts';
import { INSTALLATION } from '#platform/audit.server.ts';
import { ERRORS, sentenceFor } from '#platform/errors.ts';
import { sharedReading } from '#reading/shared-reading.server.ts';
import { importOverview } from '#report-back/import-overview.server.ts';
import { receiveDocuments } from '#report-back/receive-documents.server.ts';
import { makeMunicipality } from '#report-back/make-municipality.server.ts';
import { documentsFromForm } from '#routes/arbete/import/documents-from-form.ts';
import { officeActor } from '#routes/arbete/office-actor.ts';
import { refuse } from '#routes/arbete/office-work.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { wordsSent } from '#routes/arbete/words-sent.ts';
import { siteContext } from '#routes/site-context.ts';

export const load: ServerLoad = async ({ locals, url }) => {
  const ctx = await siteContext();
  const slug = url.searchParams.get('kommun');
  return {
    ...(await importOverview(ctx, officeActor(locals), slug).catch(refuse)),
    chosen: slug,
    removed: url.searchParams.has('borttaget'),
    wanted: url.searchParams.get('namn'),
  };
};

export const actions: Actions = {
  /** The answer is the table itself: sending the same documents once more changes nothing. */
  dokument: async ({ request, locals }) => {
    try {
      const ctx = await siteContext();
      const sent = await documentsFromForm(request).catch(async (fault: unknown) => {
        await keepRefusal(ctx.db, INSTALLATION, officeActor(locals), fault);
        throw fault;
      });
      const read = (bytes: Uint8Array, name: string) => sharedReading().read(bytes, name, request.signal);
      return { received: await receiveDocuments(ctx, officeActor(locals), sent, read) };
    } catch (error) {
      const code = foreseen(error);
      return fail(ERRORS[code].status, { error: sentenceFor(error) });
    }
  },
  kommun: async ({ request, locals }) => {
    const form = await wordsSent(request);
    const typed = { name: String(form.get('namn') ?? ''), slug: String(form.get('adress') ?? '') };
    const made = await makeMunicipality(await siteContext(), officeActor(locals), typed).catch(refuse);
    if ('errors' in made) return fail(400, { newMunicipality: { typed, errors: made.errors } });
    redirect(
      303,
      officeActor(locals).personId === null ? `/arbete/import?kommun=${made.slug}` : `/arbete/kommun/${made.slug}`,
    );
  },
};
