/** "Linköping" -> "Linköpings kommun", "Borås" -> "Borås kommun". A guess where nobody has said: names may be changed. */
export function municipalityName(short: string): string {
  return /[sxz]$/iu.test(short) || /\bby$/iu.test(short) ? `${short} kommun` : `${short}s kommun`;
}

/** "Linköpings kommun" -> "Linköping": how documents name it. */
export function shortMunicipalityName(name: string): string {
  const bare = name.replace(/\s*\([^)]*\)\s*$/u, '').replace(/\s+(?:kommun|stad)$/iu, '');
  return bare === name.replace(/\s*\([^)]*\)\s*$/u, '') || /(?:[xz]|ås|fors|ös|nös|äs)$/iu.test(bare)
    ? bare
    : bare.replace(/s$/u, '');
}
