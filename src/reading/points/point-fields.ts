import { carriedOverCell } from '#reading/points/carry-over.ts';
import type { Labelled } from '#reading/points/field-labels.ts';
import { leadingLabel } from '#reading/points/field-labels.ts';
import type { NamedParty } from '#reading/points/owners.ts';
import { namedOwners, subjectOwners } from '#reading/points/owners.ts';
import { addResult, addStatus } from '#reading/points/point-draft.ts';
import type { PointDraft, Slot } from '#reading/points/point-draft.ts';
import { readsAsDone, readsAsPlan, readsAsPromise } from '#reading/points/promise-wording.ts';

/** What is true of the whole document while its points are read. */
export type Setting = {
  readonly parties: readonly NamedParty[];
  /** Municipality and areas, which headings name without meaning a party. */
  readonly places: readonly string[];
  /** The year of periods that name none; null where the promise spans several. */
  readonly year: number | null;
  /** The first year of a promise that spans several. */
  readonly firstYear: number | null;
  /** The period that the whole document reports on, else null. */
  readonly period: string | null;
  /** The document tells results, so that text after a point is its result. */
  readonly tellsResults: boolean;
};

/** Prose that closes a promise and belongs to no point. */
const CLOSING =
  /^(?:(?:medborgar)?löfte[tn]a? (?:beslut|antog|undertecknade|följs|gäller|omfattar|utgör|ersätter|är ett|är en del|kommer att följas|är undertecknat|undertecknas|utvärderas|kommer att utvärderas|har tagits|bygger)|uppföljning(?:en)? (?:av|sker|görs|kommer|publiceras)|vi (?:följer upp|återkommer|kommer att följa upp|redovisar)|för (?:mer|ytterligare) information|mer information|läs mer|kontakta|kontakt:|vid frågor|har du frågor|frågor besvaras|undertecknat|underskrift|ort och datum|datum:|senast (?:uppdaterad|granskad)|publicerad|sidan |dela |\p{Lu}\p{Ll}+ den \d|nästa uppföljning|(?:rapporten|redovisningen|denna rapport|dokumentet|sammanställningen) |uppdaterad |sidan (?:uppdaterad|publicerad)|nästa (?:medborgar)?löfte|(?:\p{L}*planen|avtalet|överenskommelsen) (?:följs|gäller|utvärderas|revideras|ska följas|kommer att följas)|ett nytt medborgarlöfte|nytt medborgarlöfte|tertialuppföljning|den samlade bedömningen|sammanfattningsvis|sammantaget|(?:samtliga|alla)(?: \p{L}+)? (?:punkter|löften|åtaganden)|obs[.!:]|observera|vill du veta|punkterna \d|punkt \d+ (?:och|till))/iu;

/** Whether a paragraph after the last point closes the document rather than telling that point's result. */
export function closesList(text: string): boolean {
  return CLOSING.test(text.trim());
}

/**
 * Gives lines that stand under a point to its fields: labelled ones by their label, others as result or as more of the
 * promise. Returns the slot in force after the last line.
 */
export function applyLines(
  point: PointDraft,
  lines: readonly { no: number; text: string }[],
  slot: Slot | null,
  setting: Setting,
): Slot | null {
  let now = slot;
  for (const [index, line] of lines.entries()) {
    point.blocks.push(line.no);
    for (const part of line.text.split('\n')) {
      const labelLater = now === null && lines.slice(index + 1).some((next) => isResultLabel(next.text, setting));
      now = applyText(point, part, line.no, now, labelLater, setting);
    }
  }
  return now;
}

function isResultLabel(text: string, { year, parties }: Setting): boolean {
  const label = leadingLabel(text, year, parties, true);
  return label !== null && (label.field === 'result' || label.field === 'status');
}

function applyText(
  point: PointDraft,
  text: string,
  no: number,
  slot: Slot | null,
  labelLater: boolean,
  setting: Setting,
): Slot | null {
  const label = leadingLabel(text, setting.year, setting.parties, true);
  if (label !== null) return applyLabel(point, label, no, slot, setting);
  if (slot !== null) addResult(point, text, slot);
  else if (!labelLater && tellsResult(text, setting)) addResult(point, text, { period: setting.period, by: [] });
  else explain(point, text, setting);
  return slot;
}

function tellsResult(text: string, { tellsResults }: Setting): boolean {
  // "Vi lovade att …" under a title is the promise, not what came of it.
  if (/^(?:vi|\p{L}+(?: och \p{L}+)?) lovade? /iu.test(text)) return false;
  return tellsResults || (readsAsDone(text) && !readsAsPlan(text));
}

/** More of the promise: its sentence where only a title stood, else words after it. */
function explain(point: PointDraft, text: string, { parties }: Setting): void {
  if (point.text === '') point.text = text;
  else if (
    point.focusArea === null &&
    !readsAsPlan(point.text) &&
    !readsAsPromise(point.text, parties) &&
    (readsAsPlan(text) || /lovade/iu.test(text))
  ) {
    point.focusArea = point.text;
    point.text = text;
  } else point.text = `${point.text} ${text}`;
}

/** "Vad vi lovade: …": the promise, where only a title stood. */
function tellWhat(point: PointDraft, words: string, { parties }: Setting): void {
  if (
    point.text !== '' &&
    point.focusArea === null &&
    !readsAsPlan(point.text) &&
    subjectOwners(point.text, parties).length === 0
  )
    point.focusArea = point.text;
  else if (point.text !== '') {
    point.text = `${point.text} ${words}`.trim();
    return;
  }
  point.text = words;
}

function applyLabel(point: PointDraft, label: Labelled, no: number, slot: Slot | null, setting: Setting): Slot | null {
  const { field, rest } = label;
  const base = slot ?? { period: setting.period, by: [] };
  if (field === 'result') {
    const next = {
      period: label.period ?? base.period,
      by: label.by.length > 0 ? label.by : label.period !== null ? base.by : [],
    };
    const inner = rest === '' ? null : leadingLabel(rest, setting.year, setting.parties, true);
    if (inner !== null && inner.field === 'result' && inner.rest !== '')
      return applyLabel(point, inner, no, next, setting);
    if (rest !== '') addResult(point, rest, next);
    else point.empty.push({ period: next.period, block: no });
    return next;
  }
  if (field === 'status') addStatus(point, rest, base);
  else if (field === 'owner') point.namedOwner = namedOwners(rest, setting.parties);
  else if (field === 'due') point.due = rest;
  else if (field === 'carry') point.carried = carriedOverCell(rest);
  else if (field === 'focus') point.focusArea = rest;
  else if (field === 'goal') point.promise ??= rest;
  else if (field === 'text') tellWhat(point, rest, setting);
  return slot;
}
