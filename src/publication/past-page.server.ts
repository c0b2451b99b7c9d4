import { sql } from 'kysely';
import { inNamedMunicipality } from '#places/in-named-municipality.server.ts';
import { swedishDay } from '#checking/day-words.ts';
import type { PublicLook } from '#places/public-look.ts';
import type { Database } from '#platform/database.server.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';
import { atDay, pastPath } from '#publication/at-day.ts';
import { wayFrom } from '#publication/addresses.server.ts';
import { isAddress } from '#publication/public-address.ts';
import type { PageModel } from '#publication/page-model.ts';
import type { Version } from '#publication/version.ts';

/** What a page said on a day, or the first day on which it said anything. */
export type PastPage =
  { readonly model: PageModel; readonly version: Version; readonly look: PublicLook } | { readonly from: string };

type Row = Version & {
  readonly model: PageModel | null;
  readonly path: string;
  readonly first: Date;
  /** Null, as `first` is, where nothing has been published at the address. */
  readonly languages: readonly Lang[] | null;
  readonly sha256: string;
  readonly until: Date | null;
  readonly eventNo: number | null;
  readonly eventHash: string | null;
};

/**
 * What the page at an address said when a day in Sweden ended, with what proves it: the hash of the version that stood
 * there, and the event of the audit chain that tells of it. Where it was not in the language then, what it said in Swedish.
 * What has been taken back since says that it has. Null where nothing has been published at the address in the language.
 * @param path what follows the municipality's name, also an address that has been replaced since
 * @param day `YYYY-MM-DD`, inclusive: what was published on the day itself is what the page said
 */
export async function findPageOn(
  db: Database,
  municipalitySlug: string,
  path: string,
  { day, lang }: { readonly day: string; readonly lang: Lang },
): Promise<PastPage | null> {
  if (!isAddress(municipalitySlug, path)) return null;
  const found = await inNamedMunicipality(db, municipalitySlug, async (tx, municipalityId, look) => {
    const { rows } = await sql<Row>`
      with recursive ${wayFrom(municipalityId, path)}, versions as (
        -- What stood at the address itself: that an area is part of another now changes nothing of what its page said.
        select p.*, lead(p.at) over (partition by p.lang order by p.no) as until
        from way
        join publication p on p.municipality_id = ${municipalityId} and p.subject_kind = way.subject_kind
          and p.subject_id = way.subject_id and p.channel = 'web'
        where way.path = ${path}
      ), then_standing as (
        select lang, no, at from versions
        where lang in (${lang}, 'sv') and at < (${day}::date + 1)::timestamp at time zone 'Europe/Stockholm'
        order by lang = ${lang} desc, no desc limit 1
      ), stood as (
        -- What was taken back later is shown to nobody: the page says that it was.
        select v.* from versions v join then_standing s on v.lang = s.lang and v.no = s.no
          or v.size = 'withdrawal' and v.lang in (${lang}, 'sv') and (v.at > s.at or v.lang = s.lang and v.no > s.no)
        order by v.size = 'withdrawal' desc, v.lang = ${lang} desc, v.no desc limit 1
      )
      select (select path from way where redirect_to is null) as path, v.first, v.languages, s.model, s.no, s.at, s.size, s.note, s.ground, s.sha256, s.until,
        e.no as "eventNo", e.hash as "eventHash"
      from (select min(at) as first, array_agg(distinct lang) as languages from versions) v
      left join stood s on true
      left join audit_event e on e.municipality_id = ${municipalityId} and e.type in ('promise-published', 'lists-published')
        and e.data @> jsonb_build_object('publications', jsonb_build_array(jsonb_build_object('id', s.id)))
      limit 1`.execute(tx);
    return { row: rows[0], look };
  });
  const { row, look } = found ?? {};
  if (row === undefined || look === undefined || row.languages?.includes(lang) !== true) return null;
  const { languages, model, no, at, size, note, ground, sha256, until, eventNo, eventHash } = row;
  if (model === null) return { from: swedishDay(row.first) };
  const event = eventNo === null || eventHash === null ? null : { no: eventNo, hash: eventHash };
  const now = `/${municipalitySlug}${row.path === '' ? '' : `/${row.path}`}`;
  if (model.kind === 'withdrawn') return { model, version: { no, at, size, note, ground }, look };
  const [promise = '', point = null] = path.split('/');
  const past = {
    day,
    until: until === null ? null : swedishDay(until),
    sha256,
    event,
    path: pastPath(`/${municipalitySlug}/${promise}`, day, point),
    languages: LANGS.filter((one) => languages.includes(one)),
    now,
  };
  return { model: atDay(model, day), version: { no, at, size, note, ground, past }, look };
}
