/** What the accent stands on in each scheme: paper, what is raised from it, and marked words (theme.css; accent.test.ts). */
export const GROUNDS = {
  light: ['#fbfaf7', '#ffffff', '#fbe7b5'],
  dark: ['#10191e', '#17232a', '#4d3d12'],
} as const;
export type Scheme = keyof typeof GROUNDS;

/** WCAG 2.2, 1.4.3: text needs 4.5:1 against what it stands on. */
const ENOUGH_CONTRAST = 4.5;
const HEX = /^#[0-9a-f]{6}$/;

/** `#rrggbb`, in small letters. */
export const isColour = (text: string): boolean => HEX.test(text);

/** The lowest contrast that a colour has against what it stands on, 1 to 21. */
function lowestContrast(colour: string, scheme: Scheme): number {
  return Math.min(...GROUNDS[scheme].map((ground) => contrast(colour, ground)));
}

/** Whether text in a colour can be read everywhere in a scheme. */
export function isReadable(colour: string, scheme: Scheme): boolean {
  return lowestContrast(colour, scheme) >= ENOUGH_CONTRAST;
}

/**
 * The colour that can be read, made of the given one with as little black (in the light scheme) or white (in the dark) as
 * is needed: the same tone, and the colour itself where that can be read.
 */
export function nearestReadable(colour: string, scheme: Scheme): string {
  const towards = scheme === 'light' ? 0 : 255;
  for (let step = 0; step <= 255; step += 1) {
    const mixed = parts(colour).map((part) => Math.round(part + ((towards - part) * step) / 255));
    const found = `#${mixed.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    if (isReadable(found, scheme)) return found;
  }
  return scheme === 'light' ? '#000000' : '#ffffff';
}

/** Why a colour is not taken, with the contrast that it has and one that would be taken; null where it is. */
export function colourFault(colour: string, scheme: Scheme): string | null {
  if (isReadable(colour, scheme)) return null;
  // Rounded down: 4,46 is not 4,5.
  const measured = (Math.floor(lowestContrast(colour, scheme) * 10) / 10).toFixed(1).replace('.', ',');
  const where = scheme === 'light' ? 'ljus' : 'mörk';
  return `Färgen går inte att läsa mot ${where} bakgrund: kontrasten är ${measured}\u00a0:\u00a01 och ska vara minst 4,5\u00a0:\u00a01. Närmaste färg som går att läsa är ${nearestReadable(colour, scheme)}.`;
}

/** WCAG 2.2's contrast ratio of two colours, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 1, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = parts(colour).map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function parts(colour: string): number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
