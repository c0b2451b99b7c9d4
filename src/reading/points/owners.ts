import type { PartyKind } from '#checking/report.ts';
import { partyMentions, sortedKinds } from '#reading/points/party-words.ts';
import { phrase } from '#reading/phrase.ts';

export type NamedParty = { readonly kind: PartyKind; readonly name: string };

const TOGETHER = phrase(
  'båda(?: parter(?:na)?)?|bägge|gemensam(?:t|ma)?|tillsammans|samtliga(?: parter)?|alla(?: parter)?|parterna|vi|oss|vår|våra|joint',
);
const AND = String.raw`\s*(?:,|/|&|\+|–|-|;|\boch\b|\bsamt\b|\beller\b)\s*`;
const BY_PROMISE =
  'ska|skall|lovar|lovade|kommer|åtar|avser|förbinder|vill|fortsätter|arbetar|genomför|har|är|ansvarar|bidrar|erbjuder|ser|gör|utför|håller|deltar|kan|tar|besöker|patrullerar|kontrollerar|informerar|startar|inför|utbildar|bjuder|anordnar|arrangerar|stärker|ökar|utvecklar|prioriterar|öppnar|bemannar|verkar|skapar|satsar|samverkar|följer|sätter|bygger|ger';
const FINITE = phrase(BY_PROMISE);
/** Where the subject's head ends: what follows tells who else, where, or what kind. */
const AFTER_HEAD = phrase(
  'i samverkan|i samarbete|i samråd|tillsammans|tillsamman|med|inom|på|vid|i|som|riktade|riktad|för|till|under|genom|via|från|av|avseende|utifrån|bland',
);

/** Who "we" and "both" are: the parties that promise, else municipality and police. */
export function everybody(parties: readonly NamedParty[]): PartyKind[] {
  const kinds = sortedKinds(parties.map((party) => party.kind));
  return kinds.length > 1 ? kinds : ['municipality', 'police'];
}

/**
 * Who a short naming phrase means: a column's cell, words in brackets, what follows "Ansvarig:".
 * "kommunen/polisen", "båda" and "gemensamt" are several.
 */
export function namedOwners(words: string, parties: readonly NamedParty[]): PartyKind[] {
  const mentions = partyMentions(words, parties).map((mention) => mention.kind);
  const bare = bareMunicipality(words, parties);
  if (mentions.length > 0 || bare) return sortedKinds(bare ? [...mentions, 'municipality'] : mentions);
  return TOGETHER.test(words) ? everybody(parties) : [];
}

function bareMunicipality(words: string, parties: readonly NamedParty[]): boolean {
  const names = parties.filter((party) => party.kind === 'municipality').map((party) => party.name.toLowerCase());
  return words.split(/[,/&+;]|\boch\b|\bsamt\b/).some((part) => names.includes(part.trim().toLowerCase()));
}

/**
 * Who the sentence's subject is: the parties before the verb ("Kommunen och polisen ska …"), or right after it
 * ("Under våren ska polisen …"). A party named elsewhere in the sentence is not the subject.
 * 'Vi' is `we`; empty where the subject is no party.
 */
export function subjectOwners(
  sentence: string,
  parties: readonly NamedParty[],
  we: readonly PartyKind[] = everybody(parties),
): PartyKind[] {
  const text = sentence.replace(/^[\s"”*•–-]+/, '').replace(/^att\s+/i, '');
  const verb = FINITE.exec(text);
  const before = verb === null ? text : text.slice(0, verb.index);
  const first = startingParties(before, parties);
  if (first.length > 0) return first;
  if (/^(vi|båda|parterna|tillsammans|gemensamt)(?!\p{L})/iu.test(text) && verb !== null) return [...we];
  if (verb === null) return [];
  const after = text.slice(verb.index + verb[0].length).replace(/^\s*(sig|att|även|också|därför|bland annat)\s+/i, ' ');
  const inverted = startingParties(after.trimStart(), parties);
  if (inverted.length > 0) return isSubjectless(before) ? inverted : [];
  return /^\s*(vi|båda parter|parterna)(?!\p{L})/iu.test(after) && isSubjectless(before) ? [...we] : [];
}

/** Adverbials that stand first and leave the subject's place after the verb. */
function isSubjectless(before: string): boolean {
  return (
    before.trim() === '' ||
    /^(under|i|på|för|med|genom|vid|varje|inom|från|efter|senast|minst|dessutom|även|också|där|här|när|om|tillsammans|utöver|framöver|kontinuerligt|regelbundet|löpande|årligen|veckovis|dagligen|via|samtidigt|därför|därutöver|vidare|två|en gång|vår(?:en)?|hösten|det här|detta|så)(?!\p{L})/iu.test(
      before.trim(),
    )
  );
}

/** The parties that a noun phrase starts with, joined by commas, slashes and "och". */
function startingParties(text: string, parties: readonly NamedParty[]): PartyKind[] {
  const kinds: PartyKind[] = [];
  const mentions = partyMentions(text, parties);
  let at = 0;
  for (const mention of mentions) {
    const gap = text.slice(at, mention.start);
    if (at === 0 ? !opensPhrase(gap, mention.kind) : !joins(gap)) break;
    kinds.push(mention.kind);
    at = mention.end;
  }
  if (kinds.length === 0)
    return bareMunicipality((/^[^,]+?(?= och | samt |$)/.exec(text)?.[0] ?? '').trim(), parties)
      ? ['municipality']
      : [];
  return sortedKinds(kinds);
}

function opensPhrase(gap: string, kind: PartyKind): boolean {
  const words = gap.trim();
  if (words === '') return true;
  if (AFTER_HEAD.test(words)) return false;
  // "Tuna kommun", "Norra Ekvik stad".
  if (kind === 'municipality' && /^(?:\p{Lu}\p{Ll}+\s?){1,2}$/u.test(words)) return true;
  // "Lokala polisen", "Områdets fastighetsägare", "Vår områdespolis", "Både kommunen och …", "Linköpings kommun".
  return kind === 'police' || kind === 'municipality'
    ? /^(den |de )?(både|såväl|lokala?|vår|våra|skolan|respektive|även|också|aktiviteter|\p{L}+s|närmaste)$/iu.test(
        words,
      )
    : words.split(/\s+/).length <= 3 && !/[,.:]/.test(words);
}

function joins(gap: string): boolean {
  const words = gap.trim();
  if (new RegExp(`^(?:${AND})$`, 'iu').test(gap)) return true;
  if (/^(och|samt|,|&|\/|och även|som|liksom)$/iu.test(words)) return words !== 'som';
  // "Polisens områdespoliser och kommunens fältare", "Kommunen och de lokala föreningarna".
  return (
    /^(?:\p{L}+ ){0,2}?(?:och|samt|,)(?: (?:den|de|det|lokala|ideella|\p{L}+s|andra|berörda|områdets))*$/iu.test(
      words,
    ) && !AFTER_HEAD.test(words)
  );
}
