import { numberOf, valueOf, type NumberRef } from '#reading/docx/styles.ts';
import { child, elements, type XmlElement } from '#reading/docx/parse-xml.ts';

type Level = { readonly format: string; readonly pattern: string; readonly start: number; readonly legal: boolean };
type List = {
  readonly levels: ReadonlyMap<number, Level>;
  readonly counters: (number | null)[];
  readonly restarts: Map<number, number>;
};

export type Numbering = {
  /** Counts the paragraph and gives its mark ('•', '2.', 'b)'); null if the list is none. */
  readonly next: (ref: NumberRef) => string | null;
};

const DEEPEST = 8;
/** Letters of the fonts Symbol and Wingdings stand in the private area of Unicode; these are the usual bullets. */
const SYMBOL: Readonly<Record<string, string>> = {
  '\uf0b7': '•',
  '\uf0a7': '▪',
  '\uf0a8': '□',
  '\uf02d': '-',
  '\uf0fc': '✓',
};

/** Reads numbering.xml. Lists are counted as the paragraphs come, so ask in document order, once for each. */
export function readNumbering(root: XmlElement | null): Numbering {
  const all = root === null ? [] : elements(root);
  const abstracts = new Map<string, XmlElement>();
  const byStyle = new Map<string, XmlElement>();
  for (const element of all) {
    if (element.name !== 'w:abstractNum') continue;
    abstracts.set(element.attributes['w:abstractNumId'] ?? '', element);
    const style = valueOf(element, 'w:styleLink');
    if (style !== undefined) byStyle.set(style, element);
  }
  const counters = new Map<XmlElement, (number | null)[]>();
  const lists = new Map<string, List>();
  for (const element of all) {
    if (element.name !== 'w:num') continue;
    const named = abstracts.get(valueOf(element, 'w:abstractNumId') ?? '');
    const abstract = byStyle.get(valueOf(named ?? null, 'w:numStyleLink') ?? '') ?? named;
    if (abstract === undefined) continue;
    const shared = counters.get(abstract) ?? Array.from({ length: DEEPEST + 1 }, () => null);
    counters.set(abstract, shared);
    lists.set(element.attributes['w:numId'] ?? '', listOf(element, abstract, shared));
  }
  return {
    next: ({ numId, level }) => {
      const list = lists.get(numId);
      return list === undefined ? null : countIn(list, Math.min(Math.max(level, 0), DEEPEST));
    },
  };
}

function listOf(num: XmlElement, abstract: XmlElement, counters: (number | null)[]): List {
  const levels = new Map<number, Level>();
  const restarts = new Map<number, number>();
  for (const element of elements(abstract)) if (element.name === 'w:lvl') keepLevel(levels, element);
  for (const override of elements(num)) {
    if (override.name !== 'w:lvlOverride') continue;
    const own = child(override, 'w:lvl');
    if (own !== null) keepLevel(levels, own);
    const start = numberOf(valueOf(override, 'w:startOverride'));
    if (start !== null) restarts.set(numberOf(override.attributes['w:ilvl']) ?? 0, start);
  }
  return { levels, counters, restarts };
}

function keepLevel(levels: Map<number, Level>, element: XmlElement): void {
  levels.set(numberOf(element.attributes['w:ilvl']) ?? 0, {
    format: valueOf(element, 'w:numFmt') ?? 'decimal',
    pattern: valueOf(element, 'w:lvlText') ?? '',
    start: numberOf(valueOf(element, 'w:start')) ?? 1,
    legal: child(element, 'w:isLgl') !== null,
  });
}

function countIn(list: List, depth: number): string | null {
  const level = list.levels.get(depth);
  if (level === undefined) return '•';
  const restart = list.restarts.get(depth);
  list.restarts.delete(depth);
  const before = restart === undefined ? (list.counters[depth] ?? null) : null;
  list.counters[depth] = before === null ? (restart ?? level.start) : before + 1;
  for (let deeper = depth + 1; deeper <= DEEPEST; deeper++) list.counters[deeper] = null;
  if (level.format === 'none') return level.pattern.replace(/%\d/g, '').trim() || null;
  if (level.format === 'bullet') return bulletOf(level.pattern);
  const mark = level.pattern.replace(/%([1-9])/g, (_, digit: string) => {
    const at = Number(digit) - 1;
    const part = list.levels.get(at);
    const count = list.counters[at] ?? part?.start ?? 1;
    return write(count, level.legal ? 'decimal' : (part?.format ?? 'decimal'));
  });
  return mark.trim() || null;
}

function bulletOf(pattern: string): string | null {
  const mark = pattern.trim();
  if (mark === '') return null;
  const known = SYMBOL[mark];
  if (known !== undefined) return known;
  return /[\ue000-\uf8ff]/.test(mark) ? '•' : mark;
}

function write(count: number, format: string): string {
  if (format === 'lowerLetter') return letters(count);
  if (format === 'upperLetter') return letters(count).toUpperCase();
  if (format === 'lowerRoman') return roman(count).toLowerCase();
  if (format === 'upperRoman') return roman(count);
  if (format === 'decimalZero') return String(count).padStart(2, '0');
  return format === 'bullet' || format === 'none' ? '' : String(count);
}

/** a-z, then aa, bb as Word counts. */
function letters(count: number): string {
  const at = Math.max(count - 1, 0);
  return String.fromCharCode(97 + (at % 26)).repeat(Math.min(Math.floor(at / 26) + 1, 10));
}

function roman(count: number): string {
  if (count < 1 || count > 3999) return String(count);
  const signs: [number, string][] = [
    [1000, 'M'],
    [900, 'CM'],
    [500, 'D'],
    [400, 'CD'],
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ];
  let left = count;
  return signs
    .map(([value, sign]) => {
      const times = Math.floor(left / value);
      left -= times * value;
      return sign.repeat(times);
    })
    .join('');
}
