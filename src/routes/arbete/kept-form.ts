import { sentField } from '#report-back/sent-field-words.ts';

/** What somebody had written when the office turned out to be closed. */
export type KeptForm = {
  /** By what their fields are called on the page. */
  readonly fields: readonly { readonly name: string; readonly text: string }[];
  readonly hadFile: boolean;
  /** False when there was more than can be shown. */
  readonly whole: boolean;
};

const MOST_BYTES = 1_000_000;
const MOST_FIELDS = 500;
/** Ids, hashes and keys of the form: nobody typed them. */
const MADE_BY_PROGRAM = /^(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}|[A-Za-z0-9_-]{43})$/;

/** The text fields of a form, to be shown to whoever sent it. They are stored and logged nowhere. */
export async function keptForm(request: Request): Promise<KeptForm> {
  const nothing = { fields: [], hadFile: false, whole: true };
  if (!/^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/.test(request.headers.get('content-type') ?? ''))
    return nothing;
  const bytes = Number(request.headers.get('content-length') ?? Infinity);
  if (bytes > MOST_BYTES) return { ...nothing, whole: false };
  try {
    const entries = [...(await request.formData())];
    const written = entries.flatMap(([name, value]) => {
      if (typeof value !== 'string' || value.trim() === '' || MADE_BY_PROGRAM.test(value)) return [];
      const sent = sentField(name, value);
      return sent === null ? [] : [{ name: sent.label, text: sent.text }];
    });
    return {
      fields: written.slice(0, MOST_FIELDS),
      hadFile: entries.some(([, value]) => typeof value !== 'string' && value.size > 0),
      whole: written.length <= MOST_FIELDS,
    };
  } catch {
    return { ...nothing, whole: false };
  }
}
