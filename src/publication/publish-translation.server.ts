import { sql } from 'kysely';
import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { AppError } from '#platform/errors.ts';
import { LANG_IN_SWEDISH } from '#platform/texts/languages.ts';
import { promiseAt } from '#promise/promise-at.server.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { OtherLang } from '#promise/translation.ts';
import { refusals, refusalWords } from '#publication/guard.ts';
import { preparePublication } from '#publication/prepare-publication.server.ts';
import { publishingFrame } from '#publication/publishing-frame.server.ts';
import { refuseUnready, waitForOthers } from '#publication/publish-promise.server.ts';
import { groundOf } from '#publication/keys-hold.server.ts';
import { putOut } from '#publication/put-out.server.ts';
import { differs } from '#publication/store-publications.server.ts';

/**
 * Publishes how a promise reads in one language, where nothing of it has changed in Swedish: a small new version of that
 * language's pages, none of the Swedish ones, and nothing in the history that followers are told of.
 * @returns whether any page reads otherwise than before
 * @throws AppError `not-found`, `forbidden`, `publication-refused`, `publication-keys-missing`
 */
export async function publishTranslation(work: Work, slug: string, lang: OtherLang): Promise<boolean> {
  const { tx, municipalityId, actor } = work;
  const promiseId = await promiseAt(work, slug);
  authorize(actor, 'promise:publish', await promiseSubject(work, promiseId));
  await waitForOthers(tx, municipalityId);
  const { frame } = await publishingFrame(work, swedishDay(new Date()));
  const ground = await groundOf(work, frame.municipality, promiseId);
  const note = `Översättningen till ${LANG_IN_SWEDISH[lang]} är ändrad.`;
  // As of the day when it was last published in Swedish: that time has passed since is not for a translation to tell.
  const today = (await lastPublished(work, promiseId)) ?? refuse(NEVER);
  const prepared = await preparePublication(work, { promiseId, size: 'minor', note, ground, today });
  if (prepared.last?.model.kind === 'withdrawn') refuse(NEVER);
  if (!prepared.languages.includes(lang)) refuse(NOT_CHOSEN);
  if (prepared.own.some((draft) => draft.model.lang === 'sv' && differs(draft))) refuse(CHANGED);
  await refuseUnready(work, { ground }, prepared);
  if (refusals(prepared.findings).length > 0) refuse(refusalWords(prepared.findings));
  const stored = await putOut(work, {
    setting: { ...prepared, ...(await publishingFrame(work, swedishDay(new Date()))) },
    drafts: [...prepared.own, ...prepared.neighbours].filter(({ model }) => model.lang === lang),
    only: lang,
    size: 'minor',
    ground,
    cause: note,
    at: null,
  });
  return stored.length > 0;
}

const NEVER = 'Det är inte publicerat på svenska. Publicera det först.';
const NOT_CHOSEN = 'Kommunen publicerar inte på språket. En administratör väljer språk på sidan Kommunen.';
const CHANGED =
  'Löftet har ändrats på svenska sedan det publicerades. Publicera ändringen, så kommer översättningen med.';

function refuse(what: string): never {
  throw new AppError('publication-refused', { what });
}

/** The day in Sweden on which the promise was last published, `YYYY-MM-DD`; null where it never was. */
async function lastPublished({ tx, municipalityId }: Work, promiseId: string): Promise<string | null> {
  const { rows } = await sql<{ at: Date | null }>`
    select max(at) as at from history_event
    where municipality_id = ${municipalityId} and promise_id = ${promiseId}`.execute(tx);
  const at = rows[0]?.at ?? null;
  return at === null ? null : swedishDay(at);
}
