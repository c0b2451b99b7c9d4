import type { Work } from '#access/work.server.ts';
import { correctEntry } from '#follow-up/correct-entry.server.ts';
import { giveVerdicts } from '#follow-up/give-verdicts.server.ts';
import { lockRound } from '#follow-up/lock-round.server.ts';
import { addActivities } from '#follow-up/write-activities.server.ts';
import { addEntries } from '#follow-up/write-entries.server.ts';
import { addRounds } from '#follow-up/write-rounds.server.ts';
import { decideLineage } from '#promise/decide-lineage.server.ts';
import { closePromise, setOutcomes } from '#promise/set-outcome.server.ts';
import { writePromise } from '#promise/write-promise.server.ts';
import { publishPromise } from '#publication/publish-promise.server.ts';
import type { DemoPlaces, DemoPoint, DemoPromise, DemoRound } from '#report-back/demo-data.ts';
import { areaNameOn, idOf, type DemoRegisters } from '#report-back/demo-places.server.ts';
import { activitiesOfPoint, entriesOfResult, figuresOf, wordsOf } from '#report-back/demo-results.ts';

/** A promise of the demonstration that is written: ids of its points by their keys. */
export type DemoWritten = { readonly id: string; readonly slug: string; readonly points: ReadonlyMap<string, string> };

type Scene = {
  readonly work: Work;
  readonly demo: DemoPromise;
  readonly registers: DemoRegisters;
  readonly written: DemoWritten;
};

/**
 * Lets a promise of the demonstration happen as it would have: written, answered and locked period by period, corrected,
 * judged, closed; and published on the days that its file says.
 * @param earlier the promises that its points may carry on, by their keys
 */
export async function writeDemoPromise(
  work: Work,
  demo: DemoPromise,
  places: DemoPlaces,
  registers: DemoRegisters,
  earlier: ReadonlyMap<string, DemoWritten>,
): Promise<DemoWritten> {
  const written = await writeWords(work, demo, places, registers);
  const scene: Scene = { work, demo, registers, written };
  await linkToEarlier(scene, earlier);
  await publish(scene, 'promise');
  let since = '';
  // Those that still take answers come together at the end, answered or not.
  const open = demo.rounds.filter(({ locked }) => !locked);
  for (const rounds of [...demo.rounds.filter(({ locked }) => locked).map((round) => [round]), open]) {
    const until = rounds.at(-1)?.to ?? demo.period.to;
    await act(scene, since, until);
    await follow(scene, rounds);
    since = until;
  }
  if (demo.closed) await close(scene);
  return written;
}

async function writeWords(
  work: Work,
  demo: DemoPromise,
  places: DemoPlaces,
  { parties, areas, goals, agreements, places: placeIds }: DemoRegisters,
): Promise<DemoWritten> {
  const party = (key: string): string => idOf(parties, key);
  const written = await writePromise(work, {
    title: demo.title,
    intro: demo.intro,
    internalNote: demo.internalNote,
    period: demo.period,
    areas: demo.areas.map((key) => ({ id: idOf(areas, key), name: areaNameOn(places, key, demo.period.from) })),
    parties: demo.parties.map((one) => ({ id: party(one.party), named: one.named })),
    goals: demo.goals.map((key) => idOf(goals, key)),
    agreements: demo.agreements.map((key) => idOf(agreements, key)),
    points: demo.points.map((point) => ({
      body: point.body,
      owners: point.owners.map(party),
      contributors: point.contributors.map(party),
      focusArea: point.focusArea ?? null,
      why: point.why ?? null,
      dueWords: point.dueWords ?? null,
      placeId: point.place === undefined ? null : idOf(placeIds, point.place),
      goals: point.goals.map((key) => idOf(goals, key)),
      internalNote: point.internalNote ?? null,
      target: point.target ?? null,
    })),
  });
  return {
    id: written.id,
    slug: written.slug,
    points: new Map(demo.points.map(({ key }, index) => [key, written.points[index]?.id ?? ''])),
  };
}

async function linkToEarlier({ work, demo, written }: Scene, earlier: ReadonlyMap<string, DemoWritten>): Promise<void> {
  for (const { key, continues } of demo.points) {
    for (const { promise, point, kind } of continues) {
      const from = idOf(earlier.get(promise)?.points ?? new Map(), point);
      await decideLineage(work, { from, to: idOf(written.points, key), kind, state: 'confirmed' });
    }
  }
}

/** Adds what was done after one day and no later than another: a page never tells what has not happened yet. */
async function act({ work, demo, registers, written }: Scene, since: string, until: string): Promise<void> {
  const activities = demo.points.flatMap((point) =>
    activitiesOfPoint(point, {
      pointId: idOf(written.points, point.key),
      party: (key) => idOf(registers.parties, key),
      place: (key) => idOf(registers.places, key),
    }),
  );
  await addActivities(
    work,
    activities.filter(({ day }) => since < day && day <= until),
  );
}

/** Adds periods and what was answered; locks those that are over, and corrects afterwards what was wrong in them. */
async function follow(scene: Scene, rounds: readonly DemoRound[]): Promise<void> {
  const { work, written } = scene;
  const ids = await addRounds(
    work,
    written.id,
    rounds.map(({ label, from, to, due }) => ({ label, period: { from, to }, due })),
  );
  for (const [index, round] of rounds.entries()) {
    const roundId = ids[index] ?? '';
    const answered = await answer(scene, round, roundId);
    if (round.locked) await lockRound(work, roundId);
    await publish(scene, round.label);
    if (answered.length === 0) continue;
    for (const correct of answered) await correct();
    await publish(scene, `correction ${round.label}`);
  }
}

/** Writes a round's answers; what is returned corrects those that turn out to be wrong. */
async function answer(
  { work, demo, registers, written }: Scene,
  round: DemoRound,
  roundId: string,
): Promise<(() => Promise<string>)[]> {
  const told = demo.points.flatMap((point) =>
    point.results
      .filter((result) => result.round === round.label)
      .flatMap((result) =>
        entriesOfResult(result, point, round, {
          roundId,
          pointId: idOf(written.points, point.key),
          party: (key) => idOf(registers.parties, key),
        }).map((entry, index) => ({ entry, result, first: index === 0 })),
      ),
  );
  const entries = await addEntries(
    work,
    told.map(({ entry }) => entry),
  );
  return told.flatMap(({ result, first }, index) => {
    const { correction } = result;
    if (correction === undefined) return [];
    return () =>
      correctEntry(work, {
        ...wordsOf(result),
        body: correction.text,
        entryId: entries[index]?.id ?? '',
        expectedNo: 1,
        correctionNote: correction.note,
        figures: first ? figuresOf(correction.figures, round) : [],
      });
  });
}

async function close(scene: Scene): Promise<void> {
  const { work, demo, registers, written } = scene;
  const pointId = ({ key }: DemoPoint): string => idOf(written.points, key);
  await giveVerdicts(
    work,
    demo.points.flatMap((point) =>
      point.verdicts.map(({ party, value, reason }) => ({
        pointId: pointId(point),
        partyId: idOf(registers.parties, party),
        value,
        reason,
      })),
    ),
  );
  await setOutcomes(
    work,
    demo.points.flatMap((point) =>
      point.outcome === undefined
        ? []
        : [{ pointId: pointId(point), ...point.outcome, transferredTo: point.outcome.transferredTo ?? null }],
    ),
  );
  await closePromise(work, written.id);
  await publish(scene, 'closing');
}

async function publish({ work, demo, written }: Scene, after: string): Promise<void> {
  for (const { day, size, note } of demo.publications.filter((one) => one.after === after)) {
    await publishPromise(work, {
      promiseId: written.id,
      size,
      note: note ?? null,
      ground: 'demonstration',
      today: day,
    });
  }
}
