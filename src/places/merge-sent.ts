/** The fields where somebody chose what another had saved instead of their own. */
export function theirsChosen(data: FormData): string[] {
  return [...data].flatMap(([name, value]) => (value === 'theirs' && name.startsWith('keep-') ? [name.slice(5)] : []));
}

/** The version that a form was filled in from; 0 where it does not say. */
export function seenVersion(data: FormData, field = 'version'): number {
  const no = Number(data.get(field));
  return Number.isSafeInteger(no) && no > 0 && no < 1_000_000 ? no : 0;
}
