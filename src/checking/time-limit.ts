import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';

const MONTHS = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';

/** Words that say when, how often or until when. The letters are spelled out: \b sees no word in "år". */
const TIME = new RegExp(
  `(?<![a-zåäöéü\\d])(?:${[
    '(?:19|20)\\d\\d(?!\\d)',
    `(?:${MONTHS})(?![a-zåäöéü])`,
    '(?:i|under|varje|per|om) (?:år|året|våren?|sommaren?|hösten?|vintern?|tertial|halvår|kvartal|månad|vecka)',
    '(?:våren|sommaren|hösten|vintern|årligen)(?![a-zåäöéü])|varje (?:år|månad|vecka|dag|dygn|tertial|kväll|helg|natt|vardag|skoldag|termin|(?:mån|tis|ons|tors|fre|lör|sön)dag)',
    '(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar|skväll)',
    'senast(?![a-zåäöéü])|före (?:årsskiftet|sommaren|jul)|år(?:et|ets|s)? slut|löftesperiod|mandatperiod|avtalsperiod',
    '(?:månads|vecko|kvartals|tertial)vis|veckovis|månatlig|dagligen|i (?:veckan|månaden)(?![a-zåäöéü])',
    '(?:per|om) (?:år|dygn|dag|termin)(?:en)?(?![a-zåäöéü])|(?:vår|höst)terminen|läsåret|skolloven|sommarlovet',
    'inom \\S+ (?:arbets)?(?:timm|dag|dygn|veck|månad)',
  ].join('|')})`,
  'i',
);
/** The document says for how long it holds, in words that the reading could not turn into dates. */
const HOLDS =
  /(?<![a-zåäöéü])(?:gäller|giltig|löper|period(?:en)?|avser|till och med|t\.? ?o\.? ?m\.?|från och med|fr\.? ?o\.? ?m\.?)(?![a-zåäöéü])[^.\n]{0,60}(?:19|20)\d\d/iu;

/** Whether a text says when, how often or until when. */
export function saysWhen(text: string): boolean {
  return TIME.test(text);
}

/** Points for which neither the promise nor the point itself says a time. */
export function findMissingTimeLimits({ report, passages }: Material): Finding[] {
  if (report.period !== null) return [];
  // A follow-up by period is of a promise whose time was set when it was given.
  if (report.points.some(({ results }) => results.some(({ period }) => period !== null))) return [];
  if (passages.some(({ point, text }) => point === null && HOLDS.test(text))) return [];
  return report.points
    .filter(({ due, target, text, promise }) => {
      if (due !== null || (target !== null && target.per !== null)) return false;
      return !TIME.test(text) && !TIME.test(promise ?? '');
    })
    .map(({ number }) =>
      finding('no-time-limit', 'Punkten säger inte när. Skriv ett datum, eller vilken period löftet gäller.', {
        point: number,
        block: blockOf(passages, number, null),
      }),
    );
}
