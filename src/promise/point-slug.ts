import { freeSlug, slugOf } from '#places/slug.ts';

const LONGEST = 48;
/** Who promises and that they shall: the same opening in every point says nothing in an address. */
const OPENING =
  /^(?:(?:vi|kommunen|polisen|kommunens \p{L}+|polisens \p{L}+|\p{Lu}\p{L}+)(?:,? (?:och|samt) (?:polisen|kommunen|\p{Lu}\p{L}+))*) (?:ska|skall|kommer att|lovar att) (?:gemensamt |tillsammans |också )?/u;

/** A point's word in its address, from its first words. It keeps it whatever its number or words become. */
export function pointSlug(body: string, taken: ReadonlySet<string>): string {
  const words = slugOf(body.replace(OPENING, ''), LONGEST);
  return freeSlug(words === '' || /^(?:historik|uppfoljning)$/.test(words) ? 'punkt' : words, taken);
}
