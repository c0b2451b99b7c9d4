import { AppError } from '#platform/errors.ts';

/** Lists and quotations within one another; the rules that tell them apart look at every level on every line. */
const MOST_LEVELS = 100;
/** Two columns for each level; deeper items are read as lying there. */
const DEEPEST_INDENT = MOST_LEVELS * 2;
/** Signs for bold and the like in one paragraph; each is tried against every one before it. */
const MOST_SIGNS = 4000;

const NESTED = new RegExp(String.raw`^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+|>[ \t]*){${MOST_LEVELS},}`, 'm');
const INDENT = new RegExp(String.raw`^[ \t]{${DEEPEST_INDENT},}`, 'gm');

/**
 * The same Markdown with bounded indentation. Nobody writes what is refused here; parsing it would take minutes.
 * @throws AppError document-unsafe.
 */
export function untangled(source: string): string {
  if (source.split(/\n[ \t]*\n/).some((paragraph) => signsIn(paragraph) > MOST_SIGNS)) throw unsafe();
  const level = source.replace(INDENT, (space) => space.slice(0, DEEPEST_INDENT));
  if (NESTED.test(level)) throw unsafe();
  return level;
}

/** The cells of a table are paragraphs of their own. */
function signsIn(paragraph: string): number {
  if (paragraph.length <= MOST_SIGNS) return 0;
  return paragraph
    .split('\n')
    .reduce((sum, line) => sum + (/^\s*\|/.test(line) ? 0 : (line.match(/[*_~[]+/g)?.length ?? 0)), 0);
}

function unsafe(): AppError {
  return new AppError('document-unsafe');
}
