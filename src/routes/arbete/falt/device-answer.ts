import type { RequestEvent } from '@sveltejs/kit';
import { swedishDay } from '#checking/day-words.ts';
import type { Work } from '#access/work.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { ERRORS, sentenceFor, type ErrorCode } from '#platform/errors.ts';
import { storableJson } from '#platform/storable-json.ts';
import { foreseen } from '#routes/arbete/foreseen.ts';
import { officeWork } from '#routes/arbete/office-work.ts';

/** A device with a wrong clock is told what day it is, so that the record's day can be put right there. */
const OF_THE_DAY: readonly ErrorCode[] = ['input-day', 'walk-in-future'];

/**
 * What a device in a square is answered: JSON, and where something stands in the way its sentence as `message`, which is where
 * SvelteKit has its own.
 */
export async function deviceAnswer(
  event: RequestEvent,
  act: (work: Work, municipality: MunicipalityRef) => Promise<object>,
): Promise<Response> {
  try {
    return Response.json(await officeWork(event, 'dialogue:collect', act));
  } catch (fault) {
    const code = foreseen(fault);
    const said = { message: sentenceFor(fault), ...(OF_THE_DAY.includes(code) && { today: swedishDay(new Date()) }) };
    return Response.json(said, { status: ERRORS[code].status });
  }
}

/** What a device sent, with nothing in it that the database refuses; null where it is no JSON, or lists in lists without end. */
export async function deviceSent(request: Request): Promise<unknown> {
  try {
    return JSON.parse(storableJson(await request.json()));
  } catch {
    return null;
  }
}
