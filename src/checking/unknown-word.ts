import { isDomainWord, nearestDomainWord, slipsFromDomainWord } from '#checking/domain-words.ts';
import { finding } from '#checking/finding.ts';
import type { Material, Spelling } from '#checking/material.ts';
import type { Passage, PassageRole } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';
import { splitSentences } from '#checking/sentences.ts';

/** Names and letterheads are nobody's spelling. */
const NAMES: readonly PassageRole[] = ['running', 'signatory', 'dispatch'];
const OFTEN_NAMES: readonly PassageRole[] = ['title', 'heading', 'label'];
/** Sought from the first sign of a word only: from each sign of a very long one it would take minutes. */
const ADDRESS = /(?<!\S)(?:\S*(?:@|:\/\/|www\.)\S*|\S+\.(?:se|nu|com|org|net|eu)(?:\/\S*)?(?![a-zåäöéü]))/giu;
/** The hyphen of "rattfylleri- och" is taken along, so that half a word is never judged as a whole. */
const WORD = /(?<![\p{L}\p{N}.:@_/’'-])\p{L}[\p{L}’'-]*(?![\p{L}\p{N}@_’'-]|[.:]\p{L})/gu;
/** Shorter words are near too many others. */
const SHORTEST = 5;
/** What is longer is no word, and the dictionary's search for what it may be joined from would take many seconds. */
const LONGEST = 60;
/** Shortest part of a compound. */
const SHORTEST_PART = 4;
/** A search for near words takes about 20 ms; a document so full of unknown words is not in Swedish. */
const MOST_SEARCHES = 40;

type Word = { readonly text: string; readonly opensSentence: boolean };

/** Misspelt Swedish, each word once per point, with a suggestion. What has no near word is taken for a word of its own. */
export function findUnknownWords({ report, passages, spelling }: Material): Finding[] {
  if (spelling === null) return [];
  const quick = remembering(spelling);
  const read = passages.filter(({ role }) => !NAMES.includes(role));
  const names = namesIn(read, [report.municipality ?? '', ...report.areas, ...report.parties.map(({ name }) => name)]);
  const suggestions = new Map<string, string | null>();
  const seen = new Set<string>();
  const findings: Finding[] = [];
  for (const { role, text, block, point } of read) {
    for (const word of unknownIn(text, quick, names)) {
      // What stands alone at the head of a heading or a label is as likely a name.
      if (OFTEN_NAMES.includes(role) && text.startsWith(word)) continue;
      const key = `${point ?? ''} ${word.toLowerCase()}`;
      if (seen.has(key)) continue;
      seen.add(key);
      if (!suggestions.has(word) && suggestions.size < MOST_SEARCHES) {
        suggestions.set(word, nearestDomainWord(word) ?? spelling.suggest(word.toLowerCase()));
      }
      const suggestion = suggestions.get(word) ?? null;
      if (suggestion === null) continue;
      findings.push(
        finding('unknown-word', `”${word}” ser felstavat ut. Menar du ”${likeCase(suggestion, word)}”?`, {
          quote: word,
          block,
          point,
        }),
      );
    }
  }
  return findings;
}

/** A document says the same words again and again; the dictionary is asked once for each. */
function remembering(spelling: Spelling): Spelling {
  const known = new Map<string, boolean>();
  return {
    suggest: spelling.suggest,
    isKnown: (word) => {
      const remembered = known.get(word) ?? spelling.isKnown(word);
      known.set(word, remembered);
      return remembered;
    },
  };
}

function unknownIn(text: string, spelling: Spelling, names: ReadonlySet<string>): string[] {
  return splitSentences(text.replace(ADDRESS, (address) => ' '.repeat(address.length))).flatMap((sentence) => {
    const words = wordsOf(sentence.text);
    const unknown = words.map((word) => isMisspelt(word, spelling, names));
    // Unknown words side by side are a foreign phrase or a name, as is a sentence that is mostly unknown.
    if (unknown.filter(Boolean).length * 3 > words.length && words.length > 3) return [];
    const foreign = (at: number): boolean =>
      [1, 2].some((step) =>
        [at - step, at + step].some(
          (near) => unknown[near] === true && (step === 1 || (words[near]?.text.length ?? 0) < SHORTEST),
        ),
      );
    return words
      .filter((word, at) => unknown[at] && word.text.length >= SHORTEST && !foreign(at))
      .map((word) => word.text);
  });
}

function wordsOf(sentence: string): Word[] {
  return [...sentence.matchAll(WORD)].map((match) => ({
    text: match[0],
    opensSentence: /^[^\p{L}\p{N}]*$/u.test(sentence.slice(0, match.index)),
  }));
}

function isMisspelt({ text, opensSentence }: Word, spelling: Spelling, names: ReadonlySet<string>): boolean {
  if (text.length < SHORTEST_PART || text.length > LONGEST || /-$|nr$|\p{Ll}\p{Lu}|\p{Lu}{2}/u.test(text)) return false;
  if (/^\p{Lu}/u.test(text) && (!opensSentence || isName(text, names))) return false;
  return !isKnown(text, spelling);
}

function isKnown(word: string, spelling: Spelling): boolean {
  if (!isDomainWord(word) && slipsFromDomainWord(word)) return false;
  if (isDomainWord(word) || spelling.isKnown(word) || spelling.isKnown(word.toLowerCase())) return true;
  const bare = word.replace(/[’']?s$/, '');
  if (isDomainWord(bare)) return true;
  const parts = word.split(/[-’']/);
  if (parts.length > 1)
    return parts.every((part) => part.length < SHORTEST_PART || /^\p{Lu}/u.test(part) || isKnown(part, spelling));
  return isCompound(word.toLowerCase(), spelling);
}

/** First parts of two or three letters that are too common to be slips. */
const SHORT_FIRST = new Set([
  'låg',
  'hög',
  'små',
  'två',
  'tre',
  'ung',
  'nät',
  'bil',
  'vux',
  'ute',
  'mc',
  'gym',
  'hem',
  'sy',
  'läx',
  'snö',
  'sol',
  'båt',
  'tåg',
  'lek',
  'mat',
  'bok',
  'sko',
  'bad',
  'dag',
  'jul',
  'sjö',
  'fot',
  'hus',
  'väg',
]);

/**
 * Swedish joins words: one known word after another is known, with the linking s or the end that the first part
 * loses ("busk(e)röjning"). One slip from a word of the trade is that word, whatever it could be joined from.
 */
function isCompound(word: string, spelling: Spelling): boolean {
  if (nearestDomainWord(word, 1) !== null) return false;
  for (let at = 2; at <= word.length - SHORTEST; at++) {
    const [first, last] = [word.slice(0, at), word.slice(at)];
    if (at < SHORTEST_PART && !SHORT_FIRST.has(first)) continue;
    if ((isDomainWord(last) || spelling.isKnown(last)) && canOpen(first, spelling)) return true;
  }
  return false;
}

function canOpen(first: string, spelling: Spelling): boolean {
  const forms = [first, first.replace(/s$/, ''), `${first}e`, `${first}a`];
  // A definite form never opens a compound: "polisen" + "närvaro" is a slip.
  if ((/(?:en|et|na|ar|or)$/.test(first) && first.length > 5) || first === 'samm') return false;
  return (
    SHORT_FIRST.has(first) ||
    forms.some((form) => form.length >= SHORTEST_PART && (isDomainWord(form) || spelling.isKnown(form)))
  );
}

/** Capitalised words from inside sentences and the names that the reading knows, without their genitive s. */
function namesIn(passages: readonly Passage[], known: readonly string[]): Set<string> {
  const names = new Set(known.flatMap((name) => name.toLowerCase().split(/\s+/)));
  for (const { text } of passages) {
    for (const sentence of splitSentences(text)) {
      for (const { text: word, opensSentence } of wordsOf(sentence.text)) {
        if (!opensSentence && /^\p{Lu}/u.test(word)) names.add(word.toLowerCase().replace(/s$/, ''));
      }
    }
  }
  return names;
}

/** "Norrbyborna" opens with the name Norrby. */
function isName(word: string, names: ReadonlySet<string>): boolean {
  const written = word.toLowerCase();
  return [...names].some((name) => name.length >= SHORTEST_PART && written.startsWith(name));
}

function likeCase(suggestion: string, word: string): string {
  return /^\p{Lu}/u.test(word) ? suggestion.charAt(0).toUpperCase() + suggestion.slice(1) : suggestion;
}
