import { error } from '@sveltejs/kit';
import { DRAFT_FIELDS, type AnswerDraft } from '#follow-up/request-record.ts';
import { ACTIVITY_FIELDS, type ActivityTyped } from '#follow-up/activity-form.ts';
import type { SentFile } from '#follow-up/activity-log.server.ts';

/** A form with everything in it: words and at most one file. */
export type SentForm = { readonly words: URLSearchParams; readonly file: SentFile | null };

/**
 * The sign NUL, which the database refuses, becomes the replacement character, as in documents.
 * @throws HttpError 400 where it did not come whole
 */
export async function sentForm(request: Request): Promise<SentForm> {
  const sent = await request.formData().catch(() => error(400, 'Det du skickade kom inte fram helt. Försök igen.'));
  const words = new URLSearchParams();
  let file: SentFile | null = null;
  for (const [name, value] of sent) {
    if (typeof value === 'string') words.append(name, value.replaceAll('\0', '\ufffd'));
    else if (value.size > 0 || value.name !== '')
      file = { bytes: new Uint8Array(await value.arrayBuffer()), name: value.name };
  }
  return { words, file };
}

/** The answer's fields; those that were not sent are empty. */
export function answerTyped(words: URLSearchParams): AnswerDraft {
  return Object.fromEntries(DRAFT_FIELDS.map((name) => [name, words.get(name) ?? '']));
}

/** The activity's fields, which stand in the same form under names of their own. */
export function activityTyped(words: URLSearchParams): ActivityTyped {
  return Object.fromEntries(ACTIVITY_FIELDS.map((name) => [name, words.get(`a-${name}`) ?? ''])) as ActivityTyped;
}

/** The version that the writer saw; 0 where there was none. */
export function seenNo(words: Pick<FormData | URLSearchParams, 'get'>): number {
  const no = String(words.get('no') ?? '');
  return /^\d{1,6}$/.test(no) ? Number(no) : 0;
}
