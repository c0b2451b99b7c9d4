import type { Work } from '#access/work.server.ts';
import { can, jointScope, type Action } from '#access/can.ts';
import type { Channel } from '#dialogue/dialogue.ts';
import { tallyAnswers, type QuestionTally } from '#dialogue/tally.ts';
import {
  countAnswers,
  listDialogues,
  loadAnswers,
  loadDialogue,
  type DialogueListed,
  type DialogueRead,
} from '#dialogue/dialogue-queries.server.ts';
import { countWaiting } from '#dialogue/review-queries.server.ts';
import { listWalks, type WalkListed } from '#dialogue/walk-queries.server.ts';
import { areaNames } from '#places/area-names.server.ts';
import type { MunicipalityRef } from '#places/places-queries.server.ts';
import { AppError } from '#platform/errors.ts';

export type DialoguesPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogues: readonly DialogueListed[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly may: May;
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
  readonly answers: number;
  /** Answers whose words wait for somebody to look at them: told to those who may. */
  readonly waiting: number;
  readonly may: May;
};

/** One dialogue: what is asked, how many have answered, and whether it is open. @throws AppError `not-found` */
export async function loadDialoguePage(work: Work, municipality: MunicipalityRef, id: string): Promise<DialoguePage> {
  const dialogue = await loadDialogue(work, id);
  return {
    municipality,
    dialogue,
    answers: await countAnswers(work, id),
    waiting: mayOf(work, dialogue).write ? await countWaiting(work, id) : 0,
    may: mayOf(work, dialogue),
  };
}

export type AnswersPage = DialoguePage & {
  readonly tallies: readonly QuestionTally[];
  /** How many have answered by each channel. */
  readonly channels: readonly { readonly channel: Channel; readonly count: number }[];
  readonly counted: number;
};

/** What was answered in a dialogue; what people wrote, only to those who may write dialogues. @throws AppError `not-found` */
export async function loadAnswersPage(work: Work, municipality: MunicipalityRef, id: string): Promise<AnswersPage> {
  const page = await loadDialoguePage(work, municipality, id);
  const inputs = await loadAnswers(work, id);
  const tallies = tallyAnswers(page.dialogue.asked?.form ?? page.dialogue.form, inputs);
  const byChannel = Map.groupBy(inputs, ({ channel }) => channel);
  return {
    ...page,
    tallies: page.may.write ? tallies : tallies.map((one) => ({ ...one, texts: [] })),
    channels: [...byChannel].map(([channel, some]) => ({ channel, count: some.length })),
    counted: inputs.length,
  };
}

type May = { readonly write: boolean; readonly collect: boolean };

/** What somebody may do with a dialogue, or with some dialogue where none is named. */
function mayOf({ actor, municipalityId }: Work, dialogue?: DialogueRead): May {
  const subject = dialogue === undefined ? { municipalityId } : jointScope(municipalityId, dialogue.areaId);
  const may = (action: Action): boolean => can(actor, action, subject);
  return { write: may('dialogue:write'), collect: may('dialogue:collect') };
}

export type WalksPage = {
  readonly municipality: MunicipalityRef;
  readonly dialogue: DialogueRead;
  readonly walks: readonly WalkListed[];
  readonly may: { readonly write: boolean };
};

/** The walks of a dialogue. @throws AppError `not-found` */
export async function loadWalksPage(work: Work, municipality: MunicipalityRef, id: string): Promise<WalksPage> {
  const dialogue = await loadDialogue(work, id);
  if (dialogue.kind !== 'walk') throw new AppError('not-found');
  return { municipality, dialogue, walks: await listWalks(work, id), may: mayOf(work, dialogue) };
}
