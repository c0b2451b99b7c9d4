import { readMapFile, type MapFile } from '#places/read-map-file.ts';

/** The page says the limit itself, as far as the server reads on. */
const MOST_BYTES = 5_000_000;

/** A map's file as it was sent, or what is wrong with it. */
export async function mapSent(
  form: FormData,
): Promise<{ readonly map: MapFile } | { readonly faults: readonly string[] }> {
  const file = form.get('fil');
  if (!(file instanceof File) || file.size === 0) return { faults: ['Välj kartans fil.'] };
  if (file.size > MOST_BYTES) return { faults: ['Filen är för stor. Välj en på högst 5\u00a0MB, med färre gator.'] };
  return readMapFile((await file.text()).replaceAll('\0', ''));
}

/** What is wrong with areas that are not here. */
export function unknownAreaFaults(names: readonly string[]): string[] {
  return names.map(
    (name) => `Området ”${name}” finns inte i Löftet. Lägg till det, rätta namnet i filen, eller hoppa över det.`,
  );
}
