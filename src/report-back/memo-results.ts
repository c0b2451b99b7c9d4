import { asksOwner } from '#follow-up/asks-owner.ts';
import type { EntryRecord, FollowUpRecord, Progress } from '#follow-up/follow-up-record.ts';
import type { Status } from '#checking/report.ts';
import type { PartyRef, PointRecord, PromiseRecord } from '#promise/promise-record.ts';
import { roundStanding } from '#follow-up/owner-state.ts';
import type { MemoPoint, MemoResult } from '#report-back/memo-record.ts';

/** Progress as the report's word; the format has none for "inte påbörjad" but "planerad". */
const STATUS_OF: Readonly<Record<Progress, Status>> = {
  'not-started': 'planned',
  planned: 'planned',
  'under-way': 'ongoing',
  partly: 'partly',
  done: 'done',
  'not-done': 'not-done',
};

/**
 * A point's answers in their order. What owners told together, with the same words, stands once and by nobody; what
 * parties of one kind told with the same words stands once, by that kind.
 */
export function resultsOf(point: PointRecord, promise: PromiseRecord, followUp: FollowUpRecord): MemoResult[] {
  const parties = new Map(
    [...promise.parties, ...point.owners, ...point.contributors].map((party) => [party.id, party]),
  );
  const own = followUp.entries
    .filter((entry) => entry.pointId === point.id && entry.kind !== 'silence')
    .sort((a, b) => a.position - b.position);
  const groups = Map.groupBy(own, (entry) => groupKey(entry, parties.get(entry.partyId)));
  return [...groups.values()].flatMap(([first]) => {
    if (first === undefined) return [];
    const party = parties.get(first.partyId);
    const byItself = first.told === 'apart' && !isOnlyOwner(first, point);
    const text = first.body ?? first.reason ?? '';
    return [
      {
        period: followUp.rounds.find((round) => round.id === first.roundId)?.label ?? null,
        by: byItself && party !== undefined ? party.kind : null,
        party: byItself && party !== undefined ? party.name : null,
        text,
        status: first.saidLate ? 'delayed' : first.progress === null ? null : STATUS_OF[first.progress],
        reason: first.reason === text ? null : first.reason,
        nextStep: first.nextStep,
      },
    ];
  });
}

function groupKey(entry: EntryRecord, party: PartyRef | undefined): string {
  const who = entry.told === 'together' ? 'together' : (party?.kind ?? entry.partyId);
  return JSON.stringify([entry.roundId, who, entry.body ?? entry.reason, entry.progress, entry.saidLate]);
}

/** Who owns a point alone need not be named beside each answer; a document that did so is read back as it was. */
function isOnlyOwner(entry: EntryRecord, point: PointRecord): boolean {
  return !entry.imported && point.owners.length === 1 && point.owners[0]?.id === entry.partyId;
}

type Silence = MemoPoint['silences'][number];

/** The rounds in which owners should have answered and did not. */
export function silencesOf(point: PointRecord, followUp: FollowUpRecord, today: string): MemoPoint['silences'] {
  const answered = (roundId: string, partyId: string): boolean =>
    followUp.entries.some(
      (entry) =>
        entry.roundId === roundId &&
        entry.pointId === point.id &&
        entry.partyId === partyId &&
        entry.kind !== 'silence',
    );
  return followUp.rounds
    .filter((round) => ['locked', 'past'].includes(roundStanding(round, today)))
    .flatMap((round): Silence[] => {
      const silent = point.owners.filter(
        (owner) =>
          !answered(round.id, owner.id) && asksOwner(round, { pointId: point.id, partyId: owner.id }, followUp),
      );
      if (silent.length === 0) return [];
      if (silent.length === point.owners.length) return [{ period: round.label, by: null }];
      return silent.map(({ kind, name }) => ({ period: round.label, by: { kind, name } }));
    });
}
