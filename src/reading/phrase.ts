/**
 * A pattern that matches whole words only, in Swedish letters too (`\b` takes å, ä and ö for word borders).
 * Flags default to 'iu'.
 */
export function phrase(source: string, flags = 'iu'): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\d])(?:${source})(?![\p{L}\d])`, flags);
}
