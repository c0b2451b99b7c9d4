/** Names whose municipality is not called as the rule says. */
const OTHERWISE: Readonly<Record<string, string>> = { falun: 'Falu', kalmar: 'Kalmar', orust: 'Orust' };

/**
 * "Linköping" -> "Linköpings kommun", "Borås" -> "Borås kommun", "Umeå" -> "Umeå kommun": a name that ends in a vowel, or
 * in s already, takes no s. A guess where nobody has said: names may be changed.
 */
export function municipalityName(short: string): string {
  const other = OTHERWISE[short.toLowerCase()];
  if (other !== undefined) return `${other} kommun`;
  return /[sxzaeiouyåäöé]$/iu.test(short) ? `${short} kommun` : `${short}s kommun`;
}

/** "Linköpings kommun" -> "Linköping": how documents name it. */
export function shortMunicipalityName(name: string): string {
  const bare = name.replace(/\s*\([^)]*\)\s*$/u, '').replace(/\s+(?:kommun|stad)$/iu, '');
  if (/^falu$/iu.test(bare)) return 'Falun';
  return bare === name.replace(/\s*\([^)]*\)\s*$/u, '') || /(?:[xz]|ås|fors|ös|nös|äs|^grums)$/iu.test(bare)
    ? bare
    : bare.replace(/s$/u, '');
}
