import { sql, type RawBuilder } from 'kysely';
import { dayWords, periodWords } from '#checking/day-words.ts';
import type { Per } from '#checking/report.ts';
import type { Work } from '#access/work.server.ts';
import { PER_WORDS } from '#promise/field-labels.ts';
import type { TextPart, VersionText } from '#promise/version-text.ts';
import { numberWords } from '#checking/swedish-number.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;
type Head = {
  version_id: string;
  subject_id: string;
  no: number;
  content: string;
  at: Date;
  by_person: string | null;
  public_note: string | null;
  internal_note: string | null;
};
type Measure = {
  readonly body: string;
  readonly owner: string | null;
  readonly actors: string | null;
  readonly limits: string | null;
  readonly funding: string | null;
  readonly amount: number | null;
  readonly due: string | null;
};
type PointRow = Head & {
  position: number;
  focus: string | null;
  above: string | null;
  body: string;
  why: string | null;
  due_words: string | null;
  due: string | null;
  place: string | null;
  owners: string | null;
  contributors: string | null;
  at_least: number | null;
  unit: string | null;
  per: Per | null;
  goals: string[];
  measures: Measure[];
};
type FrameRow = Head & {
  title: string;
  intro: string | null;
  period_from: string;
  period_to: string;
  areas: string | null;
  parties: string | null;
  goals: string[];
  agreements: string[];
};

/** These versions of points, by the versions' ids. */
export async function pointTexts(work: In, versionIds: readonly string[]): Promise<Map<string, VersionText>> {
  if (versionIds.length === 0) return new Map();
  const found = await pointRows(work, sql`v.id = any(${versionIds}::uuid[])`);
  return new Map(found.map((text) => [text.versionId, text]));
}

/** Every version of a point, the first one first. */
export function pointHistory(work: In, pointId: string): Promise<VersionText[]> {
  return pointRows(work, sql`v.point_id = ${pointId}`);
}

/** These versions of promises' frames, by the versions' ids. */
export async function frameTexts(work: In, versionIds: readonly string[]): Promise<Map<string, VersionText>> {
  if (versionIds.length === 0) return new Map();
  const found = await frameRows(work, sql`f.id = any(${versionIds}::uuid[])`);
  return new Map(found.map((text) => [text.versionId, text]));
}

async function pointRows({ tx, municipalityId }: In, which: RawBuilder<unknown>): Promise<VersionText[]> {
  const { rows } = await sql<PointRow>`
    select v.id as version_id, v.point_id as subject_id, v.no, v.content, v.at, v.by_person, v.public_note, v.internal_note,
      v.position, a.name as focus, v.above, v.body, v.why, v.due_words, v.due, l.name as place, t.at_least, t.unit, t.per,
      (select string_agg(y.name, ', ' order by x.position) from point_party x
        join party y on (y.municipality_id, y.id) = (x.municipality_id, x.party_id)
        where x.municipality_id = v.municipality_id and x.point_version_id = v.id and x.part = 'owner') as owners,
      (select string_agg(y.name, ', ' order by x.position) from point_party x
        join party y on (y.municipality_id, y.id) = (x.municipality_id, x.party_id)
        where x.municipality_id = v.municipality_id and x.point_version_id = v.id and x.part = 'contributor') as contributors,
      coalesce((select jsonb_agg(g.body order by x.position) from point_goal x
        join goal g on (g.municipality_id, g.id) = (x.municipality_id, x.goal_id)
        where x.municipality_id = v.municipality_id and x.point_version_id = v.id), '[]') as goals,
      coalesce((select jsonb_agg(jsonb_build_object('body', m.body, 'owner', coalesce(u.name, y.name), 'actors', m.actors,
          'limits', m.limits, 'funding', m.funding, 'amount', m.amount, 'due', m.due) order by m.position)
        from measure_version m
        left join party y on (y.municipality_id, y.id) = (m.municipality_id, m.owner_party)
        left join unit u on (u.municipality_id, u.id) = (m.municipality_id, m.owner_unit)
        where m.municipality_id = v.municipality_id and m.point_version_id = v.id), '[]') as measures
    from point_version v
    left join focus_area a on (a.municipality_id, a.id) = (v.municipality_id, v.focus_area_id)
    left join place l on (l.municipality_id, l.id) = (v.municipality_id, v.place_id)
    left join target t on (t.municipality_id, t.point_version_id) = (v.municipality_id, v.id)
    where v.municipality_id = ${municipalityId} and ${which}
    order by v.point_id, v.no`.execute(tx);
  return rows.map((row) => ({ ...headOf(row), parts: [...pointParts(row), ...noteParts(row)] }));
}

function pointParts(row: PointRow): TextPart[] {
  const target =
    row.at_least === null
      ? null
      : `minst ${numberWords(row.at_least)} ${row.unit ?? ''}${row.per === null ? '' : ` ${PER_WORDS[row.per]}`}`;
  return [
    part('Punktens nummer', String(row.position)),
    part('Fokusområde', row.focus),
    part('Hör till löftet', row.above),
    part('Det här lovas', row.body),
    part('Varför', row.why),
    part('Ägare', row.owners),
    part('Bidrar', row.contributors),
    part('Mål', target),
    part('När', row.due_words),
    part('Klart senast', row.due === null ? null : dayWords(row.due)),
    part('Plats', row.place),
    ...row.goals.map((goal, index) => part(`Övergripande mål ${index + 1}`, goal)),
    ...row.measures.map((measure, index) => part(`Åtgärd ${index + 1}`, measureWords(measure))),
  ].flat();
}

function measureWords({ body, owner, actors, limits, funding, amount, due }: Measure): string {
  const said = [
    body,
    owner === null ? null : `Gör: ${owner}.`,
    actors === null ? null : `Med: ${actors}.`,
    funding === null ? null : `Pengar: ${funding}.`,
    amount === null ? null : `Kostnad: ${numberWords(amount)} kronor.`,
    due === null ? null : `Klart senast ${dayWords(due)}.`,
    limits === null ? null : `Att tänka på: ${limits}`,
  ];
  return said.filter((words) => words !== null).join('\n');
}

async function frameRows({ tx, municipalityId }: In, which: RawBuilder<unknown>): Promise<VersionText[]> {
  const { rows } = await sql<FrameRow>`
    select f.id as version_id, f.promise_id as subject_id, f.no, f.content, f.at, f.by_person, f.public_note, f.internal_note,
      f.title, f.intro, f.period_from, f.period_to,
      (select string_agg(n.name, ', ' order by x.position) from promise_area x
        join lateral (select name from area_version n where n.municipality_id = x.municipality_id and n.area_id = x.area_id
          order by valid @> f.period_to desc, upper(valid) desc nulls first limit 1) n on true
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id) as areas,
      (select string_agg(y.name, ', ' order by x.position) from promise_party x
        join party y on (y.municipality_id, y.id) = (x.municipality_id, x.party_id)
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id) as parties,
      coalesce((select jsonb_agg(g.body order by x.position) from promise_goal x
        join goal g on (g.municipality_id, g.id) = (x.municipality_id, x.goal_id)
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id), '[]') as goals,
      coalesce((select jsonb_agg(g.name order by x.position) from promise_agreement x
        join agreement g on (g.municipality_id, g.id) = (x.municipality_id, x.agreement_id)
        where x.municipality_id = f.municipality_id and x.promise_version_id = f.id), '[]') as agreements
    from promise_version f
    where f.municipality_id = ${municipalityId} and ${which}
    order by f.promise_id, f.no`.execute(tx);
  return rows.map((row) => ({ ...headOf(row), parts: [...frameParts(row), ...noteParts(row)] }));
}

function frameParts(row: FrameRow): TextPart[] {
  return [
    part('Titel', row.title),
    part('Inledning', row.intro),
    part('Period', periodWords({ from: row.period_from, to: row.period_to })),
    part('Områden', row.areas ?? 'hela kommunen'),
    part('Parter', row.parties),
    ...row.goals.map((goal, index) => part(`Övergripande mål ${index + 1}`, goal)),
    ...row.agreements.map((name, index) => part(`Överenskommelse ${index + 1}`, name)),
  ].flat();
}

function noteParts({ public_note, internal_note }: Head): TextPart[] {
  return [
    ...part('Vad som ändrades, för alla', public_note),
    ...(internal_note === null ? [] : [{ label: 'Anteckning (intern)', text: internal_note, internal: true }]),
  ];
}

function part(label: string, text: string | null): TextPart[] {
  return text === null || text === '' ? [] : [{ label, text, internal: false }];
}

function headOf(row: Head): Omit<VersionText, 'parts'> {
  return {
    versionId: row.version_id,
    subjectId: row.subject_id,
    no: row.no,
    content: row.content,
    at: row.at,
    byPerson: row.by_person,
  };
}
