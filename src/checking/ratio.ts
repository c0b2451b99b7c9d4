import { countsIn } from '#checking/counts.ts';
import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding, ReportPoint } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';

/** Comparisons whose two numbers are not both stated. */
export function findRatiosWithoutBase({ report, passages }: Material): Finding[] {
  return report.points.flatMap(({ number, figures, results }) =>
    figures
      .filter((figure) => figure.comparison !== null && !figure.hasBase && !statesBoth(figure.quote, results))
      .map(({ quote }) =>
        finding(
          'ratio-without-base',
          `”${quote}” går inte att bedöma utan båda talen. Skriv både det nya talet och det som du jämför med.`,
          { quote, point: number, block: blockOf(passages, number, quote) },
        ),
      ),
  );
}

/** "Mer än dubbelt så många kom, 85 jämfört med 40": the sentence goes on to state both numbers. */
function statesBoth(quote: string, results: ReportPoint['results']): boolean {
  return results.some(({ text }) =>
    splitSentences(text).some((sentence) => {
      if (!sentence.text.includes(quote)) return false;
      const rest = sentence.text.replace(quote, ' ');
      return countsIn(rest).length >= 2 || (SHARE.test(quote) && COMPARED.test(sentence.text) && SHARE.test(rest));
    }),
  );
}

/** "71 procent är trygga, jämfört med 64 procent 2021": each share is the other's base. */
const SHARE = /^\s*\d+(?:[.,]\d+)? ?(?:procent|%)$|(?<!med )\d ?(?:procent|%)/i;
const COMPARED =
  /(?:jämfört med|mot |från .{1,20}till|(?:året|åren|våren|hösten|månaden) (?:före|innan|förut)|tidigare|förra|föregående)/i;
