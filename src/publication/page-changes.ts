import type { PageModel } from '#publication/page-model.ts';
import { pageTexts } from '#publication/page-texts.ts';
import { wordDifference, type Stretch } from '#checking/word-difference.ts';

/** One text of a page that reads otherwise than before. */
export type TextChange = { readonly where: string; readonly stretches: readonly Stretch[] };

/** What reads otherwise on a page than in the version before, text by text, in the newer version's order. */
export function pageChanges(older: PageModel, newer: PageModel): TextChange[] {
  const before = new Map(pageTexts(older).map(({ where, text }) => [where, text]));
  const after = pageTexts(newer);
  const changed = after.flatMap(({ where, text }) => {
    const was = before.get(where) ?? '';
    before.delete(where);
    return was === text ? [] : [{ where, stretches: shortened(wordDifference(was, text)) }];
  });
  const gone = [...before].map(([where, text]) => ({ where, stretches: wordDifference(text, '') }));
  return [...changed, ...gone];
}

const LONG = 220;
const KEPT = 90;

/** What is the same is cut in the middle where it is long: a reader looks for what changed. */
function shortened(stretches: readonly Stretch[]): Stretch[] {
  return stretches.map((stretch, index) => {
    const { kind, text } = stretch;
    if (kind !== 'same' || text.length <= LONG) return stretch;
    const start = index === 0 ? '' : text.slice(0, KEPT).replace(/\S*$/, '');
    const end = index === stretches.length - 1 ? '' : text.slice(-KEPT).replace(/^\S*/, '');
    return { kind, text: `${start}…${end}` };
  });
}
