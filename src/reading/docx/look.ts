import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';

/** What run properties say; null where they say nothing and the level above decides. */
export type Look = {
  readonly bold: boolean | null;
  readonly hidden: boolean | null;
  readonly underlined: boolean | null;
  /** Points. */
  readonly size: number | null;
};

export const NO_LOOK: Look = { bold: null, hidden: null, underlined: null, size: null };

/** Reads w:rPr. */
export function lookOf(properties: XmlElement | null): Look {
  if (properties === null) return NO_LOOK;
  const underline = child(properties, 'w:u')?.attributes['w:val'];
  const halfPoints = Number(child(properties, 'w:sz')?.attributes['w:val']);
  return {
    bold: isOn(child(properties, 'w:b')),
    hidden: isOn(child(properties, 'w:vanish')),
    underlined: underline === undefined ? null : underline !== 'none',
    size: halfPoints > 0 ? halfPoints / 2 : null,
  };
}

/** An on/off property: present without a value means on; null if absent. */
export function isOn(element: XmlElement | null): boolean | null {
  if (element === null) return null;
  const value = element.attributes['w:val'];
  return value === undefined || !['0', 'false', 'off', 'none'].includes(value);
}

/** The nearer look where it says something, else the farther. */
export function over(nearer: Look, farther: Look): Look {
  return {
    bold: nearer.bold ?? farther.bold,
    hidden: nearer.hidden ?? farther.hidden,
    underlined: nearer.underlined ?? farther.underlined,
    size: nearer.size ?? farther.size,
  };
}

/** Some side of a table or cell is drawn. */
export function hasLine(borders: XmlElement): boolean {
  return elements(borders).some((side) => !['nil', 'none'].includes(side.attributes['w:val'] ?? 'nil'));
}
