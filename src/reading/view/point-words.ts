import type { Figure, Per, Target } from '#checking/report.ts';
import { numberWords } from '#checking/swedish-number.ts';

const PER_WORDS: Readonly<Record<Per, string>> = {
  day: 'dag',
  week: 'vecka',
  month: 'månad',
  tertial: 'tertial',
  year: 'år',
};
const COMPARISON_WORDS: Readonly<Record<NonNullable<Figure['comparison']>, string>> = {
  'more-than-double': 'mer än en fördubbling',
  double: 'en fördubbling',
  halved: 'en halvering',
  increase: 'en ökning',
  decrease: 'en minskning',
  percent: 'en förändring',
};

/** "minst 8 trygghetsvandringar per år". */
export function targetWords({ atLeast, unit, per }: Target): string {
  return [`minst ${numberWords(atLeast)} ${unit}`, perWords(per)].filter(Boolean).join(' ');
}

/** What a figure was read as: "5 dagar per vecka", "en minskning från 64 till 23 inbrott", "en ökning, talet att jämföra med saknas". */
export function figureWords({ value, base, unit, per, comparison, hasBase }: Figure): string {
  const share = comparison === 'percent' && value !== null && base === null;
  const amount =
    value === null ? '' : base === null ? numberWords(value) : `från ${numberWords(base)} till ${numberWords(value)}`;
  const counted = share
    ? `med ${amount}\u00a0%`
    : [amount, amount === '' ? '' : (unit ?? ''), perWords(per)].filter(Boolean).join(' ');
  const compared = comparison === null ? '' : COMPARISON_WORDS[comparison];
  const join = share || base !== null ? ' ' : ', ';
  return [[compared, counted].filter(Boolean).join(join), hasBase ? '' : 'talet att jämföra med saknas']
    .filter(Boolean)
    .join(', ');
}

function perWords(per: Per | null): string {
  return per === null ? '' : `per ${PER_WORDS[per]}`;
}
