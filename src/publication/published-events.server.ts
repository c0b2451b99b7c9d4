import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { wayFrom } from '#publication/addresses.server.ts';
import type { PageModel } from '#publication/page-model.ts';
import { isAddress } from '#publication/public-address.ts';
import type { PromiseModel } from '#publication/promise-model.ts';
import type { StoredSize, SubjectKind } from '#publication/version.ts';
import type { WithdrawnModel } from '#publication/withdrawn-model.ts';

/** The newest of a feed; whoever wants more reads the history. */
const MOST_EVENTS = 50;

/** One time that a promise was published, with the promise's page as it stands now. */
export type PublishedEvent = {
  readonly id: string;
  readonly at: Date;
  readonly size: StoredSize;
  readonly note: string | null;
  /** 1 for the promise's first. */
  readonly number: number;
  /** When it was taken back afterwards; what it said is shown to nobody. */
  readonly takenBackAt: Date | null;
  readonly model: PromiseModel | WithdrawnModel;
};

export type PublishedEvents = {
  readonly subjectId: string;
  /** The page of the municipality, the area or the promise, and when it was last published. */
  readonly model: PageModel;
  readonly at: Date;
  /** Newest first. */
  readonly events: readonly PublishedEvent[];
};

type Row = {
  readonly path: string;
  readonly kind: SubjectKind;
  readonly subjectId: string;
  readonly model: PageModel;
  readonly at: Date;
};

/**
 * What has happened with the promises of a page, by its address as in `findPage`: each first publication, change,
 * correction and withdrawal. Small corrections of the wording are left out: nobody is called to read for a comma. Null
 * where there is no such page in the language, and in a municipality to practise in: nobody is to take that for news.
 */
export async function findEvents(
  db: Database,
  municipalitySlug: string,
  path: string,
  lang: Lang,
): Promise<PublishedEvents | { readonly redirect: string } | null> {
  if (!isAddress(municipalitySlug, path)) return null;
  return inNamedMunicipality(db, municipalitySlug, async (tx, municipalityId, look) => {
    if (look.isPractice) return null;
    const page = await pageAt(tx, municipalityId, path, lang);
    if (page === undefined || page.kind === 'point') return null;
    const { subjectId, model, at } = page;
    if (page.path !== path) return { redirect: `/${municipalitySlug}/${page.path}` };
    return {
      subjectId,
      model,
      at,
      events: await eventsOf(tx, { id: municipalityId, slug: municipalitySlug }, page, lang),
    };
  });
}

async function pageAt(tx: Tx, municipalityId: string, path: string, lang: Lang): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    with recursive ${wayFrom(municipalityId, path)}
    select way.path, way.subject_kind as kind, way.subject_id as "subjectId", p.model, p.at
    from way
    join lateral (select * from publication p
      where p.municipality_id = ${municipalityId} and p.subject_kind = way.subject_kind
        and p.subject_id = way.subject_id and p.channel = 'web' and p.lang = ${lang}
      order by no desc limit 1) p on true
    where way.redirect_to is null`.execute(tx);
  return rows[0];
}

async function eventsOf(
  tx: Tx,
  { id: municipalityId, slug }: { readonly id: string; readonly slug: string },
  { kind, subjectId }: Row,
  lang: Lang,
): Promise<PublishedEvent[]> {
  // A promise that is taken back stands on the area's page no longer: it stood there before.
  const own =
    kind === 'municipality'
      ? sql`true`
      : kind === 'promise'
        ? sql`e.promise_id = ${subjectId}`
        : sql`e.promise_id in (
            select a.subject_id from publication p
            cross join jsonb_array_elements(p.model -> 'promises') card
            join address a on a.municipality_id = ${municipalityId} and a.subject_kind = 'promise'
              and card ->> 'path' = ${`/${slug}/`} || a.path
            where p.municipality_id = ${municipalityId} and p.subject_kind = 'area' and p.subject_id = ${subjectId}
              and p.channel = 'web' and p.lang = 'sv')`;
  const { rows } = await sql<PublishedEvent>`
    select e.id, e.at, e.size, e.note, e.number::int as number, e.taken_back_at as "takenBackAt", p.model
    from (
      select *, row_number() over (partition by promise_id order by at, id) as number,
        max(at) filter (where size = 'withdrawal') over (
          partition by promise_id order by at desc, id desc rows between unbounded preceding and 1 preceding
        ) as taken_back_at
      from history_event where municipality_id = ${municipalityId}
    ) e
    cross join lateral (
      select model from publication
      where municipality_id = ${municipalityId} and subject_kind = 'promise' and subject_id = e.promise_id
        and channel = 'web' and lang = ${lang}
      order by no desc limit 1
    ) p
    where ${own} and (e.number = 1 or e.size <> 'minor' or e.pages @? '$[*].changes[*] ? (@.where like_regex ", rättelse$")')
    order by e.at desc, e.id desc limit ${MOST_EVENTS}`.execute(tx);
  return rows;
}
