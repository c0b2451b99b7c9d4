import { sql } from 'kysely';
import { can } from '#access/can.ts';
import { namesOf } from '#access/people.server.ts';
import type { Work } from '#access/work.server.ts';
import { loadPromiseAt } from '#promise/promise-queries.server.ts';
import { promiseState } from '#promise/promise-state.ts';
import { entriesWithoutKey } from '#follow-up/entry-approval.server.ts';
import { loadFollowUp } from '#follow-up/follow-up-queries.server.ts';
import { inOrder } from '#follow-up/owner-state.ts';
import { reportChanges, type ReportChange } from '#follow-up/period-report-changes.ts';
import { PeriodReport, periodReport, type Asked, type EvidenceOf } from '#follow-up/period-report.ts';
import { periodName } from '#follow-up/period-name.ts';

/** Who was asked about what in a round and when, and how many reminders each has got; and how many have yet to answer. */
export async function loadAsked(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  roundId: string,
): Promise<{ readonly asked: readonly Asked[]; readonly waiting: number }> {
  const { rows } = await sql<Omit<Asked, 'at'> & { at: Date; waits: boolean }>`
    select q.point_id as "pointId", q.party_id as "partyId", q.person_id as "personId", q.asked_at as at, q.state = 'waiting' as waits,
      (select count(*) from notice n where n.municipality_id = q.municipality_id and n.person_id = q.person_id
        and n.subject_id = q.round_id and n.kind in ('report-reminder', 'report-late'))::int as reminders
    from request q where q.municipality_id = ${municipalityId} and q.round_id = ${roundId}
    order by q.asked_at, q.id`.execute(tx);
  return {
    asked: rows.map(({ pointId, partyId, personId, at, reminders }) => ({
      pointId,
      partyId,
      personId,
      at: at.toISOString(),
      reminders,
    })),
    waiting: rows.filter(({ waits }) => waits).length,
  };
}

/** The documents beside a round's entries, whichever version each was put beside. */
export async function loadEvidence(
  { tx, municipalityId }: Pick<Work, 'tx' | 'municipalityId'>,
  roundId: string,
): Promise<EvidenceOf[]> {
  const { rows } = await sql<EvidenceOf>`
    select v.entry_id as "entryId", h.file_sha256 as sha256, h.caption from entry e
    join entry_version v on (v.municipality_id, v.entry_id) = (e.municipality_id, e.id)
    join evidence h on (h.municipality_id, h.entry_version_id) = (v.municipality_id, v.id)
    where e.municipality_id = ${municipalityId} and e.round_id = ${roundId}
    order by h.file_sha256, h.id`.execute(tx);
  return rows;
}

type CorrectionTold = {
  readonly number: number;
  readonly party: string;
  readonly note: string;
  readonly body: string | null;
  readonly at: Date;
};

export type SilentTold = {
  readonly number: number;
  readonly body: string;
  readonly party: string;
  readonly asked: readonly { readonly name: string | null; readonly at: string; readonly reminders: number }[];
};

export type PeriodPage = {
  readonly promise: { readonly slug: string; readonly title: string };
  readonly name: string;
  readonly roundId: string;
  /** `YYYY-MM-DD`, inclusive. */
  readonly lastDay: string;
  readonly lockedAt: Date | null;
  readonly hash: string | null;
  /** As it was locked; as it would be now, where it is not. Null for one that was locked before there were reports. */
  readonly report: PeriodReport | null;
  readonly silent: readonly SilentTold[];
  readonly withoutKey: readonly { readonly number: number; readonly party: string }[];
  readonly waiting: number;
  readonly before: string | null;
  readonly changes: readonly ReportChange[];
  readonly corrections: readonly CorrectionTold[];
  readonly may: { readonly lock: boolean };
};

/** A period's report, or what the lock would do; null where there is no such promise or round. */
export async function loadPeriod(work: Work, slug: string, roundId: string, today: string): Promise<PeriodPage | null> {
  const { tx, municipalityId, actor } = work;
  const promise = await loadPromiseAt(tx, municipalityId, slug);
  if (promise === null) return null;
  const followUp = await loadFollowUp(tx, municipalityId, promise.id);
  const rounds = inOrder(followUp.rounds);
  const at = rounds.findIndex((round) => round.id === roundId);
  const round = rounds[at];
  if (round === undefined) return null;
  const locks = await loadLocks(work, promise.id);
  const lock = locks.get(roundId);
  const { asked, waiting } = await loadAsked(work, roundId);
  const now = periodReport(promise, followUp, roundId, { evidence: await loadEvidence(work, roundId), asked });
  const report = round.lockedAt === null ? now : (lock?.report ?? null);
  const previous = rounds.slice(0, at).findLast((one) => locks.get(one.id)?.report);
  const names = await namesOf(
    work,
    asked.map(({ personId }) => personId),
  );
  const told = (list: readonly Pick<Asked, 'personId' | 'at' | 'reminders'>[]) =>
    list.map(({ personId, at: when, reminders }) => ({ name: names.get(personId) ?? null, at: when, reminders }));
  const unsaid = promise.points.flatMap((point) =>
    point.owners
      .filter(({ id: own }) => !now.rows.some((row) => row.point.id === point.id && row.party.id === own))
      .map((owner) => ({
        number: point.number,
        body: point.body,
        party: owner.name,
        asked: told(asked.filter((one) => one.pointId === point.id && one.partyId === owner.id)),
      })),
  );
  const silent =
    round.lockedAt === null
      ? unsaid
      : (report?.rows ?? [])
          .filter(({ kind }) => kind === 'silence')
          .map((row) => ({ ...row.point, party: row.party.name, asked: told(row.asked) }));
  const numbers = new Map(promise.points.map(({ id: point, number }) => [point, number]));
  const parties = new Map(now.rows.map(({ party }) => [party.id, party.name]));
  const open = await entriesWithoutKey(tx, municipalityId, promise.id);
  const state = promiseState(promise, today);
  const areas = promise.areas.map((area) => area.id);
  return {
    promise: { slug, title: promise.title },
    name: periodName(round),
    roundId,
    lastDay: round.period.to,
    lockedAt: round.lockedAt,
    hash: lock?.hash ?? null,
    report,
    silent,
    withoutKey: open
      .filter((one) => one.roundId === roundId)
      .map(({ pointId, partyId }) => ({ number: numbers.get(pointId) ?? 0, party: parties.get(partyId) ?? '' }))
      .toSorted((a, b) => a.number - b.number || a.party.localeCompare(b.party, 'sv')),
    waiting,
    before: previous === undefined ? null : periodName(previous),
    changes: report === null ? [] : reportChanges(report, locks.get(previous?.id ?? '')?.report ?? null),
    corrections: round.lockedAt === null ? [] : await loadCorrections(work, roundId, numbers),
    may: { lock: round.lockedAt === null && can(actor, 'round:lock', { municipalityId, state, areas }) },
  };
}

type Lock = { readonly hash: string | null; readonly report: PeriodReport | null };

async function loadLocks({ tx, municipalityId }: Work, promiseId: string): Promise<Map<string, Lock>> {
  const { rows } = await sql<{ id: string; hash: string | null; report: unknown }>`
    select id, lock_hash as hash, lock_report as report from round
    where municipality_id = ${municipalityId} and promise_id = ${promiseId} and locked_at is not null`.execute(tx);
  return new Map(
    rows.map(({ id, hash, report }) => [id, { hash, report: report === null ? null : PeriodReport.parse(report) }]),
  );
}

async function loadCorrections(
  { tx, municipalityId }: Work,
  roundId: string,
  numbers: ReadonlyMap<string, number>,
): Promise<CorrectionTold[]> {
  const { rows } = await sql<Omit<CorrectionTold, 'number'> & { pointId: string }>`
    select e.point_id as "pointId", a.name as party, v.correction_note as note, coalesce(v.body, v.reason) as body, v.at
    from entry e join entry_version v on (v.municipality_id, v.entry_id) = (e.municipality_id, e.id)
    join round r on (r.municipality_id, r.id) = (e.municipality_id, e.round_id)
    join party a on (a.municipality_id, a.id) = (e.municipality_id, e.party_id)
    where e.municipality_id = ${municipalityId} and e.round_id = ${roundId} and v.correction_note is not null
      and v.at >= r.locked_at
    order by v.at, v.id`.execute(tx);
  return rows.map(({ pointId, ...row }) => ({ ...row, number: numbers.get(pointId) ?? 0 }));
}
