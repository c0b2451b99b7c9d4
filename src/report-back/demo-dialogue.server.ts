import type { Work } from '#access/work.server.ts';
import { standardForm } from '#dialogue/standard-form.ts';
import { beginDialogue, stepDialogue } from '#dialogue/write-dialogue.server.ts';
import { addStatement } from '#dialogue/write-statement.server.ts';
import { newId } from '#platform/uuid.server.ts';
import type { DemoDialogue } from '#report-back/demo-data.ts';
import { idOf, type DemoRegisters } from '#report-back/demo-places.server.ts';

/** Writes a dialogue of the demonstration and opens it for answers. */
export async function writeDemoDialogue(work: Work, registers: DemoRegisters, demo: DemoDialogue): Promise<void> {
  const { kind, title, handIn, area, places, statements, ...rest } = demo;
  const input = {
    ...rest,
    areaId: area === null ? null : idOf(registers.areas, area),
    form: { ...standardForm(title, places), handIn },
  };
  const id = await beginDialogue(work, { id: newId(), kind, input });
  for (const words of statements) await addStatement(work, id, { id: newId(), words });
  await stepDialogue(work, id, 'open');
}
