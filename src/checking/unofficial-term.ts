import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';

type Term = {
  readonly wording: RegExp;
  readonly say: string;
  readonly source: string;
  /** The year from which the old name is wrong. Always where it is not given. */
  readonly since?: number;
};

const AREA_LIST = 'Polismyndighetens lista över utsatta områden';
const POLICE_REFORM = 'Polismyndighetens organisation sedan 2015';

/** Wordings in use that are not the term, with the term and who decides it. */
const TERMS: readonly Term[] = [
  {
    wording:
      /\b(?:extra|speciellt|extremt|hårt|svårt|synnerligen|särdeles|ytterst|mycket|väldigt) utsatta? (?:(?:bostads)?områden?a?(?:t|s)?|stadsdel(?:en|ar|arna)?)(?![a-zåäöéü])/iu,
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
    source: POLICE_REFORM,
  },
  {
    wording: /\bnärpolischef[a-zåäöéü]*/iu,
    say: 'lokalpolisområdeschef',
    source: POLICE_REFORM,
  },
  {
    wording: /\b[Pp]olismyndigheten i (?!Sverige|lokalpolis)(?:\p{Lu}\p{L}+(?: och)? ?){1,3}(?:s? län)(?!\p{L})/u,
    say: 'Polismyndigheten',
    source: 'en enda myndighet sedan 2015, enligt polislagen',
  },
  {
    wording:
      /(?<=(?:klassa|bedöm|räkna|utpeka|pekats? ut|lista|kategorisera)[a-zåäöéü]*(?: [a-zåäöéü]+){0,5}? )(?:problemområde|högriskområde|brottsområde)[a-zåäöéü]*/iu,
    say: 'utsatt område',
    source: AREA_LIST,
  },
  { wording: /(?<![a-zåäöéü])närpolis(?:en|er|erna|ens)?(?![a-zåäöéü])/iu, say: 'områdespolis', source: POLICE_REFORM },
  { wording: /(?<![a-zåäöéü])kvarterspolis[a-zåäöéü]*/iu, say: 'områdespolis', source: POLICE_REFORM },
  { wording: /(?<![a-zåäöéü])länspolismästar[a-zåäöéü]*/iu, say: 'regionpolischef', source: POLICE_REFORM },
  {
    wording: /(?<![a-zåäöéü])(?:länspolismyndighet|rikspolisstyrelse)[a-zåäöéü]*/iu,
    say: 'Polismyndigheten',
    source: POLICE_REFORM,
  },
  { wording: /(?<![a-zåäöéü])länspolisen(?![a-zåäöéü])/iu, say: 'Polismyndigheten', source: POLICE_REFORM },
  { wording: /(?<![a-zåäöéü])polismästardistrikt[a-zåäöéü]*/iu, say: 'polisområde', source: POLICE_REFORM },
  {
    wording: /(?<![a-zåäöéü])rikskriminalpolis[a-zåäöéü]*/iu,
    say: 'Nationella operativa avdelningen',
    source: POLICE_REFORM,
  },
  {
    wording:
      /(?<!\p{L})Polismyndigheten i (?:Blekinge|Dalarna|Dalsland|Gotland|Gästrikland|Gävleborg|Halland|Hälsingland|Härjedalen|Jämtland|Kalmar län|Kronoberg|Lappland|Medelpad|Norrbotten|Närke|Skåne|Småland|Södermanland|Uppland|Värmland|Västerbotten|Västernorrland|Västmanland|Västra Götaland|Ångermanland|Östergötland)(?! ?s? län)(?!\p{L})/u,
    say: 'Polismyndigheten',
    source: 'en enda myndighet sedan 2015, enligt polislagen',
  },
  {
    wording: /(?<![a-zåäöéü])(?:Sveriges Kommuner och Landsting|SKL)(?![a-zåäöéü])/u,
    say: 'Sveriges Kommuner och Regioner (SKR)',
    source: 'organisationens namn sedan 2019',
    since: 2020,
  },
  {
    wording: /(?<!\p{L})[Ll]andstinget(?!s? (?:fullmäktige|hus))(?!\p{L})/u,
    say: 'regionen',
    source: 'kommunallagen, från 2020',
    since: 2020,
  },
  {
    wording: /(?<!\p{L})Datainspektionen/u,
    say: 'Integritetsskyddsmyndigheten',
    source: 'myndighetens namn sedan 2021',
    since: 2021,
  },
  {
    wording: /(?<![a-zåäöéü])handikappade?(?![a-zåäöéü])/iu,
    say: 'personer med funktionsnedsättning',
    source: 'Socialstyrelsens termbank',
  },
  { wording: /\bsocialt utsatta områden?a?(?![a-zåäöéü])/iu, say: 'utsatt område', source: AREA_LIST },
];

/** "dåvarande Rikspolisstyrelsen": an old name is right for what bore it. */
const FORMERLY = /(?:dåvarande|tidigare|före detta|f\.?\s?d\.?|gamla|hette|före 2015)\s*$/i;

/** Wordings that stand for an official term without being it: each once, at its first place. */
export function findUnofficialTerms({ report, passages }: Material): Finding[] {
  const written = Number((report.date ?? report.period?.to ?? '').slice(0, 4));
  return TERMS.filter(({ since }) => since === undefined || written >= since).flatMap(({ wording, say, source }) => {
    for (const { role, text, block, point } of passages) {
      const match = role === 'running' ? null : wording.exec(text);
      if (match === null || FORMERLY.test(text.slice(Math.max(0, match.index - 20), match.index))) continue;
      const quote = match[0].trim();
      return finding('unofficial-term', `”${quote}” är inte det officiella ordet. Skriv ”${say}” (${source}).`, {
        quote,
        block,
        point,
      });
    }
    return [];
  });
}
