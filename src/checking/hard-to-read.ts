import { blockOf, finding } from '#checking/finding.ts';
import { readability } from '#checking/lix.ts';
import type { Material } from '#checking/material.ts';
import { periodLabelWords } from '#checking/period-words.ts';
import type { Finding } from '#checking/report.ts';

const HARDEST = 50;
/** Under so many words the index says nothing. */
const FEWEST_WORDS = 30;

/** Points and results that are hard to read, with their longest sentences. */
export function findHardTexts({ report, passages }: Material): Finding[] {
  return report.points.flatMap(({ number, text, results }) => [
    ...hard(text, 'Punkten är svår', number, passages),
    ...results.flatMap((result) =>
      hard(
        result.text,
        result.period === null ? 'Resultatet är svårt' : `Resultatet för ${periodLabelWords(result.period)} är svårt`,
        number,
        passages,
      ),
    ),
  ]);
}

function hard(text: string, what: string, point: number, passages: Material['passages']): Finding[] {
  const { lix, words, sentences } = readability(text);
  const [longest, second] = sentences;
  if (words < FEWEST_WORDS || Math.round(lix * 10) / 10 <= HARDEST || longest === undefined) return [];
  const more =
    second !== undefined && second.words > 20 ? ` Nästa (${second.words} ord) börjar ”${opening(second.text)} …”.` : '';
  return [
    finding(
      'hard-to-read',
      `${what} att läsa (LIX ${lix.toFixed(1).replace('.', ',')}; över ${HARDEST} är svår text). Dela de långa meningarna och byt långa ord. Den längsta meningen har ${longest.words} ord.${more}`,
      { quote: longest.text, point, block: blockOf(passages, point, longest.text) },
    ),
  ];
}

function opening(sentence: string): string {
  return sentence.split(/\s+/).slice(0, 5).join(' ');
}
