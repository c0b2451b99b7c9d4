import type { Per } from '#checking/report.ts';
import type { FigureRecord } from '#follow-up/follow-up-record.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { fencedIn, numberIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import { periodIn } from '#publication/time-words.ts';
import type { FigureShown } from '#publication/point-model.ts';

const PER = {
  day: m.page_per_day,
  week: m.page_per_week,
  month: m.page_per_month,
  tertial: m.page_per_tertial,
  year: m.page_per_year,
} satisfies Record<Per, unknown>;

/** "12 vandringar per år", "46 %"; number and unit stay on one line. */
export function amountWords(lang: Lang, value: number, unit: string | null, per: Per | null = null): string {
  const sign = unit !== null && /^(?:procent|%)$/i.test(unit) ? '%' : unit;
  return (
    fencedIn(lang, [numberIn(lang, value), sign].filter((part) => part !== null).join('\u00a0')) +
    (per === null ? '' : ` ${saying(lang)(PER[per])}`)
  );
}

/** A figure as everybody may see it; only those that are public are given here. */
export function figureShown(lang: Lang, figure: FigureRecord): FigureShown {
  const { label, value, unit, per, quote, base } = figure;
  const said = value === null ? quote : amountWords(lang, value, unit, per);
  return {
    label,
    value: said ?? label,
    period: periodIn(lang, figure.period),
    source: figure.source,
    base: base === null ? null : baseWords(lang, base, figure),
    comparesWithout: !figure.hasBase,
    kind: figure.kind,
    meaning: meaningOf(lang, figure),
    preliminary: figure.preliminary,
  };
}

/** The number to compare with. One of many has no unit: "2 möten" compares with "1", since "1 möten" is no Swedish. */
function baseWords(lang: Lang, base: number, { value, unit, per, basePeriod }: FigureRecord): string {
  const bare = base === 1 && value !== 1 && amountWords(lang, 1, unit) !== `1\u00a0%`;
  const amount = amountWords(lang, base, bare ? null : unit, per);
  return basePeriod === null ? amount : `${amount} (${periodIn(lang, basePeriod)})`;
}

/** What a party does itself says how much was worked, never what came of it. */
function meaningOf(lang: Lang, { kind, direction }: FigureRecord): string | null {
  const say = saying(lang);
  if (kind === 'activity') return say(m.page_figure_activity);
  if (direction === 'higher-better') return say(m.page_figure_higher);
  return direction === 'higher-worse' ? say(m.page_figure_lower) : null;
}
