import { and, numbers } from '#promise/listed-words.ts';
import type { TextKeys } from '#promise/keys.ts';
import type { PromiseKeys } from '#promise/keys-queries.server.ts';

/** What the texts of a promise are called in a sentence: "ramen", "punkt 2 och 5". */
function called(texts: readonly TextKeys[], { promise }: Pick<PromiseKeys, 'promise'>): string {
  const numberOf = new Map(promise.points.map(({ id, number }) => [id, number]));
  const points = texts.flatMap(({ kind, subjectId }) => (kind === 'point' ? (numberOf.get(subjectId) ?? []) : []));
  return and([
    ...(texts.some(({ kind }) => kind === 'frame') ? ['löftets titel, inledning och period'] : []),
    ...(points.length > 0 ? [lower(numbers(points))] : []),
  ]);
}

/** Why a promise cannot be published, in a sentence or a few: whose keys are missing on what. `open`: the texts without. */
export function missingKeyWords(open: readonly TextKeys[], keys: Pick<PromiseKeys, 'promise' | 'parties'>): string {
  if (open.every(({ sent }) => !sent) && open.length === keys.promise.points.length + 1)
    return 'Det är inte skickat till parterna för godkännande.';
  const unsent = open.filter(({ sent }) => !sent);
  const returned = open.filter(({ returnedBy }) => returnedBy.length > 0);
  const nobodys = open.filter(({ needs, sent }) => sent && needs.length === 0);
  const waiting = keys.parties.flatMap(({ id, name }) => {
    const own = open.filter(({ waitsFor }) => waitsFor.includes(id));
    return own.length === 0 ? [] : [`${name} har inte godkänt ${called(own, keys)}.`];
  });
  return [
    ...waiting,
    ...(returned.length > 0 ? [`${upper(called(returned, keys))} är skickat tillbaka.`] : []),
    ...(unsent.length > 0 ? [`${upper(called(unsent, keys))} är inte skickat för godkännande.`] : []),
    ...(nobodys.length > 0 ? [`${upper(called(nobodys, keys))} har ingen part som godkänner.`] : []),
  ].join(' ');
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
