import { authorize } from '#access/authorize.ts';
import { jointScope } from '#access/can.ts';
import type { Work } from '#access/work.server.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';

/** A dialogue for somebody who may write it, or collect what is said in it. @throws AppError `forbidden`, `not-found` */
export async function mustWriteDialogue(
  work: Work,
  id: string,
  action: 'dialogue:write' | 'dialogue:collect' = 'dialogue:write',
): Promise<DialogueRead> {
  const dialogue = await loadDialogue(work, id);
  authorize(work.actor, action, jointScope(work.municipalityId, dialogue.areaId));
  return dialogue;
}
