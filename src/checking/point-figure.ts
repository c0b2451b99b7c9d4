import { countsIn } from '#checking/counts.ts';
import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Figure, Finding, ReportPoint } from '#checking/report.ts';

/** How often, or how large a change: says a size without a number. */
const SIZE =
  /(?<![a-zåäöéü])(?:(?:dag|vecko|månads|kvartals|tertial|halvårs|års)vis[a-zåäöéü]*|dagligen|månatlig[a-zåäöéü]*|årlig[a-zåäöéü]*|varje (?:dag|dygn|vecka|månad|tertial|kväll|helg|fredag|lördag|natt|skoldag|vardag|termin)[a-zåäöéü]*|hälften|(?:två |tre )?(?:tredjedel|fjärdedel|femtedel|tiondel)(?:ar)?(?:en)?|halver[a-zåäöéü]*|(?:för|tre|fyr)?dubb(?:l|el)[a-zåäöéü]*|samtliga|procent|inga|ingen|inget|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar|skväll|skvällar|seftermiddag[a-zåäöéü]*)?(?= (?:och|till|kväll|eftermiddag)|ar)|(?:mån|tis|ons|tors|fre|lör|sön)dag(?:ar|skvällar)|nästan alla|(?:en|ett) gång(?:er)?)(?![a-zåäöéü])|%/iu;

/** "Nej, det har vi inte gjort": there is nothing to count. */
const NOT_DONE =
  /^(?:nej|ej|inte|inget|ingen)(?![a-zåäöéü])|^[^.]{0,80}(?<![a-zåäöéü])(?:inte|ej) (?:kunnat |blivit |hunnit )?(?:gjort|gjorts|genomfört|genomförts|genomföras|påbörjat|påbörjats|startat|blivit av|hunnit|kommit igång|av)(?![a-zåäöéü])/iu;

/** Points whose results say neither how many, how often nor how large a change. */
export function findPointsWithoutFigure({ report, passages }: Material): Finding[] {
  return report.points
    .filter(lacksFigure)
    .map(({ number }) =>
      finding(
        'point-without-figure',
        'Resultatet säger inte hur många, hur ofta eller hur mycket. Skriv minst ett tal, till exempel antal tillfällen eller deltagare.',
        { point: number, block: blockOfResult(passages, number) },
      ),
    );
}

function lacksFigure({ results, figures }: ReportPoint): boolean {
  const told = results.filter(
    ({ text, status }) => text.trim() !== '' && status !== 'not-done' && status !== 'planned' && !NOT_DONE.test(text),
  );
  if (told.length === 0 || figures.some(saysSize)) return false;
  return told.every(({ text }) => !SIZE.test(text) && countsIn(text).length === 0);
}

function saysSize({ value, comparison, per }: Figure): boolean {
  return (
    value !== null || per !== null || ['more-than-double', 'double', 'halved', 'percent'].includes(comparison ?? '')
  );
}

function blockOfResult(passages: Material['passages'], point: number): number | null {
  const result = passages.find((passage) => passage.point === point && passage.role === 'result');
  return result?.block ?? blockOf(passages, point, null);
}
