import { sql } from 'kysely';
import type { Work } from '#access/work.server.ts';
import { suspectedIn } from '#dialogue/about-somebody.ts';
import type { DialogueTables } from '#dialogue/tables.ts';
import { MOST_OBSERVATIONS, observationTexts, type Observation, type Walk, type WalkPicture } from '#dialogue/walk.ts';
import { mustWriteWalk, putPictures, receivePicture } from '#dialogue/walk-pictures.server.ts';
import { loadObservations, loadWalk, type ObservationRead } from '#dialogue/walk-queries.server.ts';
import type { ObservationKind, ObservationStatus, PictureStage, RevisitState } from '#dialogue/walk-words.ts';
import { registerEvent } from '#places/register-event.server.ts';
import { appendAudit } from '#platform/audit.server.ts';
import { AppError } from '#platform/errors.ts';

export type WalkAt = { readonly dialogueId: string; readonly walkId: string };
export type ObservationAt = WalkAt & { readonly id: string };
/** What became of an observation. A measure has been made of it where `measureId` is not null. */
export type Settled = {
  readonly status: ObservationStatus;
  readonly answer: string | null;
  readonly measureId: string | null;
};
const OPEN: Settled = { status: 'open', answer: null, measureId: null };

/** Writes what was observed on a walk, from the position on. @throws AppError `walk-other`, `walk-picture-not-found` */
export async function insertObservations(
  work: Work,
  walk: Pick<Walk, 'id' | 'dialogueId' | 'observations'>,
  from: number,
): Promise<void> {
  const { tx, municipalityId } = work;
  for (const [index, { id, kind, pictures, ...said }] of walk.observations.entries()) {
    const { numInsertedOrUpdatedRows } = await tx
      .withTables<DialogueTables>()
      .insertInto('observation')
      .values({ municipality_id: municipalityId, id, walk_id: walk.id, position: from + index, kind })
      .onConflict((conflict) => conflict.columns(['municipality_id', 'id']).doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows !== 1n) throw new AppError('walk-other');
    await writeVersion(work, { id, no: 1, said, settled: OPEN, held: mayBeAboutSomebody(said) });
    await putPictures(work, walk.dialogueId, { observationId: id, stage: 'before', pictures });
  }
}

/**
 * Adds an observation to a walk, at its end. `id` is the page's own, so that a form sent twice is one observation.
 * @throws AppError `forbidden`, `not-found`, `walk-other`
 */
export async function addObservation(
  work: Work,
  at: WalkAt,
  added: { readonly id: string; readonly kind: ObservationKind; readonly said: Observation },
): Promise<void> {
  await mustWriteWalk(work, at.dialogueId);
  await loadWalk(work, at.dialogueId, at.walkId);
  // One at a time: the same form sent twice at once finds what the first wrote.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`walk ${at.walkId}`}, 0))`.execute(work.tx);
  const there = await loadObservations(work, at.walkId);
  if (there.some(({ id }) => id === added.id)) return;
  if (there.length >= MOST_OBSERVATIONS) throw new AppError('walk-unfit', { what: 'för många iakttagelser.' });
  const { said, ...named } = added;
  const observations = [{ ...said, ...named, pictures: [] }];
  await insertObservations(work, { id: at.walkId, dialogueId: at.dialogueId, observations }, there.length + 1);
  await note(work, 'observation-added', added.id, { no: 1 });
}

/**
 * Writes an observation anew. Words that may be about somebody are held until `looked` says that a person has looked at them;
 * what was held in an older version is then gone.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile` where another version has come since `expectedNo`
 */
export async function reviseObservation(
  work: Work,
  at: ObservationAt,
  revised: { readonly expectedNo: number; readonly said: Observation; readonly looked: boolean },
): Promise<void> {
  const { no, status, answer, measureId } = await mustWriteObservation(work, at, revised.expectedNo);
  const held = !revised.looked && mayBeAboutSomebody(revised.said);
  const settled = { status, answer, measureId };
  await writeVersion(work, { id: at.id, no: no + 1, said: revised.said, settled, held });
  if (!held) await sql`select take_out_held(${at.id}::uuid)`.execute(work.tx);
  await note(work, 'observation-revised', at.id, { no: no + 1 });
}

/**
 * Says what became of an observation: it is taken care of, or it is answered why it is not.
 * @throws AppError `forbidden`, `not-found`, `edited-meanwhile` where another version has come since `expectedNo`
 */
export async function settleObservation(
  work: Work,
  at: ObservationAt,
  { expectedNo, settled }: { readonly expectedNo: number; readonly settled: Settled },
): Promise<void> {
  const said = await mustWriteObservation(work, at, expectedNo);
  await writeVersion(work, { id: at.id, no: said.no + 1, said, settled, held: said.held });
  await note(work, 'observation-settled', at.id, { no: said.no + 1, status: settled.status });
}

/**
 * Writes down what a revisit found.
 * @throws AppError `forbidden`, `not-found`, `walk-in-future`, `edited-meanwhile` where another revisit has come since `expectedNo`
 */
export async function revisitObservation(
  work: Work,
  at: ObservationAt,
  found: {
    /** The latest revisit that was seen; 0 for none. */
    readonly expectedNo: number;
    readonly day: string;
    readonly state: RevisitState;
    readonly note: string | null;
    readonly today: string;
  },
): Promise<void> {
  const { revisits } = await mustWriteObservation(work, at);
  if (found.day > found.today) throw new AppError('walk-in-future');
  if (revisits.length !== found.expectedNo) throw new AppError('edited-meanwhile');
  await work.tx
    .withTables<DialogueTables>()
    .insertInto('observation_revisit')
    .values({
      municipality_id: work.municipalityId,
      observation_id: at.id,
      no: found.expectedNo + 1,
      day: found.day,
      state: found.state,
      note: found.note,
      by_person: work.actor.personId,
    })
    .execute();
  await note(work, 'observation-revisited', at.id, { no: found.expectedNo + 1, state: found.state });
}

/**
 * Puts a picture beside an observation, from the walk or from a revisit.
 * @throws AppError `forbidden`, `not-found`, `pictures-too-many`, and as `receivePicture`
 */
export async function addPicture(
  work: Work,
  at: ObservationAt,
  sent: WalkPicture & { readonly stage: PictureStage; readonly bytes: Uint8Array },
): Promise<void> {
  // First, since whoever sends the same at once waits there and then finds it beside the observation.
  await receivePicture(work, at.dialogueId, sent);
  const { pictures } = await mustWriteObservation(work, at);
  if (pictures.some(({ id }) => id === sent.id)) return;
  const { id, alt, stage } = sent;
  await putPictures(work, at.dialogueId, { observationId: at.id, stage, pictures: [{ id, alt }] });
  await note(work, 'observation-pictured', at.id, { picture: id, stage });
}

async function mustWriteObservation(work: Work, at: ObservationAt, expectedNo?: number): Promise<ObservationRead> {
  await mustWriteWalk(work, at.dialogueId);
  await loadWalk(work, at.dialogueId, at.walkId);
  const found = (await loadObservations(work, at.walkId)).find(({ id }) => id === at.id);
  if (found === undefined) throw new AppError('not-found');
  if (expectedNo !== undefined && found.no !== expectedNo) throw new AppError('edited-meanwhile');
  return found;
}

function mayBeAboutSomebody(said: Observation): boolean {
  return observationTexts(said).some((text) => suspectedIn(text).length > 0);
}

type ToWrite = {
  readonly id: string;
  readonly no: number;
  readonly said: Observation;
  readonly settled: Settled;
  readonly held: boolean;
};

async function writeVersion(
  { tx, municipalityId, actor }: Work,
  { id, no, said, settled, held }: ToWrite,
): Promise<void> {
  await tx
    .withTables<DialogueTables>()
    .insertInto('observation_version')
    .values({
      municipality_id: municipalityId,
      observation_id: id,
      no,
      stop: said.stop,
      body: said.text,
      problem: said.problem,
      place: said.place === null ? null : JSON.stringify(said.place),
      action: said.action,
      owner_kind: said.owner?.kind ?? null,
      owner_name: said.owner?.name ?? null,
      due: said.due,
      status: settled.status,
      answer: settled.answer,
      measure_id: settled.measureId,
      held,
      by_person: actor.personId,
    })
    .execute();
}

async function note(work: Work, type: string, subjectId: string, data: Readonly<Record<string, string | number>>) {
  const event = registerEvent(work, type, subjectId);
  await appendAudit(work.tx, { ...event, data: { ...event.data, ...data } });
}
