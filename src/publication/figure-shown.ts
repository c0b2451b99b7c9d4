import type { Per } from '#checking/report.ts';
import type { FigureRecord } from '#follow-up/follow-up-record.ts';
import { periodWords } from '#checking/day-words.ts';
import { PER_WORDS } from '#promise/field-labels.ts';
import type { FigureShown } from '#publication/point-model.ts';
import { numberWords } from '#checking/swedish-number.ts';

/** "12 vandringar per år", "46 %"; number and unit stay on one line. */
export function amountWords(value: number, unit: string | null, per: Per | null = null): string {
  const sign = unit !== null && /^(?:procent|%)$/i.test(unit) ? '%' : unit;
  return (
    [numberWords(value), sign].filter((part) => part !== null).join('\u00a0') +
    (per === null ? '' : ` ${PER_WORDS[per]}`)
  );
}

/** A figure as everybody may see it; only those that are public are given here. */
export function figureShown(figure: FigureRecord): FigureShown {
  const { label, value, unit, per, quote, base } = figure;
  const said = value === null ? quote : amountWords(value, unit, per);
  return {
    label,
    value: said ?? label,
    period: periodWords(figure.period),
    source: figure.source,
    base: base === null ? null : baseWords(base, figure),
    comparesWithout: !figure.hasBase,
    kind: figure.kind,
    meaning: meaningOf(figure),
    preliminary: figure.preliminary,
  };
}

/** The number to compare with. One of many has no unit: "2 möten" compares with "1", since "1 möten" is no Swedish. */
function baseWords(base: number, { value, unit, per, basePeriod }: FigureRecord): string {
  const bare = base === 1 && value !== 1 && amountWords(1, unit) !== `1\u00a0%`;
  const amount = amountWords(base, bare ? null : unit, per);
  return basePeriod === null ? amount : `${amount} (${periodWords(basePeriod)})`;
}

/** What a party does itself says how much was worked, never what came of it. */
function meaningOf({ kind, direction }: FigureRecord): string | null {
  if (kind === 'activity') return 'Visar hur mycket som gjordes, inte vad det ledde till.';
  if (direction === 'higher-better') return 'Högre är bättre.';
  if (direction === 'higher-worse') return 'Lägre är bättre.';
  return null;
}
