/**
 * The signs that a TrueType or OpenType font has glyphs for, read from its character map (formats 4 and 12, which
 * every font that we ship has).
 * @throws RangeError where the bytes are no font.
 */
export function fontCoverage(bytes: Uint8Array): ReadonlySet<number> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signs = new Set<number>();
  const map = tableStart(view, 'cmap');
  const count = view.getUint16(map + 2);
  for (let index = 0; index < count; index += 1) {
    const start = map + view.getUint32(map + 4 + index * 8 + 4);
    const format = view.getUint16(start);
    if (format === 4) addSegments(view, start, signs);
    if (format === 12) addGroups(view, start, signs);
  }
  return signs;
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

function addSegments(view: DataView, start: number, signs: Set<number>): void {
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
      const glyph = offset === 0 ? sign : view.getUint16(offsets + at + offset + (sign - first) * 2);
      if (offset === 0 ? ((glyph + view.getUint16(deltas + at)) & 0xffff) !== 0 : glyph !== 0) signs.add(sign);
    }
  }
}

function addGroups(view: DataView, start: number, signs: Set<number>): void {
  const count = view.getUint32(start + 12);
  for (let index = 0; index < count; index += 1) {
    const group = start + 16 + index * 12;
    const last = view.getUint32(group + 4);
    for (let sign = view.getUint32(group); sign <= last; sign += 1) signs.add(sign);
  }
}
