import type { NamedParty } from '#reading/points/owners.ts';
import { subjectOwners } from '#reading/points/owners.ts';

/** Whether the first words say that somebody promises: "Kommunen lovade att …", "Vi ska …". */
export function promisesBy(text: string, parties: readonly NamedParty[]): boolean {
  return (
    /^[^.]{0,80}?(?<!\p{L})(?:ska|skall|lovar|lovade|åtar sig|åtog sig)(?!\p{L})/iu.test(text) &&
    subjectOwners(text, parties).length > 0
  );
}
