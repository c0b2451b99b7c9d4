import type { FollowUpRecord, RoundRecord } from '#follow-up/follow-up-record.ts';

/**
 * Whether a round asks an owner for an answer of its own. A document may tell one result for the whole period for some
 * points and results for its parts for others: whoever has answered the one way is not silent in the other, unless the
 * lock has written that they were.
 */
export function asksOwner(
  round: RoundRecord,
  who: { readonly pointId: string; readonly partyId: string },
  followUp: Pick<FollowUpRecord, 'rounds' | 'entries'>,
): boolean {
  const own = followUp.entries.filter((entry) => entry.pointId === who.pointId && entry.partyId === who.partyId);
  if (own.some((entry) => entry.roundId === round.id)) return true;
  const others = new Set(
    followUp.rounds.filter(({ label }) => (label === null) !== (round.label === null)).map(({ id }) => id),
  );
  const sameWay = own.some((entry) => entry.kind !== 'silence' && !others.has(entry.roundId));
  return sameWay || !own.some((entry) => entry.kind !== 'silence' && others.has(entry.roundId));
}
