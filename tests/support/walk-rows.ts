import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import type { Walk } from '#dialogue/walk.ts';
import { addPicture, revisitObservation } from '#dialogue/write-observation.server.ts';
import { receivePicture } from '#dialogue/walk-pictures.server.ts';
import { receiveWalk } from '#dialogue/write-walk.server.ts';
import { beginDialogue } from '#dialogue/write-dialogue.server.ts';
import { newId } from '#platform/uuid.server.ts';
import { JPEG, PNG } from './picture-files.ts';

export type WalkRows = {
  readonly walkDialogueId: string;
  readonly walkId: string;
  readonly observationId: string;
  readonly pictureId: string;
  /** One that an observation can have become. */
  readonly walkMeasureId: string;
};

/** A walk as a device sends it, with one observation; `pictures`: ids of those that have come. */
export function walkOf(dialogueId: string, pictures: readonly string[] = []): Walk {
  return {
    format: 'loftet-walk/1',
    id: crypto.randomUUID(),
    dialogueId,
    day: '2021-10-05',
    from: '18:00',
    to: '19:30',
    route: 'Från torget till skolan',
    stops: [
      { id: 's1', name: 'Torget', place: { words: 'Vid kiosken' }, checks: { ljus: 'ok', sikt: 'not-ok' } },
      { id: 's2', name: 'Gångtunneln', place: { lat: 58.42, lon: 15.61, accuracy: 8 }, checks: {} },
    ],
    participants: { residents: 12, municipality: 3, police: 1 },
    observations: [
      {
        id: crypto.randomUUID(),
        kind: 'problem',
        stop: 's2',
        text: 'Tre lampor är trasiga i gångtunneln.',
        problem: 'ljus',
        place: { lat: 58.42, lon: 15.61, accuracy: 8 },
        pictures: pictures.map((id) => ({ id, alt: 'Gångtunneln, där lamporna inte lyser' })),
        action: 'Byt lamporna.',
        owner: { kind: 'municipality', name: 'Gatuenheten' },
        due: '2021-11-01',
      },
    ],
  };
}

/** A dialogue that is a safety walk. */
export function beginWalk(work: Work, title = 'Trygghetsvandring i Norrvik'): Promise<string> {
  const days = { heldFrom: '2021-10-05', heldTo: '2021-10-05', feedbackDue: null };
  const form = standardForm({ sv: title }, []);
  const input = { definition: 'police' as const, areaId: null, place: null, ...days, form };
  return beginDialogue(work, { id: newId(), kind: 'walk', input });
}

/** A row in every table of a walk. */
export async function walkRows(work: Work): Promise<WalkRows> {
  const walkDialogueId = await beginWalk(work);
  const pictureId = crypto.randomUUID();
  await receivePicture(work, walkDialogueId, { id: pictureId, bytes: JPEG });
  const walk = walkOf(walkDialogueId, [pictureId]);
  await receiveWalk(work, walk, '2021-10-06');
  const observationId = walk.observations[0]?.id ?? '';
  const at = { dialogueId: walkDialogueId, walkId: walk.id, id: observationId };
  const found = {
    expectedNo: 0,
    day: '2021-12-01',
    state: 'gone' as const,
    note: 'Lamporna lyser.',
    today: '2021-12-01',
  };
  await revisitObservation(work, at, found);
  const after = { id: crypto.randomUUID(), stage: 'after' as const, alt: 'Gångtunneln med ljus', bytes: PNG };
  await addPicture(work, at, after);
  const { rows } = await sql<{
    id: string;
  }>`select id from measure where municipality_id = ${work.municipalityId} limit 1`.execute(work.tx);
  return { walkDialogueId, walkId: walk.id, observationId, pictureId, walkMeasureId: rows[0]?.id ?? '' };
}
