import type { DocumentModel } from '#documents/document.ts';

/** A municipality's own logo in a document, in pixels. */
export type DocumentLogo = {
  /** `data:image/png;base64,…` in a file; on a page the address of the picture on the same site. */
  readonly source: string;
  readonly width: number;
  readonly height: number;
  /** What Word tells of it to whoever comes to the margin where it stands. */
  readonly alternative: string;
};

/**
 * What a document is drawn with of a municipality's own: its logo, which stands in the top margin of the first page and moves
 * no line, and its colour, `#rrggbb`, for headings and links. `dark` is the same on a dark screen.
 * The name stands as text in the letterhead, so the logo says nothing of its own to those who listen: in HTML and PDF it is
 * decoration. In Word's margin, which is read only when somebody asks for it, it has its words.
 */
export type DocumentLook = {
  readonly logo: DocumentLogo | null;
  readonly colour: { readonly light: string; readonly dark: string } | null;
};

const IN_FILE = /^data:image\/png;base64,([A-Za-z0-9+/]+={0,2})$/;
const ON_SITE = /^\/[\w-]+(?:\/[\w.-]+)*$/;
/** As a screen shows it, 96 to the inch. */
const MM_A_PIXEL = 25.4 / 96;
const COLOUR = /^#[0-9a-f]{6}$/;

/** The look without what no renderer can draw; null where nothing is left. */
export function soundLook(look: DocumentLook | undefined): DocumentLook | null {
  const { logo = null, colour = null } = look ?? {};
  const sides = [logo?.width ?? 0, logo?.height ?? 0];
  const isDrawable =
    logo !== null && (IN_FILE.test(logo.source) || ON_SITE.test(logo.source)) && sides.every((side) => side >= 1);
  const isReal = colour !== null && COLOUR.test(colour.light) && COLOUR.test(colour.dark);
  if (!isDrawable && !isReal) return null;
  return { logo: isDrawable ? logo : null, colour: isReal ? colour : null };
}

/** The bytes of a logo that a file can hold; null where it is only an address. */
export function logoBytes({ source }: DocumentLogo): Uint8Array | null {
  const [, base64 = ''] = IN_FILE.exec(source) ?? [];
  return base64 === '' ? null : Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));
}

/** A logo's size on paper in millimetres: as large as on a screen, or as the top margin has room for. */
export function logoOnPaper(
  { width, height }: Pick<DocumentLogo, 'width' | 'height'>,
  { compact }: Pick<DocumentModel, 'compact'>,
): { readonly width: number; readonly height: number } {
  const room = compact === true ? { width: 45, height: 8 } : { width: 60, height: 13 };
  const scale = Math.min(room.width / width, room.height / height, MM_A_PIXEL);
  const rounded = (length: number): number => Math.round(length * scale * 100) / 100;
  return { width: rounded(width), height: rounded(height) };
}
