import { blockOf, finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import { periodLabelWords } from '#checking/period-words.ts';
import type { Finding } from '#checking/report.ts';

/** Points, and periods that the document has a column for, that say nothing. Only where results are expected. */
export function findMissingResults({ report, passages, missing }: Material): Finding[] {
  if (report.kind === 'promise') return [];
  const empty = missing.map((gap) => ({ ...gap }));
  for (const { number, results } of report.points) {
    const told = results.some((result) => result.text.trim() !== '' || result.status !== null);
    if (!told && !empty.some((gap) => gap.point === number)) empty.push({ point: number, period: null, block: null });
  }
  return empty
    .toSorted((a, b) => a.point - b.point)
    .map(({ point, period, block }) =>
      finding(
        'result-missing',
        period === null
          ? 'Punkten har inget resultat. Skriv vad som gjordes, eller att inget gjordes och varför.'
          : `Punkten har inget resultat för ${periodLabelWords(period)}. Skriv vad som gjordes, eller att inget gjordes och varför.`,
        { point, block: block ?? blockOf(passages, point, null) },
      ),
    );
}
