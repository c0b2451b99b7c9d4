import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { loadApprovedFollowUp, loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { announcePublication } from '#platform/publication-signal.server.ts';
import { internalPlaceNames } from '#places/places-queries.server.ts';
import { showMunicipality } from '#places/shown-municipalities.server.ts';
import { loadPromise } from '#promise/promise-queries.server.ts';
import { giveAddresses } from '#publication/addresses.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import { checkModels, checkNote, refusals, refusalWords, type GuardFinding } from '#publication/guard.ts';
import { refuseFalseSilence, refuseWithoutKeys } from '#publication/keys-hold.server.ts';
import { latestPublications } from '#publication/latest-publications.server.ts';
import { draftsOfLists } from '#publication/list-drafts.server.ts';
import { draftsOfPromise } from '#publication/promise-drafts.server.ts';
import { publishingFrame } from '#publication/publishing-frame.server.ts';
import { differs, storePublications, type Stored } from '#publication/store-publications.server.ts';
import type { Ground, Size } from '#publication/version.ts';

export type PublishInput = {
  readonly promiseId: string;
  readonly size: Size;
  /** What has changed; needed from the second version on. */
  readonly note: string | null;
  readonly ground: Ground;
  /**
   * The version of the promise's page that the person saw; 0 where there was none. Left out: whatever is there. Where
   * another stands there by now nothing is published, which is no fault if that one says the same (a second click).
   */
  readonly expectedNo?: number;
  /**
   * `YYYY-MM-DD`; today in Sweden unless given. A demonstration's publications are dated that day: its past is invented,
   * and its history would otherwise be one moment. The audit chain tells the real time.
   */
  readonly today?: string;
};

export type Published = {
  /** False where everything already stood so. */
  readonly changed: boolean;
  /** The number of the promise's page as it stands now. */
  readonly no: number;
  /** The pages that got a new version. */
  readonly pages: readonly Stored[];
  /** The promise's own page first, then its points in order. */
  readonly addresses: readonly string[];
  /** What is shown with a mark. */
  readonly marks: readonly GuardFinding[];
};

/**
 * Publishes a promise as it stands: its page, its points' pages, and whatever else changes by it (the line of points in
 * other promises, the pages of its areas and of the municipality). A page that says the same as before gets no version.
 * Whoever opens the transaction decides whether it all happens.
 * @throws AppError `promise-not-found`, `publication-keys-missing`, `publication-refused`, `publication-note-missing`,
 *   `published-meanwhile`, `address-taken`
 */
export async function publishPromise(work: Work, input: PublishInput): Promise<Published> {
  const { tx, municipalityId } = work;
  await waitForOthers(tx, municipalityId);
  const record = await loadPromise(tx, municipalityId, input.promiseId);
  if (record === null) throw new AppError('promise-not-found');
  const today = input.today ?? swedishDay(new Date());
  const { frame, areas, addresses } = await publishingFrame(work, today);
  const { municipality, areaWords } = frame;
  if (input.ground === 'demonstration' && !municipality.isDemo)
    throw new AppError('publication-keys-missing', { what: ONLY_INVENTED });
  if (input.ground !== 'demonstration') await refuseWithoutKeys(work, record.id);
  const last = (await latestPublications(tx, municipalityId, ['promise'], [record.id])).get(record.id);
  const lastNo = last?.no ?? 0;
  const overtaken = input.expectedNo !== undefined && input.expectedNo !== lastNo;

  const load = input.ground === 'keys' ? loadApprovedFollowUp : loadFollowUp;
  const followUp = await load(tx, municipalityId, record.id);
  if (input.ground === 'keys') await refuseFalseSilence(work, record, followUp, today);
  const { note, size, ground } = input;
  const { own, neighbours } = await draftsOfPromise(work, {
    record,
    followUp,
    frame,
    addresses,
    before: last,
    note,
    size,
    ground,
  });
  if (overtaken && (last?.note !== input.note || [...own, ...neighbours].some(differs)))
    throw new AppError('published-meanwhile');
  const places = await internalPlaceNames(tx, municipalityId);
  const models = own.map(({ model }) => model);
  const findings = [...checkModels(models, places), ...checkNote(note, places)];
  if (refusals(findings).length > 0) throw new AppError('publication-refused', { what: refusalWords(findings) });

  const ownPages = own.map(({ model }) => model.path);
  if (overtaken) return { changed: false, no: lastNo, pages: [], addresses: ownPages, marks: findings };

  await giveAddresses(work, [
    { subject: { kind: 'municipality', id: municipalityId }, path: '' },
    ...record.areas.map(({ id, slug }) => ({
      subject: { kind: 'area' as const, id },
      path: areaWords.get(id) ?? slug,
    })),
    ...own.map(({ model, subjectId }) => ({
      subject: { kind: model.kind, id: subjectId },
      path: model.path.split('/').slice(2).join('/'),
    })),
  ]);
  const at = ground === 'demonstration' && input.today !== undefined ? new Date(`${today}T09:00:00Z`) : null;
  const pages = await storePublications(work, [...own, ...neighbours], at);
  const lists = await draftsOfLists(work, {
    areas,
    frame,
    ground,
    cause: lastNo === 0 ? `”${record.title}” är publicerat.` : `Nytt i ”${record.title}”.`,
  });
  const stored = [...pages, ...(await storePublications(work, lists, at))];
  const no = stored.find(({ subjectId }) => subjectId === record.id)?.no ?? lastNo;
  const result = { changed: stored.length > 0, no, pages: stored, addresses: ownPages, marks: findings };
  if (!result.changed) return result;
  await refuseWithoutGround(tx);
  await showMunicipality(work);
  await tellPublished(work, record.id, { stored, size, ground });
  await announcePublication(tx, municipality.slug);
  return result;
}

const NOT_ALL = 'Någon part har inte godkänt det som skulle publiceras. Ladda om sidan.';
const ONLY_INVENTED = 'Bara en påhittad kommun publicerar exempel.';

/** One at a time in a municipality: the pages of areas and municipality are made of all that is published. */
async function waitForOthers(tx: Tx, municipalityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${municipalityId}`}, 0))`.execute(tx);
}

/** The database holds that the ground is there (constraint `ground_holds`); asked now rather than at commit. */
async function refuseWithoutGround(tx: Tx): Promise<void> {
  await sql`set constraints ground_holds immediate`.execute(tx).catch((error: unknown) => {
    const broken = error instanceof Error && 'constraint' in error && error.constraint === 'ground_holds';
    throw broken ? new AppError('publication-keys-missing', { what: NOT_ALL }, error) : error;
  });
}

function tellPublished(
  { tx, municipalityId, actor }: Work,
  promiseId: string,
  { stored, size, ground }: { stored: readonly Stored[]; size: Size; ground: Ground },
): Promise<void> {
  return appendAudit(tx, {
    municipalityId,
    type: 'promise-published',
    subjectId: promiseId,
    personId: actor.personId,
    data: { publications: stored.map(({ id, sha256 }) => ({ id, sha256 })), size, ground, via: actor.via },
  });
}
