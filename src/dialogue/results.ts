import { CHANNEL_WORDS, type Channel } from '#dialogue/dialogue.ts';
import { shareOf, type Share } from '#dialogue/opinion-share.ts';
import { resultTables, type AskedAbout, type Divided, type ResultShape } from '#dialogue/results-shape.ts';
import { discloseCounts } from '#situation/disclosure.ts';
import { countName, linkCounts } from '#situation/linked-counts.ts';

/** A count that may be told, with its share where what it is a share of may be told too; null is hidden. */
export type ResultCell = { readonly count: number | null; readonly share: Share | null };
type ResultRow = {
  readonly value: string;
  readonly label: string;
  /** How many it stands under, as a theme under a theme. */
  readonly depth: number;
  readonly all: ResultCell;
};
/** A question by a group, a place or a time: the rows are the question's, the columns these. */
export type ResultBy = {
  readonly title: string;
  readonly columns: readonly { readonly label: string; readonly answered: number | null }[];
  readonly cells: readonly (readonly ResultCell[])[];
  /** Whether small counts hide all of it. */
  readonly isHidden: boolean;
};
export type QuestionResult = {
  readonly name: string;
  readonly title: string;
  readonly isSeveral: boolean;
  readonly answered: number | null;
  readonly rows: readonly ResultRow[];
  readonly by: readonly ResultBy[];
};
export type DialogueResult = {
  readonly limit: number;
  /** How many have answered anything; null where they are fewer than the limit. */
  readonly people: number | null;
  readonly groups: readonly (ResultBy['columns'][number] & { readonly group: string; readonly value: string })[];
  readonly questions: readonly QuestionResult[];
  /** In the order of their tree, those above with what is said of those under them; null where no answer is coded. */
  readonly themes: QuestionResult | null;
};

/**
 * What may be told of a dialogue: every question by every group, where no count below the limit can be worked out. `counted` is
 * what countPeople says of the tables of the shape.
 */
export function dialogueResult(
  shape: ResultShape,
  counted: ReadonlyMap<string, number>,
  limit: number,
): DialogueResult {
  const told = discloseCounts(linkCounts(resultTables(shape), counted), { limit });
  const count: Count = (parts) => told.get(countName(parts)) ?? null;
  return {
    limit,
    people: count({}),
    groups: shape.groups.flatMap(({ axis, labels }) =>
      axis.values.map((value) => ({
        group: axis.name,
        value,
        label: labels.get(value) ?? value,
        answered: count({ [axis.name]: value }),
      })),
    ),
    questions: shape.asked.map((asked) => questionResult(asked, shape, count)),
    themes: shape.themes === null ? null : questionResult(shape.themes, shape, count),
  };
}

type Count = (parts: Readonly<Record<string, string | null>>) => number | null;

function questionResult(
  asked: AskedAbout & { readonly depths?: ReadonlyMap<string, number> },
  { groups }: ResultShape,
  count: Count,
): QuestionResult {
  const { name, values } = asked.axis;
  const answered = count({ [name]: null });
  return {
    name,
    title: asked.title,
    isSeveral: asked.isSeveral,
    answered,
    rows: values.map((value) => ({
      value,
      label: asked.labels.get(value) ?? value,
      depth: asked.depths?.get(value) ?? 0,
      all: cell(count({ [name]: value }), answered),
    })),
    by: [...asked.also, ...groups].map((other) => byOther(asked, other, count)),
  };
}

/** The rows of a tree that say something: those that are told, and those that such a row stands under. The others by their words. */
export function rowsShown({ rows }: QuestionResult): {
  readonly shown: ReadonlySet<number>;
  readonly hidden: readonly string[];
} {
  const shown = new Set<number>();
  let above = -1;
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at];
    if (row === undefined || (row.all.count === null && row.depth !== above)) continue;
    shown.add(at);
    above = row.depth - 1;
  }
  return { shown, hidden: rows.flatMap(({ label }, at) => (shown.has(at) ? [] : [label])) };
}

function byOther({ axis }: Divided, other: Divided, count: Count): ResultBy {
  const columns = other.axis.values.map((value) => ({
    label: other.labels.get(value) ?? value,
    answered: count({ [axis.name]: null, [other.axis.name]: value }),
  }));
  const cells = axis.values.map((row) =>
    other.axis.values.map((value, at) =>
      cell(count({ [axis.name]: row, [other.axis.name]: value }), columns[at]?.answered ?? null),
    ),
  );
  return { title: other.title, columns, cells, isHidden: cells.every((row) => row.every((one) => one.count === null)) };
}

function cell(count: number | null, of: number | null): ResultCell {
  return { count, share: count === null || of === null || of === 0 ? null : shareOf(count, of) };
}

/**
 * How the answers came in. Where a way is too small to be told, all ways but the web are told as one; where that is too small
 * as well, none. A way that nobody used is no secret.
 */
export function channelWords(
  channels: readonly { readonly channel: Channel; readonly count: number }[],
  limit: number,
): string | null {
  const used = channels.filter(({ count }) => count > 0);
  const number = (count: number): string => count.toLocaleString('sv-SE');
  const all = used.reduce((sum, { count }) => sum + count, 0);
  const [only] = used;
  if (only === undefined || all < limit) return null;
  if (used.length === 1) return `alla ${CHANNEL_WORDS[only.channel]}`;
  if (used.every(({ count }) => count >= limit))
    return used.map(({ channel, count }) => `${number(count)} ${CHANNEL_WORDS[channel]}`).join(', ');
  const web = used.find(({ channel }) => channel === 'web')?.count ?? 0;
  return web >= limit && all - web >= limit
    ? `${number(web)} ${CHANNEL_WORDS.web}, ${number(all - web)} på annat sätt`
    : 'på flera sätt, men hur många på varje är dolt';
}
