import { phrase } from '#reading/phrase.ts';

const MONTH = '(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)';
const WHEN = String.raw`(?:\d{4}-\d{2}-\d{2}|(?:den )?(?:\d{1,2}(?::?[ae])? )?${MONTH}(?: \d{4})?|(?:första|andra|tredje|fjärde) (?:kvartalet|tertialet|halvåret)(?: \d{4})?|(?:kvartal|tertial|vecka|v\.) ?\d{1,2}(?:,? \d{4})?|(?:den )?sista ${MONTH}(?: \d{4})?|(?:vår|höst|sommar|vinter)(?:en|terminen|lovet|termin)?(?:s slut)?(?: \d{4})?|midsommar|jul|årsskiftet(?: \d{4}(?:\/\d{2,4})?)?|årets (?:slut|utgång)|(?:slutet|utgången|början|mitten) av (?:${MONTH}|året|\d{4}|våren|hösten|sommaren|perioden|löftesperioden)(?: \d{4})?|skolstarten|terminsstart(?:en)?|året(?:s slut)?|\d{4})`;
const DUE = phrase(
  String.raw`(?:(?:allra )?senast (?:(?:i|vid|till|under|inom|före|innan|den|vecka) )?(?:utgången av )?${WHEN}|(?:före|innan) (?:utgången av )?${WHEN}|(?:klart?|färdig[ta]?|genomför[dt]a?|på plats|avslutat) (?:till|i) ${WHEN})`,
);

/** When a promise is to be done, in its own words: "senast i maj", "före årsskiftet 2018". Null where not said. */
export function statedDue(text: string): string | null {
  return DUE.exec(text)?.[0] ?? null;
}
