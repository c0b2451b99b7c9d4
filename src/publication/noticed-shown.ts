import type { Dates } from '#checking/report.ts';
import { shareOf } from '#dialogue/opinion-share.ts';
import type { FollowUpRecord, NoticedTold } from '#follow-up/follow-up-record.ts';
import { askedRound } from '#follow-up/noticed.ts';
import { m } from '#platform/texts/compiled/messages.js';
import type { Lang } from '#platform/texts/languages.ts';
import { dayIn, numberIn } from '#platform/texts/local-words.ts';
import { saying } from '#platform/texts/saying.ts';
import type { PageFrame } from '#publication/page-frame.ts';
import { labelIn, periodIn } from '#publication/time-words.ts';

/**
 * How many notice a point, with the uncertainty of so few answers (95 %): answer by answer, or in one sentence where those who
 * did not say yes may not be told apart.
 */
export function noticedShown(
  lang: Lang,
  { day, yes, of, no }: NoticedTold,
): { readonly noticed: string; readonly noticedShares?: string[] } {
  const say = saying(lang);
  const percent = (share: number): string => numberIn(lang, Math.round(share * 100));
  const share = (count: number) => {
    const { low, high } = shareOf(count, of);
    return { share: percent(count / of), low: percent(low), high: percent(high), of: numberIn(lang, of) };
  };
  if (no === null)
    return { noticed: say(m.noticed_told, { yes: numberIn(lang, yes), day: dayIn(lang, day), ...share(yes) }) };
  const line = (word: string, count: number): string =>
    say(m.noticed_share, { word, count: numberIn(lang, count), ...share(count) });
  return {
    noticed: say(m.noticed_counted, { of: numberIn(lang, of), day: dayIn(lang, day) }),
    noticedShares: [
      line(say(m.noticed_yes), yes),
      line(say(m.noticed_no), no),
      line(say(m.noticed_unsure), of - yes - no),
    ],
  };
}

/** The period that is asked about, by its months. */
export function askedWords(lang: Lang, { label, period }: { label: string | null; period: Dates }): string {
  return label === null || label.startsWith('T') ? periodIn(lang, period) : labelIn(lang, label);
}

/** What pages say on which people are asked: the period that the question is about (see `askedRound`). */
export function asksShown(
  isClosed: boolean,
  { rounds }: Pick<FollowUpRecord, 'rounds'>,
  { lang, today }: Pick<PageFrame, 'lang' | 'today'>,
): { readonly asks?: string } {
  const asked = askedRound(rounds, today, isClosed);
  return asked === null ? {} : { asks: askedWords(lang, asked) };
}

/** Where people say whether they notice a point. @example noticedPath('/ekby/norrby-2026/skolvagar') */
export function noticedPath(path: string): string {
  return `/svara${path}/marks`;
}
