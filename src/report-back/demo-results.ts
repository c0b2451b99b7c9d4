import type { ActivityInput, EntryInput, FigureInput } from '#follow-up/entry-input.ts';
import {
  figurePeriod,
  type DemoFigure,
  type DemoPoint,
  type DemoResult,
  type DemoRound,
} from '#report-back/demo-data.ts';

type Ids = (key: string) => string;

/** The entries of one result: all owners with the same words, or those who answer for themselves. */
export function entriesOfResult(
  result: DemoResult,
  { owners }: DemoPoint,
  round: DemoRound,
  ids: { readonly roundId: string; readonly pointId: string; readonly party: Ids },
): EntryInput[] {
  return (result.by ?? owners).map((party, index) => ({
    roundId: ids.roundId,
    pointId: ids.pointId,
    partyId: ids.party(party),
    told: result.by === undefined ? 'together' : 'apart',
    ...wordsOf(result),
    figures: index === 0 ? figuresOf(result.figures, round) : [],
  }));
}

/** What a result says, as an entry says it. */
export function wordsOf(
  result: DemoResult,
): Pick<EntryInput, 'kind' | 'body' | 'progress' | 'reason' | 'nextStep' | 'internalNote'> {
  return {
    kind: result.kind,
    body: result.text ?? null,
    progress: result.progress ?? null,
    reason: result.reason ?? null,
    nextStep: result.next ?? null,
    internalNote: result.note ?? null,
  };
}

export function figuresOf(figures: readonly DemoFigure[], round: DemoRound): FigureInput[] {
  return figures.map((figure) => ({
    label: figure.label,
    value: figure.value,
    base: figure.base ?? null,
    hasBase: true, // none of them compares with a number that is not there
    unit: figure.unit,
    per: null,
    comparison: null,
    period: figurePeriod(figure, round),
    basePeriod: figure.basePeriod ?? null,
    source: figure.source,
    preliminary: figure.preliminary,
    kind: figure.kind,
    direction: figure.direction,
    visibility: figure.visibility,
  }));
}

/** What was done on days; each owner who took part says so, since it bears out that owner's "genomförd". */
export function activitiesOfPoint(
  { activities, owners }: DemoPoint,
  ids: { readonly pointId: string; readonly party: Ids; readonly place: Ids },
): ActivityInput[] {
  return activities.flatMap(({ by, day, text, count, unit, place, visibility }) =>
    (by ?? owners).map((party) => ({
      pointId: ids.pointId,
      partyId: ids.party(party),
      day,
      body: text,
      count: count ?? null,
      unit: unit ?? null,
      placeId: place === undefined ? null : ids.place(place),
      visibility,
    })),
  );
}
