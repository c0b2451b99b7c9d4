/**
 * A value as JSON that PostgreSQL can keep: the sign NUL and half characters (lone surrogates), which it refuses, become
 * the replacement character. Other words are not touched.
 */
export function storableJson(value: unknown): string {
  return JSON.stringify(value, (_name, part: unknown) => (typeof part === 'string' ? soundText(part) : part));
}

/** A text that the database can keep. */
function soundText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd');
}
