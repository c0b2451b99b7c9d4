import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import type { NoticedOf, RoundRecord } from '#follow-up/follow-up-record.ts';
import { askedRound, noticedTold, type NoticedDay } from '#follow-up/noticed.ts';
import { loadSettings } from '#places/settings.server.ts';
import { limitOn } from '#places/small-count-limit.ts';

type In = Pick<Work, 'tx' | 'municipalityId'>;
export type RoundAsked = Pick<RoundRecord, 'id' | 'label' | 'period'>;

/** The round that people are asked about, whether a point was noticed in it, on a day; null where none is (see `askedRound`). */
export async function roundAsked(
  { tx, municipalityId }: In,
  pointId: string,
  { today, isClosed }: { readonly today: string; readonly isClosed: boolean },
): Promise<RoundAsked | null> {
  const { rows } = await sql<{ id: string; label: string | null; from: string; to: string }>`
    select r.id, r.label, r.period_from as "from", r.period_to as "to" from round r
    join point p on (p.municipality_id, p.promise_id) = (r.municipality_id, r.promise_id)
    where p.municipality_id = ${municipalityId} and p.id = ${pointId}
    order by r.id`.execute(tx);
  return askedRound(
    rows.map(({ id, label, from, to }) => ({ id, label, period: { from, to } })),
    today,
    isClosed,
  );
}

/** What may be told of the answers on a promise's points, before the day: a day that is not over could grow by one. */
export async function loadNoticed({ tx, municipalityId }: In, promiseId: string, today: string): Promise<NoticedOf[]> {
  const { rows } = await sql<NoticedDay & { roundId: string; pointId: string }>`
    select n.round_id as "roundId", n.point_id as "pointId", n.day,
      count(*) filter (where n.value = 'yes')::int as yes, count(*) filter (where n.value = 'no')::int as no,
      count(*) filter (where n.value = 'unsure')::int as unsure
    from noticed n join round r on (r.municipality_id, r.id) = (n.municipality_id, n.round_id)
    where n.municipality_id = ${municipalityId} and r.promise_id = ${promiseId} and n.day < ${today}::date
    group by n.round_id, n.point_id, n.day order by n.round_id, n.point_id, n.day`.execute(tx);
  const { fewestFrom } = await loadSettings({ tx, municipalityId });
  return [...Map.groupBy(rows, ({ roundId, pointId }) => `${roundId} ${pointId}`).values()].flatMap((days) => {
    const [first] = days;
    const told = noticedTold(days, (day) => limitOn(fewestFrom, day));
    return first === undefined || told === null ? [] : [{ ...told, roundId: first.roundId, pointId: first.pointId }];
  });
}
