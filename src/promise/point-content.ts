import type { Fact } from '#platform/canonical-json.ts';
import type { FrameInput, MeasureInput, PointInput } from '#promise/promise-input.ts';

/**
 * What a key of a point covers: every word of it that others are promised, whose it is, where it stands, and its
 * measures. Not the internal note. What came later into the product is named only where it says something, so that the
 * hash of an older point stays what it was.
 */
export function pointContent(point: PointInput, position: number): Fact {
  return {
    format: 'loftet-point/1',
    position,
    body: point.body,
    above: point.above ?? null,
    why: point.why ?? null,
    dueWords: point.dueWords ?? null,
    focusArea: point.focusArea ?? null,
    owners: [...point.owners],
    contributors: [...(point.contributors ?? [])],
    target: point.target ? { ...point.target } : null,
    ...said('due', point.due),
    ...said('place', point.placeId),
    ...said('publicNote', point.publicNote),
    ...listed('goals', point.goals ?? []),
    ...listed('measures', (point.measures ?? []).map(measureContent)),
  };
}

/** What a key of a promise's own text covers. */
export function frameContent(frame: FrameInput): Fact {
  return {
    format: 'loftet-promise/1',
    title: frame.title,
    intro: frame.intro ?? null,
    period: { ...frame.period },
    areas: frame.areas.map((area) => area.id),
    parties: frame.parties.map((party) => ({ ...party })),
    goals: [...(frame.goals ?? [])],
    agreements: [...(frame.agreements ?? [])],
    ...said('publicNote', frame.publicNote),
  };
}

function measureContent(measure: MeasureInput): Fact {
  return {
    body: measure.body,
    ownerParty: measure.ownerParty ?? null,
    ownerUnit: measure.ownerUnit ?? null,
    actors: measure.actors ?? null,
    limits: measure.limits ?? null,
    funding: measure.funding ?? null,
    amount: measure.amount ?? null,
    due: measure.due ?? null,
    visibility: measure.visibility ?? 'internal',
  };
}

function said(name: string, value: string | null | undefined): Readonly<Record<string, Fact>> {
  return value === null || value === undefined ? {} : { [name]: value };
}

function listed(name: string, values: readonly Fact[]): Readonly<Record<string, Fact>> {
  return values.length === 0 ? {} : { [name]: [...values] };
}
