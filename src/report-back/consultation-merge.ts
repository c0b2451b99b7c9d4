import type { Report } from '#checking/report.ts';
import type { MemoConsulted } from '#report-back/memo-record.ts';

export type ConsultationVerdict = NonNullable<Report['consultation'][number]['verdict']>;

/** What one asked party has said: of the memo as a whole, and of the points that it says something else of. */
export type ConsultationAnswer = {
  readonly verdict: ConsultationVerdict;
  /** Null where nothing was added; an objection always says why. */
  readonly comment: string | null;
  readonly points: readonly {
    /** The point's number today; null for one that the promise has no longer. */
    readonly number: number | null;
    readonly verdict: ConsultationVerdict;
    readonly comment: string | null;
  }[];
};

/** A party that was sent the memo. */
export type AskedParty = {
  readonly party: string;
  /** True where the consultation went on without its answer. */
  readonly ended: boolean;
  /** The latest; null while there is none. */
  readonly answer: ConsultationAnswer | null;
};

/**
 * The consultation as the memo tells it: the parties that somebody has written into the memo, in their order, then those
 * that were asked in Löftet. What a party has answered itself holds before what somebody wrote for it.
 */
export function mergeConsultation(typed: Report['consultation'], asked: readonly AskedParty[]): MemoConsulted[] {
  const latest = new Map(asked.map((one) => [known(one.party), one]));
  const written = typed.map((row) => {
    const own = latest.get(known(row.party));
    latest.delete(known(row.party));
    return own === undefined ? row : consulted({ ...own, party: row.party }, row.verdict);
  });
  return [...written, ...[...latest.values()].map((one) => consulted(one, null))];
}

/** The same party, however its name was typed. */
function known(party: string): string {
  return party.replace(/\s+/gu, ' ').trim().toLocaleLowerCase('sv');
}

function consulted({ party, ended, answer }: AskedParty, typed: ConsultationVerdict | null): MemoConsulted {
  if (answer === null) return { party, verdict: typed, ...(ended && typed === null ? { ended: true as const } : {}) };
  const deviations = deviationsOf(answer);
  return { party, verdict: answer.verdict, ...(deviations.length > 0 ? { deviations } : {}) };
}

/** Everything that is no plain endorsement of the whole: a no to the whole with its reason, and what is said of single points. */
function deviationsOf({ verdict, comment, points }: ConsultationAnswer): NonNullable<MemoConsulted['deviations']> {
  return [
    ...(verdict === 'objects' ? [{ point: null, verdict, words: comment }] : []),
    ...points
      .filter((point) => point.verdict !== verdict)
      .toSorted((one, other) => (one.number ?? Infinity) - (other.number ?? Infinity))
      .map(({ number, verdict: of, comment: words }) => ({ point: number ?? 0, verdict: of, words })),
  ];
}

/** Whether every one of several endorses all of it, so that the memo may say so. */
export function allEndorse(consultation: readonly MemoConsulted[]): boolean {
  return (
    consultation.length > 1 &&
    consultation.every(({ verdict, deviations = [] }) => verdict === 'endorses' && deviations.length === 0)
  );
}
