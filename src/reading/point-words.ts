import type { Figure, Per, Target } from '#checking/report.ts';

const PER_WORDS: Readonly<Record<Per, string>> = {
  day: 'dygn',
  week: 'vecka',
  month: 'månad',
  tertial: 'tertial',
  year: 'år',
};
const COMPARISON_WORDS: Readonly<Record<NonNullable<Figure['comparison']>, string>> = {
  'more-than-double': 'mer än dubbelt så mycket',
  double: 'dubbelt så mycket',
  halved: 'hälften så mycket',
  increase: 'ökning',
  decrease: 'minskning',
  percent: 'förändring i procent',
};

/** "minst 8 trygghetsvandringar per år". */
export function targetWords({ atLeast, unit, per }: Target): string {
  return [`minst ${atLeast} ${unit}`, perWords(per)].filter(Boolean).join(' ');
}

/** What a figure was read as: "5 dagar per vecka", "minskning från 64 till 23 inbrott", "ökning, basen saknas". */
export function figureWords({ value, base, unit, per, comparison, hasBase }: Figure): string {
  const amount = value === null ? '' : base === null ? String(value) : `från ${base} till ${value}`;
  const counted = [amount, amount === '' ? '' : (unit ?? ''), perWords(per)].filter(Boolean).join(' ');
  const compared = comparison === null ? '' : COMPARISON_WORDS[comparison];
  return [[compared, counted].filter(Boolean).join(' '), hasBase ? '' : 'basen saknas'].filter(Boolean).join(', ');
}

function perWords(per: Per | null): string {
  return per === null ? '' : `per ${PER_WORDS[per]}`;
}
