import type { FigureRecord } from '#follow-up/follow-up-record.ts';
import type { FigureFields } from '#follow-up/entry-form.ts';
import { numberWritten, swedishNumber } from '#checking/swedish-number.ts';

const LINE = /^(.{1,500}?): ?([-\u2212+]?[\d \u00a0\u202f.,]*\d) ?(\S.{0,199})?$/u;

/** A figure on a line of its own: "Vandringar: 12 stycken"; without a value its own words. */
function figureLine({ label, value, unit, quote }: Pick<FigureRecord, 'label' | 'value' | 'unit' | 'quote'>): string {
  const said =
    value === null
      ? quote === null || quote === label
        ? ''
        : `: ${quote}`
      : `: ${numberWritten(value)}${unit === null ? '' : ` ${unit}`}`;
  return `${label}${said}`.replace(/\s+/g, ' ').trim();
}

export function figureLines(figures: readonly FigureRecord[]): string {
  return figures.map(figureLine).join('\n');
}

/**
 * The figures that lines tell of. A line that stands as it stood is the same figure; one with the same label is the same
 * figure with another value; the rest are new and seen by those who work with the promise.
 * @returns the line that cannot be understood, else the figures
 */
export function figuresOfLines(
  text: string,
  known: readonly FigureRecord[],
): { readonly figures: readonly FigureFields[] } | { readonly fault: string } {
  const left = [...known];
  const lines = text.split('\n').flatMap((line) => {
    const told = line.replace(/\s+/g, ' ').trim();
    return told === '' ? [] : [told];
  });
  const take = (fits: (figure: FigureRecord) => boolean): FigureRecord | null => {
    const at = left.findIndex(fits);
    return at < 0 ? null : (left.splice(at, 1)[0] ?? null);
  };
  const same = lines.map((line) => take((figure) => figureLine(figure) === line));
  const figures: FigureFields[] = [];
  for (const [index, line] of lines.entries()) {
    const was = same[index] ?? null;
    if (was !== null) {
      figures.push(fieldsOf(was, was.label, was.value === null ? '' : numberWritten(was.value), was.unit ?? ''));
      continue;
    }
    const [, label = '', number = '', unit = ''] = LINE.exec(line) ?? [];
    const value = swedishNumber(number);
    if (value === null) return { fault: line };
    const renewed = take((figure) => figure.label.replace(/\s+/g, ' ').trim() === label);
    if (renewed === null && unit === '') return { fault: line };
    figures.push(fieldsOf(renewed, renewed?.label ?? label, numberWritten(value), unit));
  }
  return { figures };
}

function fieldsOf(was: FigureRecord | null, label: string, value: string, unit: string): FigureFields {
  return { id: was?.id ?? '', label, value, unit, shown: was?.visibility === 'public' };
}
