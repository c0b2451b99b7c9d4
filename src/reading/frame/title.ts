import type { Block } from '#reading/block.ts';
import type { Found } from '#reading/points/claims.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { knownHeading } from '#reading/heading-kinds.ts';
import { latin } from '#reading/latin.ts';

const ABOUT = latin(/medborgarl[öo]ft/iu);
const LOOSELY = latin(/löfte(?:t|n|na)?(?!\p{L})/iu);
const PROMISES = latin(/(?<!\p{L})(?:lovar|lovade|lovat|löfte(?:t|n|na)?)(?!\p{L})/iu);
/** Kinds of document and organisations: they head a page without being its title. */
const NO_TITLE = latin(
  /^(?:tjänsteskrivelse|tjänsteutlåtande|tjänsteutlåtande till .*|pm|promemoria|skrivelse|pressmeddelande|nyhet(?:er)?|protokoll(?:sutdrag)?|missiv|rapport|information|utkast|förslag|sida|start|startsida|meny|lyssna|hem|[\p{L}-]+(?: [\p{L}-]+){0,3} (?:kommun|stad|förvaltningen|kontoret|nämnden)|kommunledningskontoret|kommunstyrelsen(?:s \p{L}+)?|polisen|polismyndigheten)$/iu,
);
const LABEL = latin(/^(?:ärende(?:mening|rubrik)?|rubrik|titel|angående|ang\.?|rör|avser)\s*:\s*(?=\S)/iu);

/** The document's own title: the heading or line at its beginning that tells what it is about. */
export function readTitle(source: FrameSource): Found<string | null> {
  const candidates = source.letterhead.filter(canBeTitle);
  const labelled = candidates.find((block) => LABEL.test(block.text) && ABOUT.test(block.text));
  const best = [
    (block: Block) => block.kind === 'heading' && block.level === 1 && ABOUT.test(block.text),
    (block: Block) => block.kind === 'heading' && ABOUT.test(block.text),
    (block: Block) => block.kind === 'heading' && block.level === 1 && PROMISES.test(block.text),
    (block: Block) => isLine(block) && ABOUT.test(block.text) && !LABEL.test(block.text),
    (block: Block) => block.kind === 'heading' && block.level === 1,
    (block: Block) => block.kind === 'heading',
  ];
  for (const [index, fits] of best.entries()) {
    if (index === 4 && labelled !== undefined) break;
    const found = candidates.find(fits);
    if (found !== undefined) return { value: found.text, claims: [{ no: found.no, role: 'title' }] };
  }
  if (labelled !== undefined)
    return { value: labelled.text.replace(LABEL, ''), claims: [{ no: labelled.no, role: 'title' }] };
  return { value: null, claims: [] };
}

function canBeTitle(block: Block): boolean {
  const text = block.text.trim();
  if (text.length > 200 || text.includes('\n') || !/\p{L}{3}/u.test(text)) return false;
  if (NO_TITLE.test(text) && !ABOUT.test(text)) return false;
  if (block.kind !== 'heading' && (/[.:!]$/u.test(text) || /^(?:dnr|diarienummer|datum)\b/iu.test(text))) return false;
  const kind = knownHeading(text);
  return kind === null || kind === 'follow-up' || ABOUT.test(text) || LOOSELY.test(text);
}

function isLine(block: Block): boolean {
  return block.kind !== 'item' && block.text.length <= 150;
}
