import { sql } from 'kysely';
import { can } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { periodName } from '#follow-up/period-name.ts';
import { wheelDays, type WheelDay } from '#follow-up/year-wheel.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

/** Something that happens on a day: a day that a party needs to keep, or a period that opens, is answered or locked. */
export type WheelEntry = {
  readonly day: string;
  readonly what: string;
} & (
  | { readonly kind: 'deadline'; readonly id: string; readonly whose: string | null }
  | { readonly kind: RoundEvent; readonly roundId: string; readonly promiseSlug: string }
);
type RoundEvent = 'opens' | 'due' | 'lock';

type Named = { readonly id: string; readonly name: string };

export type WheelPage = {
  readonly municipality: MunicipalityRef;
  readonly year: number;
  /** In the order of the year. */
  readonly entries: readonly WheelEntry[];
  readonly parties: readonly Named[];
  readonly forums: readonly Named[];
  readonly may: { readonly schedule: boolean };
};

/** A municipality's year: both organisations' days, and the days of every promise's periods. */
export async function loadWheelPage(work: Work, municipality: MunicipalityRef, year: number): Promise<WheelPage> {
  const { tx, municipalityId } = work;
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const deadlines = (await wheelDays(work, from, to)).map(deadlineEntry);
  const { rows: parties } = await sql<Named>`
    select id, name from party where municipality_id = ${municipalityId} order by name`.execute(tx);
  const { rows: forums } = await sql<Named>`
    select id, name from forum where municipality_id = ${municipalityId} order by name`.execute(tx);
  const entries: WheelEntry[] = [...deadlines, ...(await roundEntries(work, from, to))];
  return {
    municipality,
    year,
    entries: entries.sort((a, b) => (a.day === b.day ? (a.what < b.what ? -1 : 1) : a.day < b.day ? -1 : 1)),
    parties,
    forums,
    may: { schedule: can(work.actor, 'round:schedule', { municipalityId }) },
  };
}

function deadlineEntry({ id, day, name, party, forum }: WheelDay): WheelEntry {
  const whose = [party?.name, forum?.name].filter((one) => one !== undefined).join(', ');
  return { kind: 'deadline', id, day, what: name, whose: whose === '' ? null : whose };
}

type RoundDay = {
  kind: RoundEvent;
  roundId: string;
  day: string;
  label: string | null;
  from: string;
  to: string;
  title: string;
  slug: string;
};

/** The days of the periods of all promises that are not in the waste basket. */
export async function roundEntries({ tx, municipalityId }: Work, from: string, to: string): Promise<WheelEntry[]> {
  const { rows } = await sql<RoundDay>`
    select d.kind, d.day, r.id as "roundId", r.label, r.period_from as "from", r.period_to as "to", f.title, p.slug
    from round r
    cross join lateral (values ('opens', r.opens), ('due', r.due), ('lock', r.lock_on)) as d (kind, day)
    join promise p on (p.municipality_id, p.id) = (r.municipality_id, r.promise_id) and p.trashed_at is null
    join lateral (select title from promise_version f where f.municipality_id = p.municipality_id and f.promise_id = p.id
      order by no desc limit 1) f on true
    where r.municipality_id = ${municipalityId} and d.day between ${from}::date and ${to}::date
    order by d.day, f.title, r.id`.execute(tx);
  return rows.map((row) => ({
    kind: row.kind,
    day: row.day,
    roundId: row.roundId,
    what: `${row.title}, ${periodName({ label: row.label, period: { from: row.from, to: row.to } })}`,
    promiseSlug: row.slug,
  }));
}
