import { shortMunicipalityName } from '#places/municipality-name.ts';

/**
 * Which of the installation's municipalities a document belongs to where nobody has chosen: the one that it names
 * ("Linköping"). One that names none belongs to the only one there is, unless that is the invented one. Null where that
 * tells nothing.
 */
export function municipalityFor<T extends { readonly name: string; readonly isDemo: boolean }>(
  named: string | null,
  municipalities: readonly T[],
): T | null {
  const bare = (name: string): string => shortMunicipalityName(name).toLocaleLowerCase('sv');
  const real = municipalities.filter(({ isDemo }) => !isDemo);
  const fitting = named === null ? real : municipalities.filter(({ name }) => bare(name) === bare(named));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
