import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';

const MONTHS = 'januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december';

/** Words that say when, how often or until when. */
const TIME = new RegExp(
  [
    '\\b(?:19|20)\\d\\d\\b',
    `\\b(?:${MONTHS})\\b`,
    '\\b(?:i|under|varje|per|om) (?:år|året|våren?|sommaren?|hösten?|vintern?|tertial|halvår|kvartal|månad|vecka)\\w*',
    '\\b(?:våren|sommaren|hösten|vintern|årligen|varje (?:år|månad|vecka|dag|dygn|tertial|kväll))\\b',
    '\\bsenast\\b|\\bföre (?:årsskiftet|sommaren|jul)\\b|\\bår(?:et|s)? slut\\b|\\blöftesperiod\\w*|\\bmandatperiod\\w*',
    '\\b(?:månads|vecko|kvartals|tertial)vis\\b|\\bveckovis\\w*|\\bmånatlig\\w*|\\bdagligen\\b|\\bi (?:veckan|månaden)\\b',
    '\\b(?:per|om) (?:år|dygn|dag|termin)\\b|\\b(?:vår|höst)terminen\\b',
  ].join('|'),
  'i',
);

/** Points for which neither the promise nor the point itself says a time. */
export function findMissingTimeLimits({ report, passages }: Material): Finding[] {
  if (report.period !== null) return [];
  // A follow-up by period is of a promise whose time was set when it was given.
  if (report.points.some(({ results }) => results.some(({ period }) => period !== null))) return [];
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
