import type { MemoRecord } from '#report-back/memo-record.ts';

/** What to think through before a perspective is written. */
export const PERSPECTIVE_QUESTIONS: Readonly<Record<MemoRecord['perspectives'][number]['kind'], string>> = {
  'gender-equality':
    'Når det som har gjorts kvinnor och män, flickor och pojkar lika? Vems otrygghet minskar? Dela upp siffror om människor på kön.',
  child: 'Vilka barn och unga berörs? Har de fått säga sin mening, och hur har den vägts in? Vad är bäst för dem?',
  accessibility: 'Kan alla vara med, också den som har en funktionsnedsättning eller läser på ett annat språk?',
  economy: 'Vad kostar det, vem betalar, och ryms det i budgeten? Skriv också om det inte kostar något.',
  other: 'Finns något annat att väga in, till exempel miljö, integritet eller landsbygd?',
};
