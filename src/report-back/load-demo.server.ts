import type { Actor } from '#access/actor.ts';
import type { Work } from '#access/work.server.ts';
import type { Context } from '#platform/context.server.ts';
import { AppError } from '#platform/errors.ts';
import { createMunicipality } from '#places/create-municipality.server.ts';
import { layMap } from '#places/lay-map.server.ts';
import { listMunicipalities } from '#places/places-queries.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { DemoData } from '#report-back/demo-data.ts';
import type { DemoDialogue } from '#report-back/demo-dialogue-data.ts';
import { writeDemoDialogue, writeDemoFeedback } from '#report-back/demo-dialogue.server.ts';
import { openDemoCase, writeDemoMemo } from '#report-back/demo-memo.server.ts';
import { writeDemoAnswerers, writeDemoPeople } from '#report-back/demo-people.server.ts';
import { idOf, renameDemoAreas, writeDemoPlaces } from '#report-back/demo-places.server.ts';
import { writeDemoPromise, type DemoWritten } from '#report-back/demo-promise.server.ts';
import { writeDemoTranslations } from '#report-back/demo-translations.server.ts';
import { readDemo } from '#report-back/read-demo.server.ts';

const ACTOR: Actor = { personId: null, via: 'demonstration' };
/** Before anything in the demonstration. */
const BEGINNING = '0001-01-01';

/**
 * Puts the demonstration municipality into a database that has no municipality at all: all of it in one transaction, or
 * nothing, through the same use cases as everybody else's record.
 * @returns its name, or undefined where there was a municipality already
 */
export async function loadDemo(ctx: Pick<Context, 'db'>): Promise<string | undefined> {
  if ((await listMunicipalities(ctx.db)).length > 0) return undefined;
  const demo = readDemo();
  try {
    await createMunicipality(ctx, demo.municipality, (tx, municipalityId) =>
      writeDemo({ tx, municipalityId, actor: ACTOR }, demo),
    );
    return demo.municipality.name;
  } catch (error) {
    if (error instanceof AppError && error.code === 'municipality-exists') return undefined; // another process was first
    throw error;
  }
}

/** Writes the demonstration's record into a municipality that holds nothing. */
export async function writeDemo(work: Work, demo: DemoData): Promise<void> {
  const registers = await writeDemoPlaces(work, demo.places);
  const people = await writeDemoPeople(work, demo.people, registers);
  const written = new Map<string, DemoWritten>();
  let since = BEGINNING;
  for (const promise of demo.promises) {
    const until = promise.period.from;
    await renameDemoAreas(work, registers, demo.places, { since, until });
    since = until;
    const made = await writeDemoPromise(work, promise, demo.places, registers, written);
    written.set(promise.key, made);
    const own = { key: promise.key, from: promise.period.from, written: made };
    await writeDemoAnswerers(work, demo.people, registers, people, own);
    for (const memo of demo.memos.filter((one) => one.promise === promise.key))
      await writeDemoMemo(work, made.id, memo);
    for (const one of demo.cases.filter(({ promise: of }) => of === promise.key))
      await openDemoCase(work, made.id, idOf(people, one.officer), one);
  }
  await layMap(work, { id: newId(), map: demo.map, skipUnknown: false });
  const dialogues = new Map<string, DemoDialogue['feedback']>();
  for (const one of demo.dialogues) dialogues.set(await writeDemoDialogue(work, registers, written, one), one.feedback);
  await writeDemoTranslations(work, demo.translations, [...written.values()]);
  for (const [id, feedback] of dialogues) await writeDemoFeedback(work, id, feedback);
}
