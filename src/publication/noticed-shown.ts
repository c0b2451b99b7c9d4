import type { Dates } from '#checking/report.ts';
import { shareOf } from '#dialogue/opinion-share.ts';
import type { FollowUpRecord, NoticedTold } from '#follow-up/follow-up-record.ts';
import { askedRound } from '#follow-up/noticed.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { dayIn, numberIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { PromiseRecord } from '#promise/promise-record.ts';
import type { PageFrame } from '#publication/page-frame.ts';
import { labelIn, periodIn } from '#publication/time-words.ts';

/** How many notice a point, as a sentence with the uncertainty of so few answers (95 %). */
export function noticedShown(lang: Lang, { day, yes, of }: NoticedTold): string {
  const { low, high } = shareOf(yes, of);
  const percent = (share: number): string => numberIn(lang, Math.round(share * 100));
  return saying(lang)(m.noticed_told, {
    yes: numberIn(lang, yes),
    of: numberIn(lang, of),
    share: percent(yes / of),
    low: percent(low),
    high: percent(high),
    day: dayIn(lang, day),
  });
}

/** The period that is asked about, by its months. */
export function askedWords(lang: Lang, { label, period }: { label: string | null; period: Dates }): string {
  return label === null || label.startsWith('T') ? periodIn(lang, period) : labelIn(lang, label);
}

/** What pages say on which people are asked: the period that the question is about. Of a promise that is closed nobody is asked. */
export function asksShown(
  { points }: Pick<PromiseRecord, 'points'>,
  { rounds }: Pick<FollowUpRecord, 'rounds'>,
  { lang, today }: Pick<PageFrame, 'lang' | 'today'>,
): { readonly asks?: string } {
  const isClosed = points.length > 0 && points.every(({ outcome }) => outcome !== null);
  const asked = isClosed ? null : askedRound(rounds, today);
  return asked === null ? {} : { asks: askedWords(lang, asked) };
}

/** Where people say whether they notice a point. @example noticedPath('/ekby/norrby-2026/skolvagar') */
export function noticedPath(path: string): string {
  return `/svara${path}/marks`;
}
