import type { Work } from '#access/work.server.ts';
import { FEWEST_TOLD } from '#checking/small-count.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { countChannels, countResult } from '#dialogue/result-queries.server.ts';
import { resultShape } from '#dialogue/results-shape.ts';
import { channelWords, dialogueResult, type DialogueResult } from '#dialogue/results.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';

export type ResultsPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: Pick<DialogueRead, 'id' | 'title' | 'step'>;
  readonly result: DialogueResult;
  /** How the answers came in, in words. */
  readonly channels: string | null;
};

/** What may be told of a dialogue's answers. @throws AppError `not-found` */
export async function loadResultsPage(work: Work, municipality: MunicipalityRef, id: string): Promise<ResultsPage> {
  const { title, step, open, form } = await loadDialogue(work, id);
  const shape = resultShape(open?.form ?? form);
  return {
    municipality,
    dialogue: { id, title, step },
    result: dialogueResult(shape, await countResult(work, id, shape), FEWEST_TOLD),
    channels: channelWords(await countChannels(work, id), FEWEST_TOLD),
  };
}
