import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadDialogue } from '#dialogue/dialogue-queries.server.ts';
import { loadObservations, loadWalk, type ObservationRead, type WalkRead } from '#dialogue/walk-queries.server.ts';
import { loadMaps } from '#places/map-queries.server.ts';
import type { AreaMap } from '#places/map-shape.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { AppError } from '#platform/errors.ts';
import { measuresAt, pointChoices, type MeasureAt, type PointChoice } from '#promise/observation-measure.server.ts';

/** `hidden`: its words wait, and whoever asks is not one of those who look at them. */
export type ObservationShown = ObservationRead & { readonly hidden: boolean; readonly measure: MeasureAt | null };

export type WalkPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: { readonly id: string; readonly title: string; readonly area: string | null };
  readonly walk: WalkRead;
  /** Of where the dialogue is held; null where none is laid in. */
  readonly map: AreaMap | null;
  readonly observations: readonly ObservationShown[];
  readonly may: { readonly write: boolean };
};

/** A walk with what was observed on it and what became of that: its protocol. @throws AppError `not-found` */
export async function loadWalkPage(
  work: Work,
  municipality: MunicipalityRef,
  { dialogueId, walkId }: { readonly dialogueId: string; readonly walkId: string },
): Promise<WalkPage> {
  const { id, title, area, areaId } = await loadDialogue(work, dialogueId);
  const walk = await loadWalk(work, dialogueId, walkId);
  const observations = await loadObservations(work, walk.id);
  const measures = await measuresAt(
    work,
    observations.flatMap(({ measureId }) => measureId ?? []),
  );
  const maps = await loadMaps(work, [areaId]);
  const write = can(work.actor, 'dialogue:write', jointScope(municipality.id, areaId));
  return {
    municipality,
    dialogue: { id, title, area },
    walk,
    map: maps.get(areaId) ?? null,
    observations: observations.map((one) => ({
      ...(one.held && !write ? withoutWords(one) : one),
      hidden: one.held && !write,
      measure: measures.find(({ measureId }) => measureId === one.measureId) ?? null,
    })),
    may: { write },
  };
}

/** What may be about somebody goes to those who look at it and to nobody else. */
function withoutWords(one: ObservationRead): ObservationRead {
  const owner = one.owner === null ? null : { ...one.owner, name: null };
  return { ...one, text: '', action: null, owner, place: one.place !== null && 'lat' in one.place ? one.place : null };
}

export type ObservationPage = Omit<WalkPage, 'observations'> & {
  readonly observation: ObservationShown;
  /** Points that it can become a measure of. */
  readonly points: readonly PointChoice[];
};

/** One observation, to be written anew and to say what becomes of it. @throws AppError `not-found` */
export async function loadObservationPage(
  work: Work,
  municipality: MunicipalityRef,
  at: { readonly dialogueId: string; readonly walkId: string; readonly id: string },
): Promise<ObservationPage> {
  const { observations, ...page } = await loadWalkPage(work, municipality, at);
  const observation = observations.find(({ id }) => id === at.id);
  if (observation === undefined) throw new AppError('not-found');
  return { ...page, observation, points: page.may.write ? await pointChoices(work) : [] };
}
