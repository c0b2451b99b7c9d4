import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import {
  historyOf,
  type ChangedPage,
  type HistoryEvent,
  type ShownEvent,
  type StoredVersion,
} from '#publication/history.ts';
import type { PageModel } from '#publication/page-model.ts';
import { isAddress } from '#publication/public-address.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import type { StoredSize, Version } from '#publication/version.ts';
import type { WithdrawnModel } from '#publication/withdrawn-model.ts';

export type History = {
  /** The promise as it stands now, and in which version. */
  readonly model: PromiseModel | WithdrawnModel;
  readonly version: Version;
  readonly look: PublicLook;
  /** Newest first. */
  readonly events: readonly ShownEvent[];
};

/** So many of the newest are shown with what changed; a promise may be published any number of times. */
const WHOLE = 3;

/** An event of the history, with the promise's page in the first row only. */
type Row = Version & {
  readonly model: PageModel | null;
  readonly eventAt: Date;
  readonly eventSize: StoredSize;
  readonly eventNote: string | null;
  /** To be shown whole, and published before its changes were stored. */
  readonly untold: boolean;
  /** Null too where it is not to be shown whole. */
  readonly pages: readonly ChangedPage[] | null;
};

/**
 * Every time that a promise or its points were published, the newest with what changed from version to version; null
 * where there is no such promise in the language. What changed is told of the Swedish pages in every language: the others
 * follow them. Four queries with begin and commit, and one more where something that is shown whole
 * was published before its changes were stored.
 */
export async function findHistory(
  db: Database,
  municipalitySlug: string,
  promiseWord: string,
  lang: Lang,
): Promise<History | null> {
  return readHistory(db, municipalitySlug, promiseWord, { lang, only: null });
}

/** The same with one event alone, the first being 1; null where there has been none of that number. */
export async function findHistoryEvent(
  db: Database,
  municipalitySlug: string,
  promiseWord: string,
  number: number,
  lang: Lang,
): Promise<History | null> {
  const history = await readHistory(db, municipalitySlug, promiseWord, { lang, only: number });
  const events = history?.events.filter((event) => event.number === number) ?? [];
  return history === null || events.length === 0 ? null : { ...history, events };
}

type Wanted = { readonly lang: Lang; readonly only: number | null };

async function readHistory(
  db: Database,
  municipalitySlug: string,
  promiseWord: string,
  { lang, only }: Wanted,
): Promise<History | null> {
  if (!isAddress(municipalitySlug, promiseWord)) return null;
  return inNamedMunicipality(db, municipalitySlug, async (tx, municipalityId, look) => {
    const rows = await storedEvents(tx, municipalityId, promiseWord, { lang, only });
    const [first] = rows;
    if (first?.model?.kind !== 'promise' && first?.model?.kind !== 'withdrawn') return null;
    const { model, no, at, size, note, ground } = first;
    const told = rows.some(({ untold }) => untold)
      ? shortened(historyOf(await allVersions(tx, municipalityId, promiseWord)), only)
      : rows.map(({ eventAt, eventSize, eventNote, pages }) => ({
          at: eventAt,
          size: eventSize,
          note: eventNote,
          pages,
        }));
    const back = told.findIndex((event) => event.size === 'withdrawal');
    const events = told.map((event, index) => {
      const takenBack = back !== -1 && index > back;
      return { ...event, pages: takenBack ? null : event.pages, takenBack, number: told.length - index };
    });
    return { model, version: { no, at, size, note, ground }, look, events };
  });
}

/** What is compared anew comes whole: leaves as much of it as the query does of what is stored. */
function shortened(events: readonly HistoryEvent[], only: number | null): Omit<ShownEvent, 'number' | 'takenBack'>[] {
  return events.map((event, index) => {
    const isWhole = only === null ? index < WHOLE : events.length - index === only;
    return isWhole ? event : { ...event, pages: null };
  });
}

async function storedEvents(
  tx: Tx,
  municipalityId: string,
  promiseWord: string,
  { lang, only }: Wanted,
): Promise<Row[]> {
  const isWhole =
    only === null
      ? sql`row_number() over newest_first <= ${WHOLE}`
      : sql`count(*) over () - row_number() over newest_first + 1 = ${only}`;
  const { rows } = await sql<Row>`
    select case when row_number() over newest_first = 1 then p.model end as model, p.no, p.at, p.size, p.note, p.ground,
      e.at as "eventAt", e.size as "eventSize", e.note as "eventNote",
      e.pages is null and ${isWhole} as untold, case when ${isWhole} then e.pages end as pages
    from address a
    cross join lateral (
      select model, no, at, size, note, ground from publication
      where municipality_id = ${municipalityId} and subject_kind = 'promise' and subject_id = a.subject_id
        and channel = 'web' and lang = ${lang}
      order by no desc limit 1
    ) p
    join history_event e on e.municipality_id = ${municipalityId} and e.promise_id = a.subject_id
    where a.municipality_id = ${municipalityId} and a.path = ${promiseWord} and a.subject_kind = 'promise'
    window newest_first as (order by e.at desc, e.id desc)
    order by e.at desc, e.id desc`.execute(tx);
  return rows;
}

async function allVersions(tx: Tx, municipalityId: string, promiseWord: string): Promise<StoredVersion[]> {
  const { rows } = await sql<StoredVersion>`
    select p.subject_id as "subjectId", p.model, p.at, p.size, p.note
    from address a
    join publication p on p.municipality_id = a.municipality_id and p.subject_kind = a.subject_kind
      and p.subject_id = a.subject_id and p.channel = 'web' and p.lang = 'sv'
    where a.municipality_id = ${municipalityId} and a.subject_kind in ('promise', 'point')
      and (a.path = ${promiseWord} or starts_with(a.path, ${`${promiseWord}/`}))
    order by p.at, p.id`.execute(tx);
  return rows;
}
