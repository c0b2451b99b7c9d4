import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';

/** Comparisons whose two numbers are not both stated. */
export function findRatiosWithoutBase({ report, passages }: Material): Finding[] {
  return report.points.flatMap(({ number, figures }) =>
    figures
      .filter((figure) => figure.comparison !== null && !figure.hasBase)
      .map(({ quote }) =>
        finding(
          'ratio-without-base',
          `”${quote}” går inte att bedöma utan båda talen. Skriv hur många det var nu, och hur många det var förut.`,
          { quote, point: number, block: blockOf(passages, number, quote) },
        ),
      ),
  );
}
