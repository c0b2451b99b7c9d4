const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether a word that came from outside can be an id at all. */
export function isUuid(word: string): boolean {
  return UUID.test(word);
}
