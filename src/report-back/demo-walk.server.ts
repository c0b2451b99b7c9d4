import type { Work } from '#access/work.server.ts';
import { readWalk, WALK_FORMAT } from '#dialogue/walk.ts';
import { revisitObservation, settleObservation } from '#dialogue/write-observation.server.ts';
import { receiveWalk } from '#dialogue/write-walk.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { DemoWalk } from '#report-back/demo-walk-data.ts';

/** Writes a walk of the demonstration, what became of what was observed, and what was found afterwards. */
export async function writeDemoWalk(work: Work, dialogueId: string, demo: DemoWalk): Promise<void> {
  const became = demo.observations.map(({ settled, revisits, ...said }) => ({ settled, revisits, said, id: newId() }));
  const observations = became.map(({ id, said }) => ({ ...said, id, pictures: [] }));
  const { walk, faults } = readWalk({ ...demo, format: WALK_FORMAT, id: newId(), dialogueId, observations });
  if (walk === null) throw new Error(`demonstration: ${JSON.stringify(faults)}`);
  await receiveWalk(work, walk, walk.day);
  for (const { id, settled, revisits } of became) {
    const at = { dialogueId, walkId: walk.id, id };
    if (settled !== null)
      await settleObservation(work, at, { expectedNo: 1, settled: { ...settled, measureId: null } });
    for (const [index, found] of revisits.entries())
      await revisitObservation(work, at, { ...found, expectedNo: index, today: found.day });
  }
}
