import type { PartyKind } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';
import { namedOwners } from '#reading/points/owners.ts';
import type { NamedParty } from '#reading/points/owners.ts';
import { partyMentions } from '#reading/points/party-words.ts';
import { leadingStatus } from '#reading/points/statuses.ts';
import { opensAsPromise, readsAsDone, readsAsPlan } from '#reading/points/promise-wording.ts';

/** "Löfte från polisen: …". */
export const PROMISE_BY = /^(?:medborgar)?löftet? (?:från|av) (?=[^:.]{3,60}:\s+\S)/iu;

export type NumberedText = { readonly text: string; readonly printed: number | null; readonly labelled: boolean };

const LABELLED =
  /^(?:medborgar)?(?:löfte|löftespunkt|punkt|åtagande|delmål)\s*(?:nr\.?\s*)?(\d{1,2}|[a-f](?=[:.)\s–-]))\s*(?:[:.)–—-]+\s*|\s+(?=[\p{Lu}([])|$)/iu;
const ACTIVITY = /^(?:aktivitet|åtgärd|insats)\s*(?:nr\.?\s*)?(\d{1,2}(?:\.\d{1,2})?)\s*[:.)–—-]+\s*/iu;
const NUMBERED =
  /^(?:(\d{1,2})(?:\.\d{1,2})*[.):](?=\s|\p{L})|(\d{1,2})(?:\.\d{1,2})+(?=\s)|(\d{1,2})(?=\s\p{Lu})|(\d{1,2})\s*[–—-](?=\s)|\(?[a-hA-H]\)|(\d{1,2})(?=\s\s)|§\s*(\d{1,2})\.?(?=\s))\s*(?=\S)/u;

/** Takes the number or "Löfte 1:" off a point's words; `printed` is the number that stood there. */
export function withoutNumber(text: string, mark: string | null = null): NumberedText {
  const own = /^\(?(\d{1,2})(?:\.\d+)*[.):]?$/.exec(mark ?? '')?.[1];
  const printed = own === undefined ? null : Number(own);
  const label = LABELLED.exec(text);
  if (label !== null)
    return { text: text.slice(label[0].length).trim(), printed: toNumber(label[1]) ?? printed, labelled: true };
  const number = ACTIVITY.exec(text) ?? NUMBERED.exec(text);
  if (number === null) return { text: text.trim(), printed, labelled: false };
  return {
    text: text.slice(number[0].length).trim(),
    printed: toNumber(number.slice(1).find((digits) => digits !== undefined)) ?? printed,
    labelled: false,
  };
}

function toNumber(digits: string | undefined): number | null {
  return digits === undefined || !/^\d+$/.test(digits) ? null : Number(digits);
}

export type OwnedText = { readonly text: string; readonly owner: PartyKind[] };

const BRACKET = /\s*[([]\s*((?:ansvar(?:ig(?:a)?)?\s*:?\s*)?[^()[\]]{2,90})[)\]]\s*([.:;,]?)\s*$/iu;
const TRAILING =
  /[\s.;,–—-]*\(?(?:huvud)?ansvar(?:ig|iga|ig part|iga parter|ig aktör|ar|ig för genomförande)?\s*(?:är\s*)?:\s*([^.():]{2,90}?)\s*\)?\.?\s*$/iu;
const AFTER_DASH = /\s+[–—-]\s*([^.–—-]{2,50})\.?\s*$/u;

/** Takes an owner in brackets, or "Ansvarig: …", off the end of a point's words. */
export function withoutOwner(text: string, parties: readonly NamedParty[]): OwnedText {
  const trailing = TRAILING.exec(text);
  if (trailing !== null) {
    const owner = namedOwners(trailing[1] ?? '', parties);
    if (owner.length > 0) return { text: text.slice(0, trailing.index) + sentenceEnd(text, trailing.index), owner };
  }
  const bracket = BRACKET.exec(text);
  if (bracket !== null) {
    const owner = onlyOwners(bracket[1] ?? '', parties);
    if (owner.length > 0)
      return { text: (text.slice(0, bracket.index) + (bracket[2] === '.' ? '.' : '')).trim(), owner };
  }
  const dash = AFTER_DASH.exec(text);
  if (dash !== null) {
    const owner = onlyOwners(dash[1] ?? '', parties);
    if (owner.length > 0) return { text: text.slice(0, dash.index).trim(), owner };
  }
  return withoutLeadingOwner(text, parties);
}

/** "Minst en kontroll varje dygn (polisen) Genomfört. …": the owner in brackets parts the point from its result. */
export function splitAtOwner(
  text: string,
  parties: readonly NamedParty[],
): { text: string; owner: PartyKind[]; result: string } | null {
  const match = /^(.{8,}?)\s*[([]([^()[\]]{2,60})[)\]][.:]?\s+(?=[\p{Lu}\d])(.+)$/su.exec(text);
  const owner = match === null ? [] : onlyOwners((match[2] ?? '').replace(/^ansvar\p{L}*\s*:?\s*/iu, ''), parties);
  return match === null || owner.length === 0 ? null : { text: match[1] ?? '', owner, result: match[3] ?? '' };
}

/** "Polisen: genomföra kontroller": the name before the colon. */
function withoutLeadingOwner(text: string, parties: readonly NamedParty[]): OwnedText {
  const lead = /^([^:.]{3,60}):\s+(?=\S)/u.exec(text.replace(PROMISE_BY, ''));
  if (lead === null) return { text, owner: [] };
  const owner = onlyOwners(lead[1] ?? '', parties);
  return owner.length === 0
    ? { text, owner }
    : { text: text.replace(PROMISE_BY, '').slice(lead[0].length).trim(), owner };
}

/** The full stop that the promise itself ended with, where "Ansvarig" followed it. */
function sentenceEnd(text: string, at: number): string {
  return text.slice(at).trimStart().startsWith('.') ? '.' : '';
}

/** Owners named by words that name nothing else: "polisen och kommunen", not "polisen kl. 18". */
export function onlyOwners(words: string, parties: readonly NamedParty[]): PartyKind[] {
  const owner = namedOwners(words, parties);
  if (owner.length === 0) return owner;
  let rest = words;
  for (const mention of partyMentions(words, parties).toReversed())
    rest = rest.slice(0, mention.start) + ' ' + rest.slice(mention.end);
  for (const party of parties)
    rest = rest.replaceAll(
      new RegExp(`(?<!\\p{L})${party.name.replace(/[.*+?^${}()|[\]\\]/g, '.')}s?(?!\\p{L})`, 'giu'),
      ' ',
    );
  const left = rest
    .replace(
      /(?<!\p{L})(?:och|samt|i samverkan(?: med)?|tillsammans(?: med)?|med|ansvarig[at]?|ansvar|båda|bägge|parter(?:na)?|gemensamt?|gemensamma|alla|samtliga|vi|huvudansvarig[at]?|den|de|det|lokala|ab|\p{L}+s)(?!\p{L})/giu,
      ' ',
    )
    .replace(/[^\p{L}\d]+/gu, ' ')
    .trim();
  // A name may be left ("LPO Ekvik"), but no other word ("besöka fritidsgårdar").
  return left === '' || (/^\p{Lu}[\p{L}\d]*$/u.test(left) && !words.trimStart().startsWith(left)) ? owner : [];
}

const OUTCOME_WORDS = String.raw`resultat(?:et)?|utfall(?:et)?|svar|uppföljning|återkoppling|återrapportering|avrapportering|redovisning|så (?:här )?(?:gick|har) det(?: gått)?|(?:det|detta) (?:här )?har (?:vi )?gjorts?|(?:det|detta) (?:här )?gjorde vi|vad (?:vi )?(?:har )?(?:vi )?gjorts?|vad har hänt|genomfört|måluppfyllelse|kommentar(?:er)?`;
const INNER_LABEL = new RegExp(String.raw`(?:^|[\s.;,–—(-])(${OUTCOME_WORDS})\s*:\s*`, 'iu');
const ARROW = /\s*(?:→|⇒|➜|➔|➝|-+>|=+>|»)\s*/u;

/**
 * Parts a point from its result where both stand in one block: by a line break, a label ("Utfall:"), an arrow, a dash
 * before something done, or where bold print ends. `result` is null where the block holds the point alone.
 */
export function splitResult(text: string, bold: number): { text: string; result: string | null } {
  const label = INNER_LABEL.exec(text);
  if (label !== null && label.index > 0) {
    return {
      text: text
        .slice(0, label.index + 1)
        .replace(/[\s;,–—(-]+$/u, '')
        .trim(),
      result: text.slice(label.index + label[0].length).trim(),
    };
  }
  const arrow = ARROW.exec(text);
  if (arrow !== null && arrow.index > 5)
    return { text: text.slice(0, arrow.index).trim(), result: text.slice(arrow.index + arrow[0].length).trim() };
  const lead = text.slice(0, bold).trim();
  if (bold > 12 && !lead.endsWith(':') && bold < text.trimEnd().length - 2 && lead.split(/\s+/).length >= 2) {
    const rest = text.slice(bold).replace(/^[\s:–—-]+/u, '');
    // "**Polisen och kommunen** ska …": bold names the subject only.
    if (!/^\p{Ll}/u.test(rest))
      return {
        text: text
          .slice(0, bold)
          .replace(/[\s:–—-]+$/u, '')
          .trim(),
        result: rest.trim(),
      };
  }
  const line = text.indexOf('\n');
  if (line > 0) return { text: text.slice(0, line).trim(), result: text.slice(line + 1).trim() };
  const dash = /\s[–—]\s|\s-\s/u.exec(text);
  if (dash !== null) {
    const [left, right] = [text.slice(0, dash.index), text.slice(dash.index + dash[0].length)];
    const planned = readsAsPlan(left) || opensAsPromise(left);
    if (planned && !readsAsPlan(right) && (readsAsDone(right) || /^\d/.test(right)))
      return { text: left.trim(), result: right.trim() };
  }
  return splitAtStatus(text) ?? splitAtDone(text);
}

/** "Polisen ska ha kontor varje månad: pågår", "Fritidsgården har öppet alla lov. Grön – genomfört. 38 dagar." */
function splitAtStatus(text: string): { text: string; result: string } | null {
  const colon = text.indexOf(': ');
  const [left, right] = [text.slice(0, colon), text.slice(colon + 2).trim()];
  if (colon > 12 && readsAsPlan(left) && !readsAsPlan(right) && (/^\d/u.test(right) || leadingStatus(right) !== null))
    return { text: left, result: right };
  const status = splitSentences(text)
    .slice(1)
    .find((sentence) => leadingStatus(sentence.text) !== null);
  return status === undefined
    ? null
    : { text: text.slice(0, status.start).trim(), result: text.slice(status.start).trim() };
}

/** "Polisen lovade att … Under året har polisen …": where the sentences turn from what is promised to what was done. */
export function splitAtDone(text: string): { text: string; result: string | null } {
  const sentences = splitSentences(text);
  const first = sentences[0]?.text ?? '';
  const looksBack = /(?<!\p{L})(?:lovade|åtog sig|skulle)(?!\p{L})/iu.test(first);
  if (sentences.length < 2 || !(looksBack || readsAsPlan(first))) return { text, result: null };
  const done = sentences
    .slice(1)
    .find((sentence) => looksBack || (readsAsDone(sentence.text) && !readsAsPlan(sentence.text)));
  return done === undefined
    ? { text, result: null }
    : { text: text.slice(0, done.start).trim(), result: text.slice(done.start).trim() };
}
