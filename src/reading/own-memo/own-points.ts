import { PARTY_KINDS, type Figure, type PartyKind, type ReportPoint, type Result } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import { readFigure } from '#reading/own-memo/figure-line.ts';
import { LABELS, ONWARD, STATUS_WORDS, unlessGap } from '#reading/own-memo/memo-form.ts';
import { readNames, readParty } from '#reading/own-memo/names.ts';
import { joined, labelled, wholeText } from '#reading/own-memo/own-blocks.ts';
import { readPeriodLabel } from '#reading/own-memo/period-label.ts';
import { QUOTED } from '#reading/own-memo/quoted.ts';
import { readTarget } from '#reading/own-memo/target-line.ts';
import { carriedOver } from '#reading/points/carry-over.ts';

/** One labelled line with the blocks that it fills: more than one where a person added a paragraph, or a page ended. */
type OwnLine = {
  readonly kind: keyof typeof LABELS;
  /** What the label says after its first words: " tertial 2 2018, polisen". */
  readonly apart: string;
  readonly text: string;
  readonly opener: Block;
  readonly parts: readonly { readonly block: Block; readonly text: string }[];
};

export type OwnPoint = {
  readonly point: ReportPoint;
  readonly heading: Block;
  readonly lines: readonly OwnLine[];
  /** How many parties own it; the report's owner names kinds. */
  readonly owners: number;
  /** Blocks that no line takes: a new label, a table. */
  readonly loose: readonly Block[];
};

const BY_LABEL = (Object.entries(LABELS) as [keyof typeof LABELS, string][]).toSorted(
  ([, a], [, b]) => b.length - a.length,
);

/** A point from its heading and what stands below it until the next. */
export function readOwnPoint(number: number, heading: Block, blocks: readonly Block[]): OwnPoint {
  const { lines, loose } = linesOf(blocks);
  const first = (kind: keyof typeof LABELS): string | null => {
    const line = lines.find((one) => one.kind === kind);
    return line === undefined ? null : unlessGap(line.text);
  };
  const owners = (readNames(first('owner') ?? '') ?? []).flatMap((name) => readParty(name)?.kind ?? []);
  const results = resultsOf(lines);
  const target = first('target');
  const point: ReportPoint = {
    number,
    owner: PARTY_KINDS.filter((kind) => owners.includes(kind)),
    focusArea: first('focusArea'),
    promise: first('promise'),
    text: heading.text.replace(/^\d+\.\s+/u, ''),
    target: target === null ? null : readTarget(target),
    due: first('due'),
    results,
    figures: lines.flatMap(figuresIn),
    carriedOver: goesOn(lines, results),
    blocks: [heading, ...blocks.filter((block) => !loose.includes(block))].map(({ no }) => no),
  };
  return { point, heading, lines, owners: owners.length, loose };
}

/** A line that a person has rewritten is no figure any more; its words stand in the section's text. */
function figuresIn({ kind, text }: OwnLine): Figure[] {
  const figure = kind === 'figure' ? readFigure(text) : null;
  return figure === null ? [] : [figure];
}

type OpenLine = OwnLine & { text: string; parts: { block: Block; text: string }[] };

function linesOf(blocks: readonly Block[]): { lines: OwnLine[]; loose: Block[] } {
  const lines: OpenLine[] = [];
  const loose: Block[] = [];
  for (const block of blocks) {
    const opened = labelled(block);
    const known = opened === null ? undefined : BY_LABEL.find(([, label]) => opensWith(opened.label, label));
    const open = lines.at(-1);
    if (opened !== null && known !== undefined) {
      const [kind, label] = known;
      const parts = opened.rest === '' ? [] : [{ block, text: opened.rest }];
      lines.push({ kind, apart: opened.label.slice(label.length), text: opened.rest, opener: block, parts });
    } else if (opened !== null || block.kind === 'cell' || block.kind === 'heading' || open === undefined)
      loose.push(block);
    else {
      const text = wholeText(block);
      open.parts.push({ block, text });
      open.text = joined([open.text, text]);
    }
  }
  return { lines, loose };
}

function opensWith(words: string, label: string): boolean {
  return words === label || words.startsWith(`${label} `) || words.startsWith(`${label}, `);
}

/** Results in their order; a status belongs to the result that it follows. */
function resultsOf(lines: readonly OwnLine[]): Result[] {
  const results: Result[] = [];
  for (const { kind, apart, text } of lines) {
    const last = results.at(-1);
    if (kind === 'result' && (text === '' || unlessGap(text) !== null))
      results.push({ ...setApart(apart), text, status: null });
    else if (kind === 'status' && last !== undefined) {
      const status = (Object.keys(STATUS_WORDS) as (keyof typeof STATUS_WORDS)[]).find(
        (one) => STATUS_WORDS[one] === text,
      );
      results[results.length - 1] = { ...last, status: status ?? last.status };
    }
  }
  return results;
}

const APART = new RegExp(`^(?: (${QUOTED}|(?:(?!, ).)+))?(?:, (.+))?$`, 'su');

function setApart(apart: string): { period: string | null; by: PartyKind | null } {
  const [, period, whose] = APART.exec(apart) ?? [];
  const [name] = whose === undefined ? [] : (readNames(whose) ?? []);
  return {
    period: period === undefined ? null : readPeriodLabel(period),
    by: name === undefined ? null : (readParty(name)?.kind ?? null),
  };
}

const GOES_ON = [ONWARD.carried, ONWARD.reworded, ONWARD.split, ONWARD.merged, ONWARD.prolonged];
const ENDS = [ONWARD.closed, ONWARD.dropped, ONWARD.transferred];

/** What the line says outright, else what the results say. */
function goesOn(lines: readonly OwnLine[], results: readonly Result[]): boolean | null {
  const onward = lines.find(({ kind }) => kind === 'onward')?.text ?? '';
  const opens = (sentences: readonly string[]): boolean => sentences.some((sentence) => onward.startsWith(sentence));
  if (opens(GOES_ON)) return true;
  if (opens(ENDS)) return false;
  if (opens([ONWARD.undecided])) return null;
  return carriedOver(results.map(({ text }) => text).join(' '));
}
