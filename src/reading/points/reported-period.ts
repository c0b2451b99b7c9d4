import type { Dates } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';
import type { Block } from '#reading/block.ts';
import { leadingLabel } from '#reading/points/field-labels.ts';
import { followUpPeriod } from '#reading/points/follow-up-period.ts';
import type { NamedParty } from '#reading/points/owners.ts';

type Front = {
  readonly title: string | null;
  readonly parties: readonly NamedParty[];
  /** The promise's period. */
  readonly period: Dates | null;
};

/** A title that says that the document tells what came of a promise. */
export const TITLE_TELLS_RESULTS =
  /uppfölj|återrapport|resultat|redovis|avrapport|utvärder|bokslut|så (?:gick|går) det|så har det gått|utfall|rapport/iu;

/**
 * The part of the promise's period that the whole document reports on, by its title or opening ("2024 H1", "T2 2023").
 * Null where it says none, or one that is the promise's whole period. `year` is used where the words name none.
 */
export function reportedPeriod(blocks: readonly Block[], hints: Front, year: number | null): string | null {
  const title = hints.title ?? '';
  const front = blocks
    .slice(0, 8)
    .filter((block) => block.cell === null)
    .flatMap((block) => splitSentences(block.text).map((sentence) => sentence.text))
    .filter(
      (sentence) =>
        sentence.length < 120 &&
        REPORTS_ON.test(sentence) &&
        !PROMISE_RUNS.test(sentence) &&
        !tellsResult(sentence, hints),
    );
  const alone = TITLE_TELLS_RESULTS.test(title) ? periodAlone(blocks, hints) : [];
  const found = [title, ...front, ...alone]
    .map((text) => followUpPeriod(text, year))
    .find(
      (part) =>
        part !== null && part.dated && /^[TQ]\d|H\d$|-\d\d$/.test(part.label) && !isWhole(part.label, hints.period),
    );
  return found?.label ?? null;
}

/** "Första halvåret 2024" by itself below the title, and no other period after it. */
function periodAlone(blocks: readonly Block[], { parties, title }: Front): string[] {
  const alone = blocks
    .filter((block) => block.cell === null && block.kind !== 'item' && block.text !== title && block.text.length < 60)
    .filter((block) => {
      const label = leadingLabel(block.text, null, parties, false);
      return label !== null && label.rest === '' && label.period !== null;
    });
  const [first] = alone;
  return first !== undefined && alone.length === 1 && blocks.indexOf(first) < 5 ? [first.text] : [];
}

/** A part of the year that is the promise's whole period sets no results apart. */
function isWhole(label: string, period: Dates | null): boolean {
  if (period === null) return false;
  const [from, to] = [period.from.slice(5, 7), period.to.slice(5, 7)].map(Number);
  const [, mark, nth] = /([TQH])(\d)/.exec(label) ?? [];
  const length = mark === 'T' ? 4 : mark === 'Q' ? 3 : mark === 'H' ? 6 : 1;
  const last = Number(nth ?? label.slice(-2)) * length;
  return (
    period.from.slice(0, 4) === period.to.slice(0, 4) &&
    label.includes(period.from.slice(0, 4)) &&
    from === last - length + 1 &&
    to === last
  );
}

const PROMISE_RUNS = /löfte\p{L}* (?:avser|avsåg|gäller|gällde|löper|omfattar)/iu;
const REPORTS_ON =
  /(?:gjorts?|hänt|genomförts) (?:(?:från|mellan) \p{L}+ (?:20\d\d )?(?:till|och|–|-)|under (?:perioden|tertial|(?:första|andra|tredje|fjärde) (?:tertialet|halvåret|kvartalet)))|avser|uppföljning|(?:uppföljnings|rapport|redovisnings)period|^period|rapport|redovisning|resultat(?:et|en)? (?:för|från|av|under)/iu;

/** "Uppföljning: Genomfört i mars." tells of one point; "Uppföljning: tertial 2" tells what the document is about. */
function tellsResult(sentence: string, { parties }: Front): boolean {
  const rest = leadingLabel(sentence, null, parties, false)?.rest ?? '';
  return rest !== '' && (leadingLabel(rest.replace(/[.]$/u, ''), null, parties, false)?.period ?? null) === null;
}
