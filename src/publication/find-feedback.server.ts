import type { Words } from '#dialogue/question-form.ts';
import { findDialogueAt } from '#dialogue/dialogue-queries.server.ts';
import { isPublicKind } from '#dialogue/dialogue.ts';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import { currentMunicipality } from '#places/places-queries.server.ts';
import { publicLanguages } from '#places/public-languages.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { isLate, type FeedbackModel, type FeedbackVersion } from '#publication/feedback-model.ts';
import { feedbackVersions, listFeedback, publishedFeedback } from '#publication/feedback-queries.server.ts';

export type FoundFeedback = {
  readonly look: PublicLook;
  readonly model: FeedbackModel;
  readonly version: FeedbackVersion;
  /** Every version, the latest first. */
  readonly versions: readonly FeedbackVersion[];
};

/** The page about a dialogue by its address, as it was last published in a language or in the version `no`; null where there is none. */
export async function findFeedback(
  db: Database,
  {
    municipality,
    dialogue,
    no,
  }: { readonly municipality: string; readonly dialogue: string; readonly no: number | null },
  lang: Lang,
): Promise<FoundFeedback | null> {
  return inNamedMunicipality(db, municipality, async (tx, municipalityId, look) => {
    const found = await findDialogueAt({ tx, municipalityId }, dialogue);
    if (found === null || !isPublicKind(found.kind)) return null;
    const work = { tx, municipalityId };
    const shown = await publishedFeedback(work, found.id, lang, no);
    if (shown === null) return null;
    const { model, no: shownNo, at, size, note } = shown;
    const versions = await feedbackVersions(work, found.id, lang);
    return { look, model, version: { no: shownNo, at, size, note }, versions };
  });
}

/** A dialogue as everybody sees it in the list: what it is called, and when those who answered hear what came of it. */
type FeedbackListed = {
  readonly title: Words;
  /** Where what came of it stands; null until it is told. */
  readonly path: string | null;
  /** Where it is answered, as long as it is. */
  readonly form: string | null;
  readonly due: string | null;
  /** The last day has passed and nothing has been told. */
  readonly isLate: boolean;
};
export type FeedbackList = {
  readonly look: PublicLook;
  readonly municipality: { readonly path: string; readonly text: string };
  readonly languages: readonly Lang[];
  readonly demo: boolean;
  readonly dialogues: readonly FeedbackListed[];
};

/** The dialogues of a municipality for everybody; null where there is no such municipality. @param today the day in Sweden */
export async function findFeedbackList(
  db: Database,
  municipality: string,
  today: string,
): Promise<FeedbackList | null> {
  return inNamedMunicipality(db, municipality, async (tx, municipalityId, look) => {
    const { name, isDemo } = await currentMunicipality(tx, municipalityId);
    const work = { tx, municipalityId };
    const dialogues = (await listFeedback(work, 'others')).map((one) => ({
      title: one.words,
      path: one.publishedAt === null ? null : `/${municipality}/dialog/${one.slug}`,
      form: one.isOpen ? `/svara/${municipality}/${one.slug}` : null,
      due: one.due,
      isLate: isLate(one, today),
    }));
    return {
      look,
      municipality: { path: `/${municipality}`, text: name },
      languages: await publicLanguages(work),
      demo: isDemo,
      dialogues,
    };
  });
}
