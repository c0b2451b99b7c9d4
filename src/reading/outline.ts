import type { Block } from '#reading/block.ts';
import { knownHeading, type SectionKind } from '#reading/heading-kinds.ts';

export type SectionPart = {
  readonly block: Block;
  /** The block's words, without the label that opened the section in the same block. */
  readonly text: string;
};

export type Section = {
  readonly kind: SectionKind;
  /** As written, without its number and end colon. */
  readonly heading: string;
  /** The block that holds the heading; for "Samråd: …" also its first text. */
  readonly opener: Block;
  readonly parts: readonly SectionPart[];
};

export type Outline = {
  /** Blocks before the first heading. */
  readonly front: readonly Block[];
  /** Every headed section in order; a section ends where the next begins, whatever their levels. */
  readonly sections: readonly Section[];
};

type Opening = { readonly kind: SectionKind; readonly heading: string; readonly rest: string };

/** Parts a document into sections at its headings: set as such, known by their words, bold, or run in as a label. */
export function outlineOf(blocks: readonly Block[]): Outline {
  const front: Block[] = [];
  const sections: (Section & { parts: SectionPart[] })[] = [];
  for (const block of blocks) {
    const current = sections.at(-1);
    const opening = isLetterhead(block, current) ? null : openingOf(block);
    if (opening !== null) {
      const parts = opening.rest === '' ? [] : [{ block, text: opening.rest }];
      sections.push({ kind: opening.kind, heading: opening.heading, opener: block, parts });
    } else if (current === undefined) front.push(block);
    else current.parts.push({ block, text: block.text });
  }
  return { front, sections };
}

/**
 * Above the first heading: "Mottagare: Kommunstyrelsen" says to whom the document is written, not to whom a decision
 * is sent, and a bold "Norrviks kommun" who writes it.
 */
function isLetterhead(block: Block, before: Section | undefined): boolean {
  if (before !== undefined || block.kind === 'heading') return false;
  return (
    /^(?:mottagare|till|kopia(?: till)?|för kännedom)\s*:/iu.test(block.text) ||
    /^\p{Lu}[\p{L} -]{2,40} (?:kommun|stad)$/iu.test(block.text)
  );
}

/** The heading without its typed number ("1.2 Bakgrund") and end colon. */
export function bareHeading(text: string): string {
  return text.replace(/^\s*(?:\d{1,2}(?:\.\d{1,2})*\.?(?:\s*§)?|§\s*\d+)\s+(?=\p{L})/u, '').replace(/\s*:\s*$/u, '');
}

/** "Kommunstyrelsen föreslås besluta" leads to the decisions, however it is set. */
const LEADS_TO_DECISIONS = /\s(?:besluta|beslutar|föreslår|föreslås)(?: följande| att)?:?$/iu;

/** What kind of paper it is: part of the letterhead, however large it is set. */
const DOCUMENT_KIND =
  /^(?:tjänsteskrivelse|tjänsteutlåtande|promemoria|pm|skrivelse|pressmeddelande|missiv|sammanträdesprotokoll|protokollsutdrag)$/iu;

function openingOf(block: Block): Opening | null {
  if (LEADS_TO_DECISIONS.test(block.text) || DOCUMENT_KIND.test(block.text)) return null;
  if (block.kind === 'heading')
    return { kind: knownHeading(block.text) ?? 'other', heading: bareHeading(block.text), rest: '' };
  if (block.kind === 'cell') return null;
  const known = knownHeading(block.text);
  if (block.kind === 'item')
    return known !== null && block.text.endsWith(':') && isFrame(known) ? whole(block, known) : null;
  if (known !== null && !/[.!?]$/u.test(block.text) && isClear(block, known)) return whole(block, known);
  return boldHeading(block) ?? runInHeading(block);
}

function whole(block: Block, kind: SectionKind): Opening {
  return { kind, heading: bareHeading(block.text), rest: '' };
}

/** A paragraph of one common word ("Resultat", "Kontakt", "Mål") is a heading only if it looks like one. */
function isClear(block: Block, kind: SectionKind): boolean {
  if (block.text.endsWith(':')) return kind !== 'follow-up';
  return (
    isFrame(kind) ||
    kind === 'contact' ||
    kind === 'summary' ||
    kind === 'background' ||
    block.bold === block.text.length
  );
}

function isFrame(kind: SectionKind): boolean {
  return !['summary', 'background', 'follow-up', 'contact', 'other'].includes(kind);
}

function boldHeading(block: Block): Opening | null {
  if (block.bold < block.text.length || block.text.length > 100 || block.text.split(' ').length > 14) return null;
  if (/[.,;!]["”]?$/u.test(block.text) || !/\p{L}{2}/u.test(block.text)) return null;
  if (/^\p{Lu}[\p{L}-]+: \S/u.test(block.text)) return null;
  return { kind: knownHeading(block.text) ?? 'other', heading: bareHeading(block.text), rest: '' };
}

/** "Samråd: Samråd har skett med …", "**Ekonomi** Rapporten …", "Beslutet skickas till Polismyndigheten". */
function runInHeading(block: Block): Opening | null {
  const bold = block.bold >= 3 && block.bold < block.text.length ? block.text.slice(0, block.bold) : null;
  const label = /^([^:.!?]{2,90}?):\s+(?=\S)/u.exec(block.text);
  const sent = /^(beslut(?:et|en)? (?:ska )?(?:skickas|expedieras|delges|sänds) till)\s+(?=\p{Lu})/iu.exec(block.text);
  for (const words of [bold, label?.[1], sent?.[1]]) {
    if (words === null || words === undefined) continue;
    const kind = knownHeading(words);
    if (
      kind === null ||
      !(
        isFrame(kind) ||
        kind === 'contact' ||
        kind === 'background' ||
        (kind === 'summary' && words !== 'Ärende' && words !== 'Ärendemening')
      )
    )
      continue;
    const rest = block.text.slice(words.length).replace(/^[\s:–-]+/u, '');
    return { kind, heading: bareHeading(words), rest };
  }
  return null;
}
