import { z } from 'zod';
import { AppError } from '#platform/errors.ts';
import { readPng, type PngDrawing } from '#platform/files/png-drawing.ts';

/** A municipality's logo as its settings name it: which of its files, and how large it is in pixels. */
export type Logo = { readonly sha256: string; readonly width: number; readonly height: number };

/** In bytes, as it comes in. */
const LARGEST_LOGO = 200_000;
/** In pixels, each side. */
const SMALLEST_SIDE = 16;
const LARGEST_SIDE = 2_000;

const side = z.int().min(SMALLEST_SIDE).max(LARGEST_SIDE);
const Stored = z.object({ logo: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), width: side, height: side }) });

/** The logo in a municipality's settings as they are stored; what cannot be read is none. */
export function logoIn(settings: unknown): Logo | null {
  return Stored.safeParse(settings).data?.logo ?? null;
}

/** Where the logo is found. Its bytes are the address: what it shows never changes, so that a browser may keep it for ever. */
export function logoPath(slug: string, { sha256 }: Logo): string {
  return `/${slug}/marke-${sha256}.png`;
}

/**
 * What a sent file draws, by its content and not by its name.
 * @throws AppError `usage` with what to do, for anything but a still PNG picture of at most 200 KB and 16–2 000 pixels a side
 */
export function readLogo(bytes: Uint8Array): PngDrawing {
  if (bytes.length === 0) throw refused('Välj en bild först.');
  if (bytes.length > LARGEST_LOGO) throw refused('Bilden är för stor. Välj en på högst 200\u00a0kB.');
  const drawing = readPng(bytes);
  if (drawing === 'no-png') throw refused('Det är ingen PNG-bild. Spara märket som PNG och välj den filen.');
  if (drawing === 'moving') throw refused('Bilden rör sig. Välj en som står stilla.');
  if (drawing === 'damaged') throw damaged();
  const sides = [drawing.width, drawing.height];
  if (sides.some((one) => one < SMALLEST_SIDE || one > LARGEST_SIDE))
    throw refused(
      `Bilden är ${drawing.width}\u00a0×\u00a0${drawing.height}\u00a0bildpunkter. Varje sida ska vara 16–2\u00a0000.`,
    );
  return drawing;
}

/** For a picture that cannot be drawn. */
export function damaged(): AppError {
  return refused('Bilden är skadad. Spara den som PNG en gång till och välj den nya filen.');
}

function refused(what: string): AppError {
  return new AppError('usage', { what });
}
