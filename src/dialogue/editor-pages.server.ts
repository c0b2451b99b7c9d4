import type { Work } from '#access/work.server.ts';
import { can, jointScope } from '#access/can.ts';
import { listDialogues, loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { areaNames } from '#places/area-names.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

export type EditorPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: DialogueRead;
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  /** Dialogues whose questions this one can begin from. */
  readonly others: readonly { readonly id: string; readonly title: string; readonly heldFrom: string }[];
  readonly may: { readonly write: boolean };
};

/** A dialogue's facts and questions, to be edited. @throws AppError `not-found` */
export async function loadEditorPage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  today: string,
): Promise<EditorPage> {
  const dialogue = await loadDialogue(work, id);
  const areas = [...(await areaNames(work.tx, work.municipalityId, today)).values()];
  const others = (await listDialogues(work)).filter((one) => one.id !== id);
  return {
    municipality,
    dialogue,
    areas: areas.map((one) => ({ id: one.id, name: one.name })).toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    others: others.map(({ id: other, title, heldFrom }) => ({ id: other, title, heldFrom })),
    may: { write: can(work.actor, 'dialogue:write', jointScope(work.municipalityId, dialogue.areaId)) },
  };
}
