import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#platform/database.server.ts';
import type {
  ActivityRecord,
  EntryRecord,
  FigureRecord,
  FollowUpRecord,
  RoundRecord,
  VerdictRecord,
} from '#follow-up/follow-up-record.ts';
import type { FollowUpTables } from '#follow-up/tables.ts';

/** The follow-up of one promise as it stands, internal words included. */
export function loadFollowUp(tx: Tx, municipalityId: string, promiseId: string): Promise<FollowUpRecord> {
  return load(tx, { municipalityId, promiseId }, sql`true`);
}

/**
 * The follow-up as far as the parties stand for it: of each entry the last version that needs no key or that its party
 * has approved. An entry that nobody has approved is not there; what was imported came with an accepted document.
 */
export function loadApprovedFollowUp(tx: Tx, municipalityId: string, promiseId: string): Promise<FollowUpRecord> {
  return load(
    tx,
    { municipalityId, promiseId },
    sql`(v.kind = 'silence' or v.source_import is not null
      or exists (select from entry_approval a where (a.municipality_id, a.entry_version_id, a.party_id, a.verdict) =
        (v.municipality_id, v.id, e.party_id, 'approved'))
      or not exists (select from party y where (y.municipality_id, y.id) = (e.municipality_id, e.party_id) and (y.has_key
        or exists (select from sending s where (s.municipality_id, s.promise_id) = (r.municipality_id, r.promise_id)
          and y.id = any(s.key_parties)))))`,
  );
}

async function load(tx: Tx, of: Of, counts: RawBuilder<unknown>): Promise<FollowUpRecord> {
  const entries = await loadEntries(tx, of, counts);
  return {
    rounds: await loadRounds(tx, of),
    entries,
    figures: await loadFigures(tx, of, new Set(entries.map((entry) => entry.versionId))),
    activities: await loadActivities(tx, of),
    verdicts: await loadVerdicts(tx, of),
  };
}

type Of = { readonly municipalityId: string; readonly promiseId: string };

async function loadRounds(tx: Tx, { municipalityId, promiseId }: Of): Promise<RoundRecord[]> {
  const rows = await tx
    .withTables<FollowUpTables>()
    .selectFrom('round')
    .select(['id', 'label', 'period_from', 'period_to', 'due', 'locked_at'])
    .where('municipality_id', '=', municipalityId)
    .where('promise_id', '=', promiseId)
    .orderBy('period_from')
    .orderBy('period_to')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    label: row.label,
    period: { from: row.period_from, to: row.period_to },
    due: row.due,
    lockedAt: row.locked_at,
  }));
}

async function loadEntries(
  tx: Tx,
  { municipalityId, promiseId }: Of,
  counts: RawBuilder<unknown>,
): Promise<EntryRecord[]> {
  const { rows } = await sql<EntryRecord>`
    select e.id, e.round_id as "roundId", e.point_id as "pointId", e.party_id as "partyId", e.told, e.position,
      v.id as "versionId", v.no, v.kind, v.body, v.next_step as "nextStep", v.internal_note as "internalNote", v.progress,
      v.said_late as "saidLate", v.reason, v.correction_note as "correctionNote", v.source_import is not null as imported, v.at
    from entry e
    join round r on (r.municipality_id, r.id) = (e.municipality_id, e.round_id)
    join lateral (select * from entry_version v where v.municipality_id = e.municipality_id and v.entry_id = e.id
      and ${counts} order by no desc limit 1) v on true
    where e.municipality_id = ${municipalityId} and r.promise_id = ${promiseId}
    order by e.point_id, e.position, r.period_from, e.id`.execute(tx);
  return rows;
}

async function loadFigures(
  tx: Tx,
  { municipalityId, promiseId }: Of,
  current: ReadonlySet<string>,
): Promise<FigureRecord[]> {
  const { rows } = await sql<Omit<FigureRecord, 'period' | 'basePeriod'> & Spans>`
    select f.id, f.point_id as "pointId", f.entry_version_id as "entryVersionId", f.position, f.label, f.quote, f.value,
      f.base_value as base, f.has_base as "hasBase", f.unit, f.per, f.comparison, f.source, f.preliminary, f.kind,
      f.direction, f.vis as visibility, f.period_from, f.period_to, f.base_from, f.base_to
    from figure f join point p on (p.municipality_id, p.id) = (f.municipality_id, f.point_id)
    where f.municipality_id = ${municipalityId} and p.promise_id = ${promiseId}
    order by f.point_id, f.position, f.id`.execute(tx);
  return rows
    .filter((row) => row.entryVersionId === null || current.has(row.entryVersionId))
    .map(({ period_from, period_to, base_from, base_to, ...row }) => ({
      ...row,
      period: { from: period_from, to: period_to },
      basePeriod: base_from === null || base_to === null ? null : { from: base_from, to: base_to },
    }));
}

type Spans = { period_from: string; period_to: string; base_from: string | null; base_to: string | null };

async function loadActivities(tx: Tx, { municipalityId, promiseId }: Of): Promise<ActivityRecord[]> {
  const { rows } = await sql<
    Omit<ActivityRecord, 'place'> & { place: string | null; place_visibility: 'public' | 'internal' }
  >`
    select a.id, a.point_id as "pointId", a.party_id as "partyId", a.day, a.body, a.count, a.unit, a.vis as visibility,
      l.name as place, l.vis as place_visibility
    from activity a
    join point p on (p.municipality_id, p.id) = (a.municipality_id, a.point_id)
    left join place l on (l.municipality_id, l.id) = (a.municipality_id, a.place_id)
    where a.municipality_id = ${municipalityId} and p.promise_id = ${promiseId} and a.trashed_at is null
    order by a.day, a.id`.execute(tx);
  return rows.map(({ place, place_visibility, ...row }) => ({
    ...row,
    place: place === null ? null : { name: place, visibility: place_visibility },
  }));
}

async function loadVerdicts(tx: Tx, { municipalityId, promiseId }: Of): Promise<VerdictRecord[]> {
  const { rows } = await sql<VerdictRecord>`
    select distinct on (v.point_id, v.party_id) v.point_id as "pointId", v.party_id as "partyId", v.value, v.reason
    from verdict v join point p on (p.municipality_id, p.id) = (v.municipality_id, v.point_id)
    where v.municipality_id = ${municipalityId} and p.promise_id = ${promiseId}
    order by v.point_id, v.party_id, v.no desc`.execute(tx);
  return rows;
}
