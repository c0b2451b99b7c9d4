import type { Work } from '#access/work.server.ts';
import { placesOf } from '#dialogue/coding-form.ts';
import { countToCode } from '#dialogue/coding-queries.server.ts';
import { loadDialogue, type DialogueRead } from '#dialogue/dialogue-queries.server.ts';
import { countChannels, countResult } from '#dialogue/result-queries.server.ts';
import { heardWords, whoWasHeard, type Heard } from '#dialogue/heard.ts';
import { resultShape } from '#dialogue/results-shape.ts';
import { channelWords, dialogueResult, type DialogueResult } from '#dialogue/results.ts';
import { loadThemes } from '#dialogue/theme-queries.server.ts';
import { themesAsked } from '#dialogue/theme-results.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { loadSettings } from '#places/settings.server.ts';
import { loadRegister } from '#situation/register-queries.server.ts';

export type ResultsPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: Pick<DialogueRead, 'id' | 'title' | 'step'>;
  readonly result: DialogueResult;
  /** Whether answers still wait for their themes. */
  readonly isCoded: boolean;
  /** How the answers came in, in words. */
  readonly channels: string | null;
  /** Those who answered beside those who live there; null where nobody has told who does. */
  readonly heard: {
    readonly groups: readonly Heard[];
    readonly words: readonly string[];
    readonly year: number;
    readonly source: string;
  } | null;
};

/** What may be told of a dialogue's answers, with how they came in. @throws AppError `not-found` */
export async function loadResultsPage(work: Work, municipality: MunicipalityRef, id: string): Promise<ResultsPage> {
  const dialogue = await loadDialogue(work, id);
  const { title, step } = dialogue;
  const told = await loadResult(work, dialogue);
  return {
    municipality,
    dialogue: { id, title, step },
    ...told,
    channels: channelWords(await countChannels(work, id), told.result.limit),
  };
}

/** What may be told of a dialogue's answers. */
export async function loadResult(
  work: Pick<Work, 'tx' | 'municipalityId'>,
  { id, asked, form, areaId }: Pick<DialogueRead, 'id' | 'asked' | 'form' | 'areaId'>,
): Promise<Pick<ResultsPage, 'result' | 'isCoded' | 'heard'>> {
  const questions = asked?.form ?? form;
  const { alla, okodade } = await countToCode(work, id, []);
  const themes = alla === okodade ? null : themesAsked(await loadThemes(work), placesOf(questions));
  const { fewestTold } = await loadSettings(work);
  const shape = resultShape(questions, themes);
  const result = dialogueResult(shape, await countResult(work, id, shape), fewestTold);
  const register = await loadRegister(work, areaId);
  const groups = whoWasHeard(result, shape.groups, register?.rows ?? []);
  const where = (register?.areaId ?? null) === null ? 'i kommunen' : 'i området';
  return {
    result,
    isCoded: okodade === 0,
    heard:
      register === null
        ? null
        : {
            groups,
            words: heardWords(result.people ?? 0, groups, where),
            year: register.year,
            source: register.source,
          },
  };
}
