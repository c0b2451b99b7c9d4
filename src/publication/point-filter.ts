import { STATE_LOOK, type PointState } from '#documents/point-state.ts';
import type { Owner, Party } from '#publication/model-parts.ts';

/** One choice of which points to see: of one of those who promise, of one status, of both together, or all. */
export type Choice = {
  readonly no: number;
  readonly party: Party | null;
  readonly state: PointState | null;
  readonly count: number;
};

type Owned = { readonly owners: readonly Owner[] };

/** So many choices have a rule in point-filter.css. */
export const MOST_CHOICES = 60;
/** Fewer points than this are seen at a glance. */
const FEWEST_POINTS = 4;

/**
 * The choices that leave some points out, after the one that shows all: each status, each party, and the two together. A
 * point is of a status if it stands so for one of its owners; of a party and a status if it stands so for that one. None
 * where there is little to choose from.
 */
export function filterChoices(points: readonly Owned[]): Choice[] {
  if (points.length < FEWEST_POINTS) return [];
  const owners = points.flatMap((point) => point.owners);
  const states = (Object.keys(STATE_LOOK) as PointState[]).filter((state) => owners.some((one) => one.state === state));
  const parties = [...new Map(owners.map(({ kind, name }) => [`${kind} ${name}`, { kind, name }])).values()];
  const asked = [
    { party: null, state: null },
    ...(states.length > 1 ? states.map((state) => ({ party: null, state })) : []),
    ...(parties.length > 1 ? parties.map((party) => ({ party, state: null })) : []),
    ...(parties.length > 1 && states.length > 1
      ? parties.flatMap((party) => states.map((state) => ({ party, state })))
      : []),
  ];
  const choices = asked
    .map((choice) => ({ ...choice, count: points.filter((point) => isShown(point, choice)).length }))
    .filter(({ count }) => count > 0)
    .slice(0, MOST_CHOICES)
    .map((choice, no) => ({ ...choice, no }));
  return choices.length < 2 ? [] : choices;
}

/** The numbers of the choices that show at least one of the points. */
export function choicesFor(points: readonly Owned[], choices: readonly Choice[]): number[] {
  return choices.filter((choice) => points.some((point) => isShown(point, choice))).map(({ no }) => no);
}

function isShown({ owners }: Owned, { party, state }: Pick<Choice, 'party' | 'state'>): boolean {
  if (party === null && state === null) return true;
  return owners.some(
    (owner) =>
      (party === null || (owner.kind === party.kind && owner.name === party.name)) &&
      (state === null || owner.state === state),
  );
}
