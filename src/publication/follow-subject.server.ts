import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database, Tx } from '#platform/database.server.ts';
import type { Lang } from '#platform/texts/languages.ts';
import { followName, type FollowKind, type FollowSubject } from '#publication/follow.ts';
import type { PageModel } from '#publication/page-model.ts';
import { isAddress } from '#publication/public-address.ts';

/** A page that can be followed, and what the page where one asks to must tell. */
export type FollowPage = {
  readonly municipalityId: string;
  readonly municipality: PageModel['municipality'];
  /** Nothing is sent from an invented municipality. */
  readonly demo: boolean;
  readonly subject: FollowSubject;
  readonly look: PublicLook;
};

type Row = { readonly kind: FollowKind; readonly id: string; readonly model: PageModel };

/**
 * What is followed at the address of a district, a promise or a point, named in a language (in Swedish where the
 * municipality does not publish in it); null where nothing is published, or what was is taken back.
 */
export async function findFollowPage(db: Database, slug: string, path: string, lang: Lang): Promise<FollowPage | null> {
  if (!isAddress(slug, path)) return null;
  return inNamedMunicipality(db, slug, async (tx, municipalityId, look) => {
    const { rows } = await sql<Row>`
      select a.subject_kind as kind, a.subject_id as id, p.model
      from address a
      ${latestPage(lang, sql`a.municipality_id`, sql`a.subject_id`)}
      where a.municipality_id = ${municipalityId} and a.path = ${path} and a.redirect_to is null
        and a.subject_kind in ('area', 'promise', 'point')`.execute(tx);
    const [row] = rows;
    if (row === undefined || row.model.kind === 'withdrawn') return null;
    const { municipality, demo } = row.model;
    return { municipalityId, municipality, demo, subject: subjectOf(row, lang), look };
  });
}

/** What a follower follows, as it is called now; what has no page any longer is left out. */
export async function followedSubjects(
  tx: Tx,
  municipalityId: string,
  { followerId, lang }: { readonly followerId: string; readonly lang: Lang },
): Promise<FollowSubject[]> {
  const { rows } = await sql<Row>`
    select f.subject_kind as kind, f.subject_id as id, p.model
    from follow f ${latestPage(lang, sql`f.municipality_id`, sql`f.subject_id`)}
    where f.municipality_id = ${municipalityId} and f.follower_id = ${followerId}
    order by f.at, f.subject_id`.execute(tx);
  return rows.map((row) => subjectOf(row, lang));
}

/** One thing that can be followed, by its id. */
export async function subjectById(
  tx: Tx,
  municipalityId: string,
  { id, lang }: { readonly id: string; readonly lang: Lang },
): Promise<FollowSubject | null> {
  const { rows } = await sql<Row>`
    select p.subject_kind as kind, p.subject_id as id, p.model
    from (select ${municipalityId}::uuid as municipality_id, ${id}::uuid as subject_id) s
    ${latestPage(lang, sql`s.municipality_id`, sql`s.subject_id`)}`.execute(tx);
  const [row] = rows;
  return row === undefined ? null : subjectOf(row, lang);
}

type Column = ReturnType<typeof sql>;

/**
 * The page as it is published now, in the language where it is there, else in Swedish. The kinds are named for the index,
 * which begins with them: without, every version of the municipality's pages is read.
 */
function latestPage(lang: Lang, municipality: Column, subject: Column): Column {
  return sql`join lateral (select p.subject_kind, p.subject_id, p.model from publication p
    where p.municipality_id = ${municipality} and p.subject_kind in ('area', 'promise', 'point')
      and p.subject_id = ${subject} and p.channel = 'web'
      and p.lang in (${lang}, 'sv')
    order by (p.lang = ${lang}) desc, p.no desc limit 1) p on true`;
}

function subjectOf({ kind, id, model }: Row, lang: Lang): FollowSubject {
  return { kind, id, name: followName(lang, model), path: model.path };
}
