import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';

type Term = { readonly wording: RegExp; readonly say: string; readonly source: string };

const AREA_LIST = 'Polismyndighetens lista över utsatta områden';

/** Wordings in use that are not the term, with the term and who decides it. */
const TERMS: readonly Term[] = [
  {
    wording:
      /\b(?:extra|speciellt|extremt|hårt|svårt|synnerligen|mycket|väldigt) utsatta? (?:(?:bostads)?områden?a?(?:t|s)?|stadsdel(?:en|ar|arna)?)(?![a-zåäöéü])/iu,
    say: 'särskilt utsatt område',
    source: AREA_LIST,
  },
  {
    wording:
      /(?<=(?:klassa[a-zåäöéü]*|bedöm[a-zåäöéü]*|räkna[a-zåäöéü]*|utpeka[a-zåäöéü]*|pekats? ut|lista[a-zåäöéü]*|kategorisera[a-zåäöéü]*|är) (?:[a-zåäöéü]+ ){0,5}?(?:som )?(?:ett )?)extra utsatta?(?=[.,]| enligt| av polis| i polis| på polis)/iu,
    say: 'särskilt utsatt område',
    source: AREA_LIST,
  },
  {
    wording: /\bsärskilda utsatta (?:områden?a?|stadsdelar(?:na)?)(?![a-zåäöéü])/iu,
    say: 'särskilt utsatt område',
    source: AREA_LIST,
  },
  { wording: /\bno[- ]?go[- ](?:zon|område)[a-zåäöéü]*/iu, say: 'utsatt område', source: AREA_LIST },
  { wording: /\butanförskapsområde[a-zåäöéü]*/iu, say: 'utsatt område', source: AREA_LIST },
  {
    wording: /\bg(?:h)?etto(?:t|n|området|område|område[a-zåäöéü]*)?(?![a-zåäöéü])/iu,
    say: 'utsatt område',
    source: AREA_LIST,
  },
  {
    wording: /\bnärpolisområde[a-zåäöéü]*/iu,
    say: 'lokalpolisområde',
    source: 'Polismyndighetens organisation sedan 2015',
  },
  {
    wording: /\bnärpolischef[a-zåäöéü]*/iu,
    say: 'lokalpolisområdeschef',
    source: 'Polismyndighetens organisation sedan 2015',
  },
  {
    wording: /\b[Pp]olismyndigheten i (?!Sverige|lokalpolis)(?:\p{Lu}\p{L}+(?: och)? ?){1,3}(?:s? län)(?!\p{L})/u,
    say: 'Polismyndigheten',
    source: 'en enda myndighet sedan 2015, enligt polislagen',
  },
  { wording: /\bsocialt utsatta områden?a?(?![a-zåäöéü])/iu, say: 'utsatt område', source: AREA_LIST },
];

/** Wordings that stand for an official term without being it: each once, at its first place. */
export function findUnofficialTerms({ passages }: Material): Finding[] {
  return TERMS.flatMap(({ wording, say, source }) => {
    const first = passages.find(({ role, text }) => role !== 'running' && wording.test(text));
    const quote = first === undefined ? undefined : wording.exec(first.text)?.[0].trim();
    if (first === undefined || quote === undefined) return [];
    return finding('unofficial-term', `”${quote}” är inte det officiella ordet. Skriv ”${say}” (${source}).`, {
      quote,
      block: first.block,
      point: first.point,
    });
  });
}
