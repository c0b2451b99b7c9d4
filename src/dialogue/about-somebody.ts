import { personalSpans, type PersonalKind } from '#checking/personal-data.ts';
import { seenText } from '#checking/seen-text.ts';

/** Where words in an answer may be about somebody, and what they look like. */
export type Suspected = { readonly at: number; readonly length: number; readonly kind: PersonalKind | 'name' };

export const SUSPECTED_WORDS: Readonly<Record<Suspected['kind'], string>> = {
  'identity-number': 'personnummer',
  phone: 'telefonnummer',
  email: 'e-postadress',
  plate: 'registreringsnummer',
  name: 'kan vara ett namn',
};

/** Two or three capitalised words in a row, as a person is named. */
const NAME = /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}(?!\p{L})/gu;
/** Places and bodies are named so too. */
const NO_PERSON =
  /kommun|polis|bostäder|fastighet|centrum|centralen|skola|gård|torg|service|hus|råd|klubb|förening|park|gata|väg|plan|stig|gränd|backe|bron|kyrka|station|bibliotek|kiosk|krog|affär|butik|ica|coop|lidl/iu;
/** Words that begin a sentence about a place: "Vid Humleslätten". */
const BEGINS =
  /^(?:i|på|vid|vi|jag|ni|du|det|den|de|att|en|ett|och|men|om|när|mer|mera|fler|flera|mellan|runt|från|till|längs|kring|bakom|utanför|innanför|nära|under|över|efter|hela|norra|södra|östra|västra|gamla|nya|stora|lilla|inre|yttre|här|där|ta|gör|bygg|sätt|stäng|på|in|at|the|we|near|more|around)$/iu;

/**
 * Words in an answer that may be about somebody: numbers and addresses as the checks know them, and what is written like a
 * name. Rather one too many: a person looks at each before anybody else reads it.
 */
export function suspectedIn(text: string): Suspected[] {
  const found: Suspected[] = personalSpans(text);
  const { seen, from } = seenText(text);
  for (const match of seen.matchAll(NAME)) {
    const words = match[0].split(' ');
    const skipped = BEGINS.test(words[0] ?? '') ? (words[0]?.length ?? 0) + 1 : 0;
    const name = match[0].slice(skipped);
    if (!name.includes(' ') || NO_PERSON.test(name)) continue;
    const at = from(match.index + skipped);
    found.push({ at, length: from(match.index + match[0].length) - at, kind: 'name' });
  }
  return withoutOverlaps(found.toSorted((one, other) => one.at - other.at || other.length - one.length));
}

function withoutOverlaps(spans: readonly Suspected[]): Suspected[] {
  let end = 0;
  return spans.filter(({ at, length }) => {
    if (at < end) return false;
    end = at + length;
    return true;
  });
}
