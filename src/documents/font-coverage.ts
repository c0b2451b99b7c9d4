/**
 * The code points that a TrueType or OpenType font draws, each with its glyph, from its character map (formats 4 and
 * 12, which every font that we ship has).
 * @throws RangeError where the bytes are no font.
 */
export function fontGlyphs(bytes: Uint8Array): ReadonlyMap<number, number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const glyphs = new Map<number, number>();
  const map = tableStart(view, 'cmap');
  const count = view.getUint16(map + 2);
  for (let index = 0; index < count; index += 1) {
    const start = map + view.getUint32(map + 4 + index * 8 + 4);
    const format = view.getUint16(start);
    if (format === 4) addSegments(view, start, glyphs);
    if (format === 12) addGroups(view, start, glyphs);
  }
  return glyphs;
}

/** The code points whose glyph draws a lower one too: U+2011 beside the hyphen, U+03BC beside U+00B5. */
export function sharedGlyphs(glyphs: ReadonlyMap<number, number>): ReadonlySet<number> {
  const seen = new Set<number>();
  const inOrder = [...glyphs].toSorted(([a], [b]) => a - b);
  return new Set(
    inOrder.flatMap(([sign, glyph]) => {
      const isShared = seen.has(glyph);
      seen.add(glyph);
      return isShared ? [sign] : [];
    }),
  );
}

function tableStart(view: DataView, tag: string): number {
  const count = view.getUint16(4);
  for (let index = 0; index < count; index += 1) {
    const record = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(record + at)));
    if (name === tag) return view.getUint32(record + 8);
  }
  throw new RangeError(`no table ${tag}`);
}

function addSegments(view: DataView, start: number, glyphs: Map<number, number>): void {
  const size = view.getUint16(start + 6);
  const ends = start + 14;
  const starts = ends + size + 2;
  const deltas = starts + size;
  const offsets = deltas + size;
  for (let at = 0; at < size; at += 2) {
    const last = view.getUint16(ends + at);
    const first = view.getUint16(starts + at);
    const offset = view.getUint16(offsets + at);
    for (let sign = first; sign <= last && sign < 0xffff; sign += 1) {
      const listed = offset === 0 ? sign : view.getUint16(offsets + at + offset + (sign - first) * 2);
      const glyph = offset !== 0 && listed === 0 ? 0 : (listed + view.getUint16(deltas + at)) & 0xffff;
      if (glyph !== 0) glyphs.set(sign, glyph);
    }
  }
}

function addGroups(view: DataView, start: number, glyphs: Map<number, number>): void {
  const count = view.getUint32(start + 12);
  for (let index = 0; index < count; index += 1) {
    const group = start + 16 + index * 12;
    const first = view.getUint32(group);
    const last = view.getUint32(group + 4);
    for (let sign = first; sign <= last; sign += 1) glyphs.set(sign, view.getUint32(group + 8) + sign - first);
  }
}
