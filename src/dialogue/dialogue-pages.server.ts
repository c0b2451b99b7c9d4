import type { Work } from '#access/work.server.ts';
import { can, jointScope, type Action } from '#access/can.ts';
import type { Channel } from '#dialogue/dialogue.ts';
import {
  countAnswers,
  listDialogues,
  loadDialogue,
  type DialogueListed,
  type DialogueRead,
} from '#dialogue/dialogue-queries.server.ts';
import { countAlike, countChannels } from '#dialogue/result-queries.server.ts';
import { countWaiting } from '#dialogue/review-queries.server.ts';
import { tallyAnswers, writtenTo, type QuestionTally } from '#dialogue/tally.ts';
import { listWalks, type WalkListed } from '#dialogue/walk-queries.server.ts';
import { countHeld, listWritten, type TextPage } from '#dialogue/written-queries.server.ts';
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
  readonly tallies: readonly (QuestionTally & {
    /** What people wrote, but for what is held, in no order that tells when; one page of it. */
    readonly texts: readonly string[];
    /** Where the next page of texts begins; null on the last. */
    readonly next: string | null;
    readonly held: number;
  })[];
  /** How many have answered by each channel. */
  readonly channels: readonly { readonly channel: Channel; readonly count: number }[];
  /** The question whose texts do not stand from the beginning. */
  readonly onward: string | null;
};

/**
 * What was answered in a dialogue; what people wrote, only to those who may write dialogues. `after`: the question whose texts
 * begin after an id.
 * @throws AppError `not-found`
 */
export async function loadAnswersPage(
  work: Work,
  municipality: MunicipalityRef,
  id: string,
  after: { readonly name: string; readonly id: string } | null = null,
): Promise<AnswersPage> {
  const page = await loadDialoguePage(work, municipality, id);
  const { form } = page.dialogue.asked ?? page.dialogue;
  const names = writtenTo(form);
  const onward = names.find((name) => name === after?.name) ?? null;
  const from = after === null || onward === null ? null : { name: onward, id: after.id };
  const written = page.may.write ? await listWritten(work, id, names, from) : new Map<string, TextPage>();
  const held = await countHeld(work, id, names);
  const alike = await countAlike(work, id, { asked: form.elements, groups: [] });
  return {
    ...page,
    tallies: tallyAnswers(form, alike).map((one) => ({
      ...one,
      texts: written.get(one.name)?.texts ?? [],
      next: written.get(one.name)?.next ?? null,
      held: held.get(one.name) ?? 0,
    })),
    channels: await countChannels(work, id),
    onward,
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
