const MOST_SHOWN = 20;

/** What a person is told of the signs that the PDF of a document cannot show; null where it shows all of them. */
export function unknownSignsText(signs: readonly string[]): string | null {
  if (signs.length === 0) return null;
  const shown = signs.slice(0, MOST_SHOWN).map(named).join(', ');
  const more = signs.length > MOST_SHOWN ? ` och ${signs.length - MOST_SHOWN} till` : '';
  return `PDF-filen kan inte visa ${signs.length === 1 ? 'det här tecknet' : 'de här tecknen'}: ${shown}${more}. Där står � i stället. Skriv på ett annat sätt, eller använd skrivelsen i Word eller som webbsida.`;
}

/** With its number too, since the screen may lack the sign as well. */
function named(sign: string): string {
  const parts = Array.from(
    sign,
    (part) => `U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`,
  );
  return parts.length === 1 ? `${sign} (${parts[0]})` : sign;
}
