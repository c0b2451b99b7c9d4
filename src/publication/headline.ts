import { promiseRing, type RingPoint } from '#documents/promise-ring.ts';
import { STATE_LOOK } from '#documents/point-state.ts';

/**
 * The promise in one sentence, from the same count that stands in the middle of the ring. Who reads nothing else knows
 * how it went; what nobody has said is said not to be known. `told`: somebody has told what was done, in words.
 */
export function headline(
  points: readonly RingPoint[],
  { ended, told }: { readonly ended: boolean; readonly told: boolean },
): string {
  const { length } = points;
  if (length === 0) return 'Löftet har inga punkter.';
  const { count, unit } = promiseRing(points);
  const yes = Number(/^(\d+) av/.exec(count)?.[1] ?? -1);
  if (yes >= 0) return counted(yes, length, doneWords(unit, points));
  const all = length === 1 ? '1\u00a0punkt' : `${length}\u00a0punkter`;
  const silent = points.filter(({ lanes }) => lanes.every(({ state }) => state === 'silence')).length;
  if (silent === length) return `Ingen uppföljning är lämnad för ${length === 1 ? 'punkten' : `någon av de ${all}na`}.`;
  if (!ended) return `${all} är ${length === 1 ? 'lovad' : 'lovade'}.`;
  return told
    ? `${all} lovades. Det står vad som gjordes, men inte om ${length === 1 ? 'den' : 'de'} hölls.`
    : `${all} lovades. Hur det gick är inte angivet.`;
}

function doneWords(unit: string, points: readonly RingPoint[]): string {
  if (unit.startsWith('håll')) return points.some(isPartlyKept) ? 'hölls helt' : 'hölls';
  if (unit.startsWith('genomförd')) return `är ${STATE_LOOK.done.many}`;
  return 'är genomförda eller på väg';
}

/** Kept in part, or by some of its owners: "hölls inte" would be untrue of it. */
function isPartlyKept({ lanes }: RingPoint): boolean {
  const kept = lanes.filter(({ state }) => state === 'kept').length;
  return lanes.some(({ state }) => state === 'partly-kept') || (kept > 0 && kept < lanes.length);
}

function counted(yes: number, of: number, words: string): string {
  if (of === 1) return yes === 1 ? `Punkten ${one(words)}.` : `Punkten ${not(one(words))}.`;
  if (yes === of) return of === 2 ? `Båda punkterna ${words}.` : `Alla ${of}\u00a0punkter ${words}.`;
  return yes === 0
    ? `Ingen av de ${of}\u00a0punkterna ${one(words)}.`
    : `${yes} av ${of}\u00a0punkter ${yes === 1 ? one(words) : words}.`;
}

function one(words: string): string {
  return words.replace('genomförda', 'genomförd');
}

function not(words: string): string {
  return words.startsWith('hölls')
    ? words.replace('hölls', 'hölls inte')
    : words.replace(/^är /, 'är inte ').replace(' eller ', ' och inte ');
}
