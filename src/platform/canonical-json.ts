/** What an audit event may say: ids, hashes, counts and words of a fixed list. Never what a person wrote. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact };

/**
 * One text for one value, however it was put together: names sorted by code unit, no spaces (as RFC 8785). So a hash
 * of it is the same before and after the database has stored the value.
 */
export function canonicalJson(value: Fact): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const parts = Object.keys(value)
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${parts.join(',')}}`;
}

function isList(value: Fact): value is readonly Fact[] {
  return Array.isArray(value);
}
