import type { Work } from '#access/work.server.ts';
import type { PaperForm } from '#documents/paper.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { paperForm } from '#dialogue/paper-form.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import type { Lang } from '#platform/texts/languages.ts';

export type PaperPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: { readonly id: string; readonly title: string; readonly slug: string };
  readonly paper: PaperForm;
};

/**
 * The questions that people answer now, or the latest where nobody does, as a form on paper.
 * @throws AppError `not-found`
 */
export async function loadPaperPage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  { lang, today, origin }: { readonly lang: Lang; readonly today: string; readonly origin: string },
): Promise<PaperPage> {
  const dialogue = await loadDialogue(work, id);
  const { feedbackDue, heldTo, kind, open, slug, title } = dialogue;
  const { definition, form, no } = open ?? dialogue;
  const path = `/svara/${municipality.slug}/${slug}`;
  const asked = { form, no, definition, feedbackDue, heldTo, kind, isOpen: open !== null };
  return {
    municipality,
    dialogue: { id, title, slug },
    paper: paperForm({ ...asked, lang, today, path, origin }),
  };
}
