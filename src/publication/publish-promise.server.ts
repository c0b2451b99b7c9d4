import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { Tx } from '#platform/database.server.ts';
import { AppError } from '#platform/errors.ts';
import { showMunicipality } from '#places/shown-municipalities.server.ts';
import { giveAddresses } from '#publication/addresses.server.ts';
import { refuseUnderEmbargo } from '#publication/embargo.server.ts';
import { refusals, refusalWords, type GuardFinding } from '#publication/guard.ts';
import { refuseFalseSilence, refuseWithoutKeys } from '#publication/keys-hold.server.ts';
import { subjectKindOf } from '#publication/page-model.ts';
import { preparePublication, type Prepared } from '#publication/prepare-publication.server.ts';
import { putOut } from '#publication/put-out.server.ts';
import { differs, type Stored } from '#publication/store-publications.server.ts';
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
  const prepared = await preparePublication(work, input);
  const { record, frame, last, own, neighbours, findings } = prepared;
  await refuseUnready(work, input, prepared);
  const lastNo = last?.no ?? 0;
  const overtaken = input.expectedNo !== undefined && input.expectedNo !== lastNo;
  if (overtaken && (last?.note !== input.note || [...own, ...neighbours].some(differs)))
    throw new AppError('published-meanwhile');
  if (refusals(findings).length > 0) throw new AppError('publication-refused', { what: refusalWords(findings) });
  const swedish = own.filter(({ model }) => model.lang === 'sv');
  const addresses = swedish.map(({ model }) => model.path);
  if (overtaken) return { changed: false, no: lastNo, pages: [], addresses, marks: findings };

  await giveAddresses(work, [
    { subject: { kind: 'municipality', id: municipalityId }, path: '' },
    ...record.areas.map(({ id, slug }) => ({
      subject: { kind: 'area' as const, id },
      path: frame.areaWords.get(id) ?? slug,
    })),
    ...swedish.map(({ model, subjectId }) => ({
      subject: { kind: subjectKindOf(model), id: subjectId },
      path: model.path.split('/').slice(2).join('/'),
    })),
  ]);
  const { size, ground } = input;
  const stored = await putOut(work, {
    setting: prepared,
    drafts: [...own, ...neighbours],
    size,
    ground,
    cause: lastNo === 0 ? `”${record.title}” är publicerat.` : `Nytt i ”${record.title}”.`,
    at: ground === 'demonstration' && input.today !== undefined ? new Date(`${input.today}T09:00:00Z`) : null,
  });
  const no = stored.find(({ subjectId, lang }) => subjectId === record.id && lang === 'sv')?.no ?? lastNo;
  const changed = stored.length > 0;
  if (changed) {
    await refuseWithoutGround(tx);
    await showMunicipality(work);
  }
  return { changed, no, pages: stored, addresses, marks: findings };
}

/**
 * What may not be published yet.
 * @throws AppError `publication-keys-missing`, `publication-refused` under an embargo
 */
export async function refuseUnready(
  work: Work,
  { ground }: Pick<PublishInput, 'ground'>,
  { record, followUp, frame, own }: Prepared,
): Promise<void> {
  await refuseUnderEmbargo(work, record.id, { drafts: own, today: frame.today });
  if (ground === 'demonstration') {
    if (!frame.municipality.isDemo) throw new AppError('publication-keys-missing', { what: ONLY_INVENTED });
    return;
  }
  await refuseWithoutKeys(work, record.id);
  if (ground === 'keys') await refuseFalseSilence(work, record, followUp, frame.today);
}

const NOT_ALL = 'Någon part har inte godkänt det som skulle publiceras. Ladda om sidan.';
const ONLY_INVENTED = 'Bara en påhittad kommun publicerar exempel.';

/** One at a time in a municipality: the pages of areas and municipality are made of all that is published. */
export async function waitForOthers(tx: Tx, municipalityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`publish ${municipalityId}`}, 0))`.execute(tx);
}

/** The database holds that the ground is there (constraint `ground_holds`); asked now rather than at commit. */
async function refuseWithoutGround(tx: Tx): Promise<void> {
  await sql`set constraints ground_holds immediate`.execute(tx).catch((error: unknown) => {
    const broken = error instanceof Error && 'constraint' in error && error.constraint === 'ground_holds';
    throw broken ? new AppError('publication-keys-missing', { what: NOT_ALL }, error) : error;
  });
}
