import type { Block } from '#reading/block.ts';
import type { Found } from '#reading/points/claims.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';

const LABEL = String.raw`(?:(?:vårt |vår |ert )?(?:dnr|d\.nr|d-nr|diarie(?:nummer|nr|beteckning)|diarie-?nr|ärende(?:nummer|nr|-id|id|beteckning)|ärende nr|handlingsnummer|beteckning|vår referens|referensnummer))\.?\s*[:.]?\s*`;
const PREFIX = String.raw`(?:[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,7}(?:[-.][A-ZÅÄÖ]{1,6})?)`;
const NUMBER = String.raw`(?:\d{1,4}(?:\.\d{1,3})*[-‑–/:. ])?\d{2,6}\s?[-‑–/:.]\s?\d{1,6}(?:[-./:]\d{1,5})*`;
const VALUE = String.raw`(?:${PREFIX}\s?[-/ ]?\s?${NUMBER}(?:[-/ ]${PREFIX}(?![\p{L}]))?|A?\d{3}\.\d{3}/\d{4}|${NUMBER}(?:[-/ ]${PREFIX}(?![\p{L}]))?)`;

const LABELLED = latin(new RegExp(String.raw`(?:^|[\s(,;|])${LABEL}(${VALUE})`, 'iu'));
const ONLY_LABEL = latin(new RegExp(String.raw`^${LABEL}$`, 'iu'));
const WHOLE = latin(new RegExp(String.raw`^(${VALUE})$`, 'u'));
/** Without a label only a board's letters make a number a registry number. */
const UNLABELLED = latin(
  /(?<![\p{L}\d])((?:KS|KF|KSF|KSN|KSK|KLK|KLF|SBN|KSAU|STK|SLK|RK|[A-ZÅÄÖ]{2,4}N)\s?[-/ ]?\s?(?:19|20)\d{2}\s?[-/:]\s?\d{1,6}(?:[-./:]\d{1,4})?)(?![\d-])/u,
);

/** The document's own registry number as written, from a label, the letterhead or a running header; of other documents never. */
export function readRegistryNumber(source: FrameSource): Found<string | null> {
  const own = source.letterhead;
  for (const text of source.running) {
    const value = labelled(text);
    if (value !== null) return { value, claims: [] };
  }
  for (const [index, text] of source.running.entries()) {
    const under = ONLY_LABEL.test(text) ? source.running.slice(index + 1).find(isNumber) : undefined;
    if (under !== undefined) return { value: tidy(under), claims: [] };
  }
  const inFront = fromBlocks(own);
  if (inFront !== null) return inFront;
  const unlabelled = [
    ...own.filter((block) => block.text.length < 120).map((block) => ({ text: block.text, no: block.no })),
    ...source.running.map((text) => ({ text, no: 0 })),
  ];
  for (const { text, no } of unlabelled) {
    const value = UNLABELLED.exec(text)?.[1];
    if (value !== undefined) return { value: tidy(value), claims: no > 0 ? [{ no, role: 'label' }] : [] };
  }
  const others = new Set(
    source.outline.sections
      .filter((section) => ['basis', 'attachments', 'background'].includes(section.kind))
      .flatMap((section) => section.parts.map((part) => part.block.no)),
  );
  const later = source.blocks.filter(
    (block) => !others.has(block.no) && latin(new RegExp(String.raw`^${LABEL}`, 'iu')).test(block.text),
  );
  return fromBlocks(later) ?? { value: null, claims: [] };
}

function fromBlocks(blocks: readonly Block[]): Found<string | null> | null {
  for (const [index, block] of blocks.entries()) {
    if (block.text.length > 250) continue;
    const value = labelled(block.text);
    if (value !== null) return { value, claims: [{ no: block.no, role: 'label' }] };
    if (!ONLY_LABEL.test(block.text)) continue;
    for (const next of below(block, blocks, index)) {
      const whole = WHOLE.exec(next.text.trim())?.[1];
      if (whole !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(whole))
        return { value: tidy(whole), claims: [block, next].map(({ no }) => ({ no, role: 'label' })) };
    }
  }
  return null;
}

function isNumber(text: string): boolean {
  return WHOLE.test(text.trim()) && !/^\d{4}-\d{2}-\d{2}$|^\d+ ?\(\d+\)$/u.test(text.trim());
}

/** The blocks that a label alone in its block can name: the next one, or the cell under it. */
function below(block: Block, blocks: readonly Block[], index: number): Block[] {
  const next = blocks.slice(index + 1, index + 2);
  const { cell } = block;
  if (cell === null) return next;
  return [
    ...next,
    ...blocks.filter(
      (other) =>
        other.cell?.table === cell.table && other.cell.column === cell.column && other.cell.row === cell.row + 1,
    ),
  ];
}

function labelled(text: string): string | null {
  const value = LABELLED.exec(text)?.[1];
  return value === undefined ? null : tidy(value);
}

function tidy(value: string): string {
  return value.replace(/\s+/gu, ' ').trim();
}
