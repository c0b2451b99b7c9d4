import type { PromiseKeys } from '#promise/keys-queries.server.ts';
import { and, numbers } from '#promise/listed-words.ts';

/**
 * What stands in the way of sending a promise for approval, in sentences; none where it can be sent. `approvedBy`: the
 * parties that somebody can approve for.
 */
export function sendingObstacles(
  { promise, parties, state }: Pick<PromiseKeys, 'promise' | 'parties' | 'state'>,
  approvedBy: ReadonlySet<string>,
): string[] {
  const told: string[] = [];
  if (promise.points.length === 0) told.push('Löftet har inga punkter. Skriv minst en.');
  const numberOf = new Map(promise.points.map(({ id, number }) => [id, number]));
  const frame = state.texts.find(({ kind }) => kind === 'frame');
  if (frame?.needs.length === 0)
    told.push('Ingen av löftets parter godkänner i Löftet. Lägg till den part som ska godkänna löftet.');
  const nobodys = state.texts.filter(({ kind, needs }) => kind === 'point' && needs.length === 0);
  if (nobodys.length > 0) {
    const which = numbers(nobodys.map(({ subjectId }) => numberOf.get(subjectId) ?? 0));
    told.push(`${which} har ingen ägare som godkänner i Löftet. Lägg till en ägare som gör det.`);
  }
  const returned = state.texts.filter(({ returnedBy }) => returnedBy.length > 0);
  if (returned.length > 0) {
    const points = returned.flatMap(({ subjectId }) => numberOf.get(subjectId) ?? []);
    const which = [
      ...(returned.some(({ kind }) => kind === 'frame') ? ['löftets titel, inledning och period'] : []),
      ...(points.length > 0 ? [numbers(points).toLowerCase()] : []),
    ];
    const what = and(which);
    told.push(`${what.charAt(0).toUpperCase()}${what.slice(1)} har skickats tillbaka. Skriv om texten först.`);
  }
  const needed = new Set(state.texts.flatMap(({ needs }) => needs));
  const without = parties.filter(({ id }) => needed.has(id) && !approvedBy.has(id)).map(({ name }) => name);
  if (without.length > 0)
    told.push(`Ingen har uppgiften att godkänna för ${and(without)}. Be administratören ge någon den uppgiften.`);
  return told;
}
