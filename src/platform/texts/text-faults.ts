/** A message as it lies in messages/: words, or a form for each of the language's plurals. */
type Plural = {
  readonly declarations: readonly string[];
  readonly selectors: readonly string[];
  readonly match: Readonly<Record<string, string>>;
};
export type Messages = Readonly<Record<string, string | readonly [Plural]>>;

/**
 * What is wrong with the messages of a language beside those of Swedish, a line for each: one that is missing, empty or
 * unknown, one with other placeholders, and one that lacks a plural form that the language has (Intl.PluralRules: two in
 * Swedish, six in Arabic). The compiler says nothing of it: it takes the Swedish words, or shows the message's name.
 */
export function textFaults(lang: string, messages: Messages, swedish: Messages): string[] {
  const missing = Object.keys(swedish).filter((key) => messages[key] === undefined);
  return [
    ...missing.map((key) => `${lang}: ${key} saknas`),
    ...Object.entries(messages).flatMap(([key, message]) => {
      const model = swedish[key];
      if (model === undefined) return [`${lang}: ${key} finns inte på svenska`];
      return faultsOf(lang, message, model).map((fault) => `${lang}: ${key} ${fault}`);
    }),
  ];
}

function faultsOf(lang: string, message: Messages[string], model: Messages[string]): string[] {
  const forms = formsOf(message);
  const faults = Object.values(forms).some((words) => words.trim() === '') ? ['är tomt'] : [];
  if ((typeof message === 'string') !== (typeof model === 'string'))
    return [...faults, 'ska ha samma form som på svenska'];
  const wanted =
    typeof message === 'string' ? ['other'] : new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
  const named = typeof message === 'string' ? ['other'] : Object.keys(forms);
  if (!isSame(named, wanted)) faults.push(`ska ha formerna ${[...wanted].sort().join(', ')}`);
  const asked = placeholdersOf(model);
  for (const [form, words] of Object.entries(forms)) {
    const extra = placeholdersIn(words).filter((name) => !asked.has(name));
    // "en sak" holds no number, and needs none: it may be left out in a plural form, and nothing else may.
    const left = [...asked].filter(
      (name) => !placeholdersIn(words).includes(name) && (form === 'other' || name !== 'number'),
    );
    if (extra.length > 0) faults.push(`(${form}) har okända platser: ${extra.join(', ')}`);
    if (left.length > 0) faults.push(`(${form}) saknar platser: ${left.join(', ')}`);
  }
  return faults;
}

/** "form=few" -> "few"; a message without plurals has the one form `other`. */
function formsOf(message: Messages[string]): Readonly<Record<string, string>> {
  if (typeof message === 'string') return { other: message };
  const [{ match }] = message;
  return Object.fromEntries(Object.entries(match).map(([form, words]) => [form.replace(/^form=/, ''), words]));
}

function placeholdersIn(words: string): string[] {
  return [...words.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? '');
}

function placeholdersOf(message: Messages[string]): ReadonlySet<string> {
  return new Set(Object.values(formsOf(message)).flatMap(placeholdersIn));
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((name) => other.includes(name));
}
