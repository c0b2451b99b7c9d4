import type { Dates } from '#checking/report.ts';
import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import { asksOwner } from '#follow-up/asks-owner.ts';
import type { EntryRecord, FigureRecord, FollowUpRecord, RoundRecord, Verdict } from '#follow-up/follow-up-record.ts';
import { entryState, inOrder, roundStanding, type RoundStanding } from '#follow-up/owner-state.ts';
import type { PartyRef, PromiseRecord } from '#promise/promise-record.ts';

/** Who wrote a version, and how it stands with its party's key. */
export type VersionMark = { readonly by: string | null; readonly key: 'approved' | 'returned' | null };

export type GridEntry = EntryRecord & VersionMark & { readonly figures: readonly FigureRecord[] };

/** A round of a point and party: what was said, and how it is drawn. */
export type GridCell = {
  readonly roundId: string;
  readonly state: PointState;
  readonly word: string;
  /** Nobody is asked there: the party has answered for the whole period at once. */
  readonly asked: boolean;
  readonly late: boolean;
  /** Told together first. Empty, or a silence entry, where nothing was said. */
  readonly entries: readonly GridEntry[];
};

export type GridRow = {
  readonly pointId: string;
  readonly number: number;
  readonly body: string;
  readonly focusArea: string | null;
  readonly party: PartyRef;
  readonly owner: boolean;
  readonly cells: readonly GridCell[];
  readonly verdict: { readonly value: Verdict; readonly reason: string } | null;
};

export type GridRound = {
  readonly id: string;
  readonly label: string | null;
  readonly period: Dates;
  readonly due: string | null;
  readonly standing: RoundStanding;
};

export type Grid = { readonly rounds: readonly GridRound[]; readonly rows: readonly GridRow[] };

const NO_MARK: VersionMark = { by: null, key: null };

/**
 * Points and their parties downwards, rounds across: the follow-up as coordinator and liaison see it on a day. Owners
 * have a row each, and so has whoever else has answered.
 * @param marks by the id of an entry's version
 */
export function gridOf(
  promise: PromiseRecord,
  followUp: FollowUpRecord,
  marks: ReadonlyMap<string, VersionMark>,
  today: string,
): Grid {
  const rounds = inOrder(followUp.rounds);
  const figures = Map.groupBy(followUp.figures, (figure) => figure.entryVersionId);
  const entries = Map.groupBy(followUp.entries, (entry) => entry.pointId);
  const rows = promise.points.flatMap((point) => {
    const own = entries.get(point.id) ?? [];
    const answered = new Set(own.map(({ partyId }) => partyId));
    const others = [...point.contributors, ...promise.parties].filter(({ id }) => answered.has(id));
    const parties = [...new Map([...point.owners, ...others].map((party) => [party.id, party])).values()];
    return parties.map((party): GridRow => {
      const owner = point.owners.some(({ id }) => id === party.id);
      const said = own.filter(({ partyId }) => partyId === party.id);
      const verdict = followUp.verdicts.find((one) => one.pointId === point.id && one.partyId === party.id);
      const whole = { rounds: followUp.rounds, entries: said };
      const cells = rounds.map((round) => {
        const here = said
          .filter(({ roundId }) => roundId === round.id)
          .sort((one, two) => (one.told === two.told ? 0 : one.told === 'together' ? -1 : 1))
          .map((entry) => ({
            ...entry,
            ...(marks.get(entry.versionId) ?? NO_MARK),
            figures: figures.get(entry.versionId) ?? [],
          }));
        const asked = owner && asksOwner(round, { pointId: point.id, partyId: party.id }, whole);
        return cellOf(round, here, asked, today);
      });
      return {
        pointId: point.id,
        number: point.number,
        body: point.body,
        focusArea: point.focusArea,
        party: { id: party.id, kind: party.kind, name: party.name },
        owner,
        cells,
        verdict: verdict === undefined ? null : { value: verdict.value, reason: verdict.reason },
      };
    });
  });
  return {
    rounds: rounds.map((round) => ({
      id: round.id,
      label: round.label,
      period: round.period,
      due: round.due,
      standing: roundStanding(round, today),
    })),
    rows,
  };
}

function cellOf(round: RoundRecord, entries: readonly GridEntry[], asked: boolean, today: string): GridCell {
  const spoken = entries.filter(({ kind }) => kind !== 'silence');
  const told = spoken.at(-1);
  const late = told === undefined && asked && roundStanding(round, today) === 'late';
  const shown = told === undefined ? missing(late) : saidState(told);
  return { roundId: round.id, ...shown, asked, late, entries };
}

function missing(late: boolean): { state: PointState; word: string } {
  return late ? { state: 'late', word: STATE_LOOK.late.word } : { state: 'silence', word: STATE_LOOK.silence.word };
}

function saidState(entry: GridEntry): { state: PointState; word: string } {
  const state = entryState(entry);
  if (state !== null) return state;
  const word = entry.kind === 'nothing-to-report' ? 'inget att rapportera' : STATE_LOOK['not-stated'].word;
  return { state: 'not-stated', word };
}

/** The round before this one in which the row's party said something, nearest first; null where there is none. */
export function saidBefore(row: GridRow, roundId: string): GridEntry | null {
  const at = row.cells.findIndex((cell) => cell.roundId === roundId);
  for (const cell of row.cells.slice(0, Math.max(0, at)).toReversed()) {
    const told = cell.entries.findLast(({ kind }) => kind !== 'silence');
    if (told !== undefined) return told;
  }
  return null;
}
