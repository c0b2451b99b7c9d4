import type { Dates, PartyKind, ReportPoint } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';
import { latin } from '#reading/latin.ts';
import type { Block } from '#reading/block.ts';
import { carriedOver } from '#reading/points/carry-over.ts';
import { leadingLabel } from '#reading/points/field-labels.ts';
import { lowestPoints } from '#reading/points/point-collection.ts';
import type { Collection } from '#reading/points/point-collection.ts';
import { finished } from '#reading/points/point-draft.ts';
import type { PointDraft } from '#reading/points/point-draft.ts';
import type { Setting } from '#reading/points/point-fields.ts';
import { walkPoints } from '#reading/points/point-walk.ts';
import { TITLE_TELLS_RESULTS, reportedPeriod } from '#reading/points/reported-period.ts';
import { promisesInProse } from '#reading/points/prose-promises.ts';

/** What the frame has found out about the document before its points are read. */
export type PointHints = {
  /** The parties that promise, as the report names them. Empty where not known. */
  readonly parties: readonly { readonly kind: PartyKind; readonly name: string }[];
  /** The promise's period. */
  readonly period: Dates | null;
  /** The document is an official memo (tjänsteskrivelse, tjänsteutlåtande). */
  readonly official: boolean;
  readonly title: string | null;
  readonly municipality: string | null;
  readonly areas: readonly string[];
  /**
   * Blocks that other fields have taken whole (decision, basis, goals, consultation, signatories, dispatch, title) and
   * the headings of such sections. No point is read from them, and a list or section of points ends at them.
   */
  readonly claimed: ReadonlySet<number>;
};

/** A period that the document has a place for without telling anything. */
export type MissingResult = {
  /** The point's number. */
  readonly point: number;
  readonly period: string | null;
  /** Where the empty place, or else the point, stands. */
  readonly block: number | null;
};

export type PointReading = {
  readonly points: ReportPoint[];
  /** Every block that points were read from: the points' own, and headings, labels and lead-ins that say something about them. */
  readonly used: ReadonlySet<number>;
  /** Items and cells in lists and tables of points that could not be read as part of one. */
  readonly unplaced: number[];
  readonly missing: MissingResult[];
};

/** Reads the promise's points, with their owners and results, out of a document. */
export function readPoints(blocks: readonly Block[], hints: PointHints): PointReading {
  const setting = settingOf(blocks, hints);
  const into: Collection = { drafts: [], byWords: new Map(), used: new Set(), unplaced: [] };
  const walk = { into, setting, claimed: hints.claimed, title: hints.title };
  walkPoints(blocks, walk);
  if (into.drafts.length === 0) {
    promisesInProse(blocks, walk);
    // What was done could not be tied to a promise before there was one.
    if (into.drafts.length > 0) {
      into.unplaced.length = 0;
      walkPoints(blocks, walk);
    }
  }
  return reading(into, blocks, hints);
}

function reading(into: Collection, blocks: readonly Block[], hints: PointHints): PointReading {
  const drafts = lowestPoints(into.drafts);
  const points = drafts.map((draft, index) => {
    draft.promise ??= draft.parent?.text || null;
    if (draft.parent !== null) draft.blocks.push(...draft.parent.blocks);
    return finished(draft, index + 1, hints.parties);
  });
  keepThirdLevel(points);
  forgetWholePeriod(points, hints.period);
  carryByNumber(points, drafts, blocks, hints.claimed);
  const used = new Set([...into.used, ...points.flatMap((point) => point.blocks)]);
  const missing = drafts.flatMap((draft, index) =>
    emptyPlaces(draft).map(({ period, block }) => ({
      point: index + 1,
      period,
      block: block ?? draft.blocks[0] ?? null,
    })),
  );
  return {
    points,
    used,
    unplaced: [...new Set(into.unplaced)].filter((no) => !used.has(no)).sort((a, b) => a - b),
    missing,
  };
}

/**
 * A promise above its points is a field of its own only where a document has three levels. With two, a title without
 * a sentence ("Förebygga brott bland unga") groups its points as a focus area does, and a sentence is a heading.
 */
function keepThirdLevel(points: readonly ReportPoint[]): void {
  if (points.some((point) => point.focusArea !== null && point.promise !== null)) return;
  for (const point of points) {
    if (point.promise !== null && !SENTENCE.test(point.promise)) point.focusArea ??= point.promise;
    point.promise = null;
  }
}

const SENTENCE = latin(/[.!?:]$|(?<!\p{L})(?:ska|skall|vi|du|kan|lovar|är|blir|har)(?!\p{L})/iu);

/** "Utfall 2022" of a promise for 2022 covers the whole period, as a result without a period of its own does. */
function forgetWholePeriod(points: readonly ReportPoint[], period: Dates | null): void {
  const year = period?.from.slice(0, 4);
  if (period?.from !== `${year}-01-01` || period.to !== `${year}-12-31`) return;
  for (const result of points.flatMap((point) => point.results)) if (result.period === year) result.period = null;
}

/** Places for a result that nothing was said in, each period once. */
function emptyPlaces(draft: PointDraft): PointDraft['empty'] {
  const told = (period: string | null): boolean =>
    draft.results.some(
      (result) => result.period === period && (result.parts.length > 0 || result.statusWords !== null),
    );
  return draft.empty.filter(
    (place, index) => !told(place.period) && draft.empty.findIndex((other) => other.period === place.period) === index,
  );
}

function settingOf(blocks: readonly Block[], hints: PointHints): Setting {
  const from = hints.period?.from.slice(0, 4);
  const title = hints.title ?? '';
  const told =
    /(?:uppföljning|återrapportering|redovisning|resultat|rapport)\s+(?:för\s+|av\s+)?(20\d\d)(?!\s*[–-])/iu.exec(
      title,
    )?.[1];
  const single = from !== undefined && from === hints.period?.to.slice(0, 4) ? from : undefined;
  const year = Number(told ?? single ?? Number.NaN) || null;
  return {
    parties: hints.parties,
    places: [
      ...hints.areas,
      ...(hints.municipality === null ? [] : [hints.municipality, `${hints.municipality}s kommun`]),
    ],
    year,
    firstYear: from === undefined ? null : Number(from),
    period: reportedPeriod(blocks, hints, year),
    tellsResults:
      hints.official || TITLE_TELLS_RESULTS.test(title) || blocks.some((block) => opensResult(block, hints)),
  };
}

function opensResult(block: Block, { parties, claimed }: PointHints): boolean {
  if (claimed.has(block.no) || block.cell !== null) return false;
  const label = leadingLabel(block.text, null, parties, false);
  return (
    label !== null && label.field === 'result' && (label.rest !== '' || block.kind !== 'heading' || label.by.length > 0)
  );
}

const BY_NUMBER =
  /(?:punkt(?:en|erna)?|löfte(?:na)?|åtagande(?:na)?)\s+((?:nr\.?\s*)?\d+(?:\s*(?:,|och|samt|–|-)\s*\d+)*)/giu;

/** "Punkterna 7 och 8 tas med till nästa löfte" in the text around the points. */
function carryByNumber(
  points: ReportPoint[],
  drafts: readonly PointDraft[],
  blocks: readonly Block[],
  claimed: ReadonlySet<number>,
): void {
  const own = new Set(points.flatMap((point) => point.blocks));
  for (const block of blocks) {
    if (own.has(block.no) || claimed.has(block.no) || block.kind === 'heading') continue;
    for (const { text } of splitSentences(block.text)) {
      const carried = carriedOver(text);
      if (carried === null) continue;
      const all =
        /(?<!\p{L})(?:samtliga|alla|båda|bägge) (?:\p{L}+ )?(?:punkter(?:na)?|löftena?|åtagandena?)(?!\p{L})/iu.test(
          text,
        );
      const numbers = [...text.matchAll(BY_NUMBER)].flatMap((match) => (match[1]?.match(/\d+/g) ?? []).map(Number));
      for (const [index, point] of points.entries()) {
        if (all || numbers.includes(drafts[index]?.printed ?? point.number)) point.carriedOver ??= carried;
      }
    }
  }
}
