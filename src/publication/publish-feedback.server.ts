import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { currentMunicipality, internalPlaceNames } from '#places/places-queries.server.ts';
import { publicLanguages } from '#places/public-languages.server.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Fact } from '#platform/canonical-json.ts';
import { contentHash } from '#platform/content-hash.server.ts';
import { AppError } from '#platform/errors.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { newId } from '#platform/uuid.server.ts';
import { buildFeedback, withPointsOf } from '#publication/build-feedback.ts';
import { FeedbackModel, feedbackTexts } from '#publication/feedback-model.ts';
import { feedbackRecord } from '#publication/feedback-record.server.ts';
import {
  loadFeedback,
  publishedFeedback,
  type FeedbackPublished,
  type FeedbackWritten,
} from '#publication/feedback-queries.server.ts';
import { checkTexts, refusals, refusalWords, type GuardFinding } from '#publication/guard.ts';
import { promisedByTheme } from '#publication/promised-by-theme.server.ts';
import { waitForOthers } from '#publication/publish-promise.server.ts';
import type { PublicationTables } from '#publication/tables.ts';

/** A page as it would be published. `before`: as it is published now. */
export type FeedbackDraft = {
  readonly lang: Lang;
  readonly model: FeedbackModel;
  readonly before: FeedbackPublished | null;
};
export type PreparedFeedback = {
  readonly drafts: readonly FeedbackDraft[];
  /** What somebody has written of it; null where nobody has. */
  readonly written: FeedbackWritten | null;
  readonly findings: readonly GuardFinding[];
};

/**
 * The page about a dialogue as it would be published now, and what the guard says of it. `only`: in these of the municipality's
 * languages; left out: in all of them.
 */
export async function prepareFeedback(
  work: Work,
  dialogue: DialogueRead,
  { only }: { readonly only?: readonly Lang[] } = {},
): Promise<PreparedFeedback> {
  const { tx, municipalityId } = work;
  const written = await loadFeedback(work, dialogue.id);
  const languages = await publicLanguages(work);
  const municipality = await currentMunicipality(tx, municipalityId);
  const words = written ?? { intro: null, quotes: [] };
  const records = await feedbackRecord(work, municipality, dialogue, {
    written: words,
    languages: only ?? languages,
  });
  const drafts: FeedbackDraft[] = [];
  for (const [lang, record] of records) {
    const before = await publishedFeedback(work, dialogue.id, lang);
    drafts.push({ lang, before, model: buildFeedback(record, lang, { languages, before: before?.model ?? null }) });
  }
  const places = await internalPlaceNames(tx, municipalityId);
  const own = drafts.find(({ lang }) => lang === 'sv');
  const findings = own === undefined ? [] : checkTexts('beskedet', feedbackTexts(own.model), places);
  return { drafts, written, findings };
}

/**
 * Publishes what came of a dialogue. `note`: what has changed; needed from the second version on. `expectedNo`: the version that
 * the person saw, 0 where there was none. Nothing happens where the page says the same already.
 * @throws AppError `forbidden`, `not-found`, `feedback-not-written`, `feedback-refused`, `feedback-note-missing`,
 *   `published-meanwhile`
 */
export async function publishFeedback(
  work: Work,
  dialogueId: string,
  { note, expectedNo }: { readonly note: string | null; readonly expectedNo: number },
): Promise<boolean> {
  const dialogue = await loadDialogue(work, dialogueId);
  authorize(work.actor, 'dialogue:write', jointScope(work.municipalityId, dialogue.areaId));
  await waitForOthers(work.tx, work.municipalityId);
  const { drafts, written, findings } = await prepareFeedback(work, dialogue);
  if (written === null) throw new AppError('feedback-not-written');
  const places = await internalPlaceNames(work.tx, work.municipalityId);
  const said = note === null ? [] : checkTexts('beskedet', [{ where: 'Vad som har ändrats', text: note }], places);
  const refused = refusals([...findings, ...said]);
  if (refused.length > 0) throw new AppError('feedback-refused', { what: refusalWords(refused) });
  const changed = drafts.filter(isChangedFeedback);
  if (changed.length === 0) return false;
  const no = drafts.find(({ lang }) => lang === 'sv')?.before?.no ?? 0;
  if (no !== expectedNo) throw new AppError('published-meanwhile');
  if (no > 0 && note === null) throw new AppError('feedback-note-missing');
  await store(work, dialogueId, changed, { size: 'major', note, versionId: written.id });
  return true;
}

const RENEWED = 'Läget för det som lovades är uppdaterat av sig självt. Ingenting annat på sidan är ändrat.';

/**
 * Publishes anew what has become of the points on a dialogue's page, and nothing else: what somebody has written since waits
 * for a person. Nothing happens where no page is published or all is as it was.
 */
export async function renewFeedback(work: Work, dialogueId: string): Promise<boolean> {
  await waitForOthers(work.tx, work.municipalityId);
  const { heldFrom: since } = await loadDialogue(work, dialogueId);
  const themes = await loadThemes(work);
  const languages = await publicLanguages(work);
  let isRenewed = false;
  for (const [lang, promised] of await promisedByTheme(work, themes, { since, languages })) {
    const before = await publishedFeedback(work, dialogueId, lang);
    if (before === null) continue;
    const draft = { lang, before, model: withPointsOf(before.model, promised) };
    if (!isChangedFeedback(draft)) continue;
    await store(work, dialogueId, [draft], { size: 'minor', note: RENEWED, versionId: before.versionId });
    isRenewed = true;
  }
  return isRenewed;
}

/** Whether the page would say anything else than what is published. */
export function isChangedFeedback({ model, before }: FeedbackDraft): boolean {
  return contentHash(model as Fact) !== before?.sha256;
}

async function store(
  work: Work,
  dialogueId: string,
  drafts: readonly FeedbackDraft[],
  {
    size,
    note,
    versionId,
  }: { readonly size: 'major' | 'minor'; readonly note: string | null; readonly versionId: string },
): Promise<void> {
  const { tx, municipalityId, actor } = work;
  const rows = drafts.map(({ lang, model, before }) => ({
    municipality_id: municipalityId,
    id: newId(),
    dialogue_id: dialogueId,
    lang,
    no: (before?.no ?? 0) + 1,
    feedback_version_id: versionId,
    size,
    note: before === null ? null : note,
    model: JSON.stringify(FeedbackModel.parse(model)),
    sha256: contentHash(model as Fact),
    by_person: actor.personId,
  }));
  await tx.withTables<PublicationTables>().insertInto('feedback_page').values(rows).execute();
  const event = registerEvent(work, 'feedback-published', dialogueId);
  const publications = rows.map(({ id, sha256 }) => ({ id, sha256 }));
  await appendAudit(tx, { ...event, data: { ...event.data, publications, size } });
  await announcePublication(tx, (await currentMunicipality(tx, municipalityId)).slug);
}
