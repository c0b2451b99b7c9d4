import { isColour, isReadable, nearestReadable } from '#places/accent.ts';

export type Accent = { readonly light: string; readonly dark: string };

/** A municipality's accent in both schemes: in the dark one its own choice, or the same tone made light enough. */
export function accentOf(light: string | null, dark: string | null): Accent | null {
  if (light === null && dark === null) return null;
  const given = light ?? dark ?? '';
  return { light: light ?? nearestReadable(given, 'light'), dark: dark ?? nearestReadable(given, 'dark') };
}

/**
 * The address of the stylesheet with these colours. They are the address: what it says never changes, so that a browser
 * may keep it for ever, and it can be written without asking the database, as when that is away.
 */
export function stylePath({ light, dark }: Accent): string {
  return `/farg-${light.slice(1)}-${dark.slice(1)}.css`;
}

/** The same for a document that is shown on a page, and for nothing else of the page. */
export function documentStylePath({ light, dark }: Accent): string {
  return `/farg-${DOCUMENT}${light.slice(1)}-${dark.slice(1)}.css`;
}

const DOCUMENT = 'dokument-';

/** The stylesheet by the middle of its address (`0f5c6e-7cc7d6`); null unless both colours can be read. */
export function styleFor(address: string): string | null {
  const isDocument = address.startsWith(DOCUMENT);
  const [light = '', dark = '', ...more] = address
    .slice(isDocument ? DOCUMENT.length : 0)
    .split('-')
    .map((part) => `#${part}`);
  if (more.length > 0 || !isColour(light) || !isColour(dark)) return null;
  if (!isReadable(light, 'light') || !isReadable(dark, 'dark')) return null;
  // Twice :root, so that it holds wherever in the head it stands.
  const where = isDocument ? '.document-coloured' : ':root:root';
  return `${where}{--accent:${light}}@media (prefers-color-scheme:dark){${where}{--accent:${dark}}}\n`;
}
