import type { PointRecord } from '#promise/promise-record.ts';
import type { AskedParty, ConsultationVerdict } from '#report-back/consultation-merge.ts';

/** A party that was sent a memo, with its latest answer. */
export type AskedRow = {
  readonly id: string;
  readonly party: string;
  readonly personId: string | null;
  /** Both or neither: when the consultation went on without the answer, and why. */
  readonly endedAt: string | null;
  readonly endedReason: string | null;
  /** The last day to answer, inclusive. */
  readonly due: string;
  readonly sentOn: string;
  /** Number of the memo's version that was sent. */
  readonly memoNo: number;
  readonly answer: {
    readonly no: number;
    readonly verdict: ConsultationVerdict;
    readonly comment: string | null;
    readonly on: string;
    readonly points: readonly {
      readonly pointId: string;
      readonly verdict: ConsultationVerdict;
      readonly comment: string | null;
    }[];
  } | null;
};

/** The same as the memo tells it, with points by the numbers that they have today. */
export function askedParties(
  rows: readonly AskedRow[],
  points: readonly Pick<PointRecord, 'id' | 'number'>[],
): AskedParty[] {
  const numberOf = new Map(points.map(({ id, number }) => [id, number]));
  return rows.map(({ party, endedAt, answer }) => ({
    party,
    ended: endedAt !== null,
    answer: answer && {
      verdict: answer.verdict,
      comment: answer.comment,
      points: answer.points.map(({ pointId, verdict, comment }) => ({
        number: numberOf.get(pointId) ?? null,
        verdict,
        comment,
      })),
    },
  }));
}
