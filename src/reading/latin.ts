const CLASSES: Readonly<Record<string, string>> = {
  L: 'A-Za-zÀ-ÖØ-öø-ÿĀ-ž',
  Lu: 'A-ZÀ-ÖØ-ÞĆČŁŃŘŚŠŞŻŽİĐ',
  Ll: 'a-zß-öø-ÿćčłńřśšşżžıđ',
};

/**
 * The same pattern for the letters that Swedish documents use. Unicode's letter classes take tens of milliseconds to
 * compile when case is ignored; a document's first reading would wait for all of them.
 */
export function latin(pattern: RegExp): RegExp {
  let inClass = false;
  const source = pattern.source.replace(
    /\\p\{(L|Lu|Ll)\}|\\u\{?[0-9a-fA-F]{4}\}?|\\.|[[\]]/g,
    (token, name: string | undefined) => {
      if (token === '[') inClass = true;
      if (token === ']') inClass = false;
      if (name === undefined) return token;
      const letters = CLASSES[name] ?? '';
      return inClass ? letters : `[${letters}]`;
    },
  );
  return new RegExp(source, pattern.flags.replace('u', ''));
}
