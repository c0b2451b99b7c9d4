import type { Work } from '#access/work.server.ts';
import { can } from '#access/can.ts';
import {
  listDialogues,
  loadDialogue,
  type DialogueListed,
  type DialogueRead,
} from '#dialogue/dialogue-queries.server.ts';
import { areaNames } from '#places/area-names.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

export type DialoguesPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogues: readonly DialogueListed[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly may: { readonly write: boolean };
};

/** The municipality's dialogues, and where a new one can be begun. */
export async function loadDialoguesPage(
  work: Work,
  municipality: MunicipalityRef,
  today: string,
): Promise<DialoguesPage> {
  const areas = [...(await areaNames(work.tx, work.municipalityId, today)).values()];
  return {
    municipality,
    dialogues: await listDialogues(work),
    areas: areas.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'sv')),
    may: mayOf(work),
  };
}

export type DialoguePage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: DialogueRead;
  readonly may: { readonly write: boolean };
};

/** One dialogue: what is asked, how many have answered, and whether it is open. @throws AppError `not-found` */
export async function loadDialoguePage(work: Work, municipality: MunicipalityRef, id: string): Promise<DialoguePage> {
  return { municipality, dialogue: await loadDialogue(work, id), may: mayOf(work) };
}

function mayOf({ actor, municipalityId }: Work): { readonly write: boolean } {
  return { write: can(actor, 'dialogue:write', { municipalityId }) };
}
