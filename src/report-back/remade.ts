/** A kept document that was made again. */
export type Remade = {
  readonly same: boolean;
  /** What made it then, and what made it now: where they differ, a file may differ without its words doing so. */
  readonly renderer: string;
  readonly rendererNow: string;
};

/** What is told of a document that was made again. */
export function remadeWords({ same, renderer, rendererNow }: Remade): string {
  if (same) return 'Samma uppgifter ger samma fil, tecken för tecken.';
  if (renderer !== rendererNow)
    return `Filen blir en annan, för att programmet är ett annat nu: ${rendererNow}. Den sparade filen står kvar som den är.`;
  return 'Filen blir en annan än den sparade, fast programmet är detsamma. Den sparade filen står kvar. Säg till den som sköter driften.';
}
