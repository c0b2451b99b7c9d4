import type { Block } from '#reading/block.ts';
import type { Found } from '#reading/points/claims.ts';
import { DAY, readDay } from '#reading/frame/dates.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';

const LABEL = String.raw`(?:datum(?: för (?:upprättande|skrivelsen))?|dat\.?|upprättad(?: den)?|upprättat|skriven|publicerad(?:es)?(?: den)?|publiceringsdatum|utgivningsdatum|daterad|dokumentdatum|handlingens datum|version(?:sdatum)?)`;
const UPDATED = String.raw`(?:(?:senast )?(?:uppdaterad|ändrad|granskad|reviderad)(?:es)?(?: den)?|sidan uppdaterades)`;
const ALONE = latin(new RegExp(String.raw`^\(?${DAY}\)?\.?$`, 'iu'));
const PLACE_AND_DAY = latin(
  new RegExp(
    String.raw`^(?!(?:från|till|före|efter|innan|senast|sedan|under|per|start|slut|klart?|färdigt?|juni?|början|fram|vid|kring|omkring|cirka)(?!\p{L}))(?:\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?|ort och datum:?|ort, datum:?)(?:\s+den|,|:)?\s+${DAY}\.?$`,
    'iu',
  ),
);
const LABELLED = latin(new RegExp(String.raw`^(?:.{0,60}[\s|,;])?${LABEL}\s*:?\s*${DAY}`, 'iu'));
const UPDATED_DAY = latin(new RegExp(String.raw`^(?:.{0,60}[\s|,;])?${UPDATED}\s*:?\s*${DAY}`, 'iu'));
const PLANNED = latin(/^(?:aktivitet|åtgärd|insats|åtagande|löfte|punkt|ansvar|resultat|utfall|status)\p{L}*$/iu);
/** "Ert datum": the day of the letter that is answered. */
const THEIRS = latin(/(?<!\p{L})er(?:t|s)?\s+(?:datum|brev|skrivelse)/iu);
const ONLY_LABEL = latin(new RegExp(String.raw`^${LABEL}\s*:?$`, 'iu'));
const KIND_AND_DAY = latin(
  new RegExp(
    String.raw`^(?:tjänsteskrivelse|tjänsteutlåtande|promemoria|pm|skrivelse|pressmeddelande|nyhet|rapport)\b[\s,:|]*.{0,30}?${DAY}`,
    'iu',
  ),
);

/**
 * The day of the document itself: labelled, alone in the letterhead or a running header, or after a place above the
 * signatures. Never the day of an agreement, a decision or another document.
 */
export function readDocumentDate(source: FrameSource): Found<string | null> {
  const plans = plannedTables(source.blocks);
  const front = source.letterhead.filter(
    (block) => block.text.length < 200 && (block.cell === null || !plans.has(block.cell.table)),
  );
  return (
    firstOf(front, LABELLED) ??
    afterLabel(source.blocks) ??
    firstOf(front, KIND_AND_DAY) ??
    firstOf(front, ALONE) ??
    inRunning(source.running) ??
    firstOf(front, PLACE_AND_DAY) ??
    inLetterheadLine(front) ??
    firstOf(source.blocks, LABELLED, ownParts(source)) ??
    firstOf(source.blocks, PLACE_AND_DAY, ownParts(source)) ??
    firstOf(source.blocks, ALONE, ownParts(source)) ??
    firstOf(source.blocks, UPDATED_DAY, ownParts(source)) ?? { value: null, claims: [] }
  );
}

function firstOf(
  blocks: readonly Block[],
  pattern: RegExp,
  allowed?: (no: number) => boolean,
): Found<string | null> | null {
  for (const block of blocks) {
    if (block.text.length > 250 || (allowed !== undefined && !allowed(block.no))) continue;
    const text = block.text.replace(/\n/g, ' ');
    const theirs = text.search(THEIRS);
    const match = pattern.exec(theirs < 0 ? text : text.slice(0, theirs));
    const value = match === null ? null : readDay(match[0]);
    if (value !== null) return { value, claims: [{ no: block.no, role: 'label' }] };
  }
  return null;
}

/** Tables of what is to be done: the days in them are those of the activities. */
function plannedTables(blocks: readonly Block[]): Set<number> {
  return new Set(
    blocks.flatMap(({ cell, text }) => (cell !== null && cell.row === 0 && PLANNED.test(text) ? [cell.table] : [])),
  );
}

/** Not where other documents, decisions or results are told of. */
function ownParts(source: FrameSource): (no: number) => boolean {
  const others = new Set(
    source.outline.sections
      .filter((section) => ['basis', 'attachments', 'decision', 'background', 'goals'].includes(section.kind))
      .flatMap((section) => section.parts.map((part) => part.block.no)),
  );
  return (no) => !others.has(no) && ['paragraph', 'heading'].includes(source.blocks[no - 1]?.kind ?? '');
}

/** "Datum" in a block of its own, the day in the next or in the cell below. */
function afterLabel(blocks: readonly Block[]): Found<string | null> | null {
  for (const [index, block] of blocks.entries()) {
    if (!ONLY_LABEL.test(block.text)) continue;
    const { cell } = block;
    const under =
      cell === null
        ? []
        : blocks.filter(
            (other) =>
              other.cell?.table === cell.table && other.cell.column === cell.column && other.cell.row === cell.row + 1,
          );
    for (const next of [...under, ...blocks.slice(index + 1, index + 3)]) {
      const value = ALONE.test(next.text.trim()) ? readDay(next.text) : null;
      if (value !== null) return { value, claims: [block, next].map(({ no }) => ({ no, role: 'label' })) };
    }
  }
  return null;
}

function inRunning(running: readonly string[]): Found<string | null> | null {
  for (const text of running) {
    const value = text.length < 200 && !THEIRS.test(text) ? readDay(text) : null;
    if (value !== null) return { value, claims: [] };
  }
  return null;
}

/** "2018-02-14 Dnr KS 2018-98": a short line of the letterhead that is no sentence and names no other document. */
function inLetterheadLine(front: readonly Block[]): Found<string | null> | null {
  for (const block of front) {
    if (block.kind === 'heading' || block.text.length > 120 || /[.!?]$/u.test(block.text)) continue;
    if (
      /beslut|överenskommelse|avtal|undertecknad|gäller|giltig|löfte|period|protokoll|sammanträd|senast|klart|färdig|tidplan/iu.test(
        block.text,
      )
    )
      continue;
    if ((block.text.match(latin(new RegExp(DAY, 'giu'))) ?? []).length !== 1) continue;
    const value = readDay(block.text);
    if (value !== null) return { value, claims: [{ no: block.no, role: 'label' }] };
  }
  return null;
}
