import { shortMunicipalityName } from '#places/municipality-name.ts';

/** The one among those of the installation that a document names ("Linköping"), or null where none or several fit. */
export function municipalityOfDocument<T extends { readonly name: string }>(
  named: string | null,
  municipalities: readonly T[],
): T | null {
  if (named === null) return null;
  const bare = (name: string): string => shortMunicipalityName(name).toLocaleLowerCase('sv');
  const fitting = municipalities.filter(({ name }) => bare(name) === bare(named));
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}
