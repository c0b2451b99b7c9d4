import { adviseWording } from '#checking/wording.ts';
import type { Answerer } from '#promise/answerer-queries.server.ts';
import { and } from '#promise/listed-words.ts';
import type { PointRecord, PromiseRecord } from '#promise/promise-record.ts';

/** Something that a promise lacks before it is sent to be approved. Nothing of it stops anybody. */
export type Missing = { readonly what: string; readonly point: PointRecord | null };

/** What is missing in a promise that is being written, its own text first, then point by point. */
export function whatIsMissing(promise: PromiseRecord, answerers: readonly Answerer[]): Missing[] {
  const missing: Missing[] = [];
  const say = (what: string, point: PointRecord | null = null): void => void missing.push({ what, point });
  if (promise.intro === null) say('Inledning: säg varför löftet finns och vilka det är till.');
  if (promise.parties.length === 0) say('Vilka som lovar.');
  if (promise.points.length === 0) say('Punkter: löftet har inga än.');
  for (const point of promise.points) {
    const parties = point.owners.filter(
      ({ id }) => !answerers.some(({ pointId, partyId }) => pointId === point.id && partyId === id),
    );
    if (parties.length > 0) say(`Vem som svarar för uppföljningen hos ${and(parties.map(({ name }) => name))}.`, point);
    const unclear = adviseWording(point.body, {
      period: promise.period,
      owners: point.owners,
      areas: promise.areas.map(({ name }) => name),
      place: point.place?.name ?? null,
      target: point.target,
      due: point.due,
      dueWords: point.dueWords,
    }).answers.filter(({ answered }) => !answered);
    if (unclear.length > 0)
      say(`Formuleringen: ${unclear.map(({ question }) => question.toLocaleLowerCase('sv')).join(', ')}`, point);
  }
  return missing;
}
