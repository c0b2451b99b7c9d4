import { can, jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadDialogue, loadVersion } from '#dialogue/dialogue-queries.server.ts';
import type { QuestionForm } from '#dialogue/question-form.ts';
import { openedVersions } from '#dialogue/take-in-answers.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

/** Where answers on paper and in sheets are taken in. `form` is null where the dialogue was never open. */
export type TakeInPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: { readonly id: string; readonly title: string };
  /** The versions that have been open, the last first. */
  readonly versions: readonly number[];
  readonly no: number;
  readonly form: QuestionForm | null;
  readonly may: { readonly write: boolean };
};

/** The questions of a version that has been open: the last one, or the one that was chosen. @throws AppError `not-found` */
export async function loadTakeInPage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  chosen: number,
): Promise<TakeInPage> {
  const { title, areaId } = await loadDialogue(work, id);
  const versions = await openedVersions(work, id);
  const no = versions.includes(chosen) ? chosen : (versions[0] ?? 0);
  const form = no === 0 ? null : (await loadVersion(work, id, no)).form;
  const may = { write: can(work.actor, 'dialogue:write', jointScope(work.municipalityId, areaId)) };
  return { municipality, dialogue: { id, title }, versions, no, form, may };
}
