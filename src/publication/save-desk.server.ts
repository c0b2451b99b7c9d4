import { authorize } from '#access/authorize.ts';
import type { Work } from '#access/work.server.ts';
import { AppError } from '#platform/errors.ts';
import { promiseSubject } from '#promise/promise-subject.server.ts';
import type { OtherLang } from '#promise/translation.ts';
import { writeTranslations } from '#promise/translations.server.ts';
import type { DeskText } from '#publication/desk.ts';
import { loadDesk } from '#publication/load-desk.server.ts';
import { isFit } from '#publication/xliff.ts';
import { approveTranslations } from '#promise/approve-translations.server.ts';

/** A translation as it was sent from the desk or read from a file. */
export type DeskSent = {
  readonly key: string;
  /** The version that the writer saw, 0 where there was none. */
  readonly no: number;
  /** The Swedish text that the writer saw. */
  readonly from: string;
  /** The translation that the writer saw; empty where there was none. */
  readonly was: string;
  readonly body: string;
  /** A machine made it. */
  readonly machine: boolean;
  /** The translation is right for the Swedish text as it is now, though it was made from an earlier one. */
  readonly stands: boolean;
};

export type DeskSaved =
  | { readonly saved: number }
  | {
      readonly faults: readonly { readonly key: string; readonly message: string }[];
      /** What somebody else has written meanwhile, by the texts' keys. */
      readonly clashes: readonly Pick<DeskText, 'key' | 'no' | 'body'>[];
    };

/**
 * Saves what has changed of the texts that were sent, all of it or nothing. A text that the writer has left as it was is
 * left alone, whatever others have done with it.
 * @throws AppError `promise-not-found`, `forbidden`, `edited-meanwhile` where two save at the same moment
 */
export async function saveDesk(
  work: Work,
  slug: string,
  lang: OtherLang,
  sent: readonly DeskSent[],
): Promise<DeskSaved> {
  const desk = await loadDesk(work, slug, lang);
  if (desk === null) throw new AppError('promise-not-found');
  authorize(work.actor, 'translation:write', await promiseSubject(work, desk.promise.id));
  const texts = new Map(desk.texts.map((text) => [text.key, text]));
  const changed = sent.filter((one) => isChanged(one, texts.get(one.key)));
  const faults = changed.flatMap((one) => {
    const message = faultOf(one, texts.get(one.key));
    return message === null ? [] : [{ key: one.key, message }];
  });
  const clashes = changed.flatMap((one) => {
    const text = texts.get(one.key);
    return text === undefined || text.no === one.no ? [] : [{ key: text.key, no: text.no, body: text.body }];
  });
  if (faults.length > 0 || clashes.length > 0) return { faults, clashes };
  const inputs = changed.flatMap((one) => {
    const text = texts.get(one.key);
    if (text === undefined) return [];
    const { no, body, machine } = one;
    // A form and a file write line ends in their own way.
    const from = oneLineEnd(one.from) === oneLineEnd(text.swedish) ? text.swedish : one.from;
    return [{ ...text.place, expectedNo: no, from, body, machine }];
  });
  await writeTranslations(work, desk.promise.id, lang, inputs);
  return { saved: inputs.length };
}

function oneLineEnd(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n');
}

function isChanged({ body, was, machine, stands, no }: DeskSent, text: DeskText | undefined): boolean {
  if (text === undefined || body === '') return body !== was;
  if (body === text.body && machine === text.machine) return stands && text.state === 'older';
  // Left as it was: what others have written stays.
  return body !== was || (no === text.no && machine !== text.machine);
}

function faultOf({ body }: DeskSent, text: DeskText | undefined): string | null {
  if (text === undefined) return 'Texten finns inte längre i löftet. Ladda om sidan.';
  const where = `${text.group}, ${text.name.toLocaleLowerCase('sv')}`;
  if (body === '') return `${where}: en översättning kan inte tömmas. Skriv den som den ska vara.`;
  if (!isFit(body)) return `${where}: texten har ett tecken som inte syns. Skriv den igen utan det.`;
  const { longest } = text;
  return body.length > longest ? `${where}: skriv högst ${longest.toLocaleString('sv-SE')}\u00a0tecken.` : null;
}

/**
 * Somebody who reads the language approves versions that the desk shows as waiting.
 * @throws AppError `promise-not-found`, `forbidden`, `usage` where one of them is not there to be approved any more
 */
export async function approveOnDesk(
  work: Work,
  slug: string,
  lang: OtherLang,
  ids: readonly string[],
): Promise<number> {
  const desk = await loadDesk(work, slug, lang);
  if (desk === null) throw new AppError('promise-not-found');
  const shown = new Map(desk.texts.map(({ translationId, state }) => [translationId, state]));
  const gone = ids.some((id) => {
    const state = shown.get(id);
    return state === undefined || state === 'older';
  });
  if (gone)
    throw new AppError('usage', {
      what: 'En av texterna har ändrats sedan du läste den. Läs den som den är nu och godkänn igen.',
    });
  return approveTranslations(work, desk.promise.id, lang, ids);
}
