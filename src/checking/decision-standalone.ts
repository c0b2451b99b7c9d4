import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Passage } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';

/** A draft or a place that the minutes will not show. */
const LEANS =
  /(?<!\p{L})(?:upprättat förslag|upprättad (?:rapport|återrapportering|redovisning|handling|skrivelse)|(?:enligt|i enlighet med) (?:(?:förvaltningens|kontorets|utskottets|bifogat|bifogad|upprättat|föreliggande|framlagt|ovanstående|nedanstående|liggande) )?(?:förslag(?:et)?|bilaga(?:n)?|ovan|nedan|tjänsteskrivelse(?:n)?|skrivelse(?:n)?)(?! (?:till|om|från|daterad|\d))|föreliggande|bifogad[et]?|bifogat|ovanstående|nedanstående|ovan nämnda|nedan nämnda|ovannämnda|vad som (?:sägs|anförs) (?:ovan|nedan)|enligt ovan|se ovan|se bilaga)(?!\p{L})/iu;
const DEEDS =
  /(?<!\p{L})(?:godkänn\p{L}*|lägg(?:s|er|a)?(?= .{0,60}till handlingarna)|översänd\p{L}*|överlämna\p{L}*|uppdra\p{L}*|ge(?:r)?(?= .{0,60}i uppdrag)|noter\p{L}*|anta(?:r|s|ga)?|fastställ\p{L}*|skicka\p{L}*|avsluta\p{L}*|förläng\p{L}*|delege\p{L}*|anvisa\p{L}*|bevilja\p{L}*|avslå\p{L}*|tillsätt\p{L}*|utse\p{L}*|publicera\p{L}*|förklara\p{L}*|ställ(?:er|a) sig bakom|tacka\p{L}*)(?!\p{L})/giu;
const SECOND = /(?:[,;]|(?<!\p{L})(?:och|samt|dels|att)(?!\p{L}))/iu;
/** What the decision is about: a named matter, a period, or a document that can be found by its date or number. */
const NAMES_MATTER =
  /(?:medborgarlöft|löftet (?:för|till|med|i)|trygghetslöft|\b(?:19|20)\d\d\b|samverkansöverenskommelse|återrapportering(?:en)? (?:av|från|om)|handlingsplan|åtgärdsplan)/iu;

/** Proposed decisions that the minutes alone would not make clear. */
export function findDependentDecisions({ report, passages }: Material): Finding[] {
  if (report.kind !== 'report-back') return [];
  return report.proposedDecisions.flatMap((decision) => {
    const faults = faultsOf(decision);
    if (faults.length === 0) return [];
    return finding('decision-not-standalone', `${faults.join(' ')} Beslutet ska gå att förstå för den som bara läser protokollet.`, {
      quote: decision,
      block: blockOfDecision(passages, decision),
    });
  });
}

function faultsOf(decision: string): string[] {
  const faults: string[] = [];
  const leans = LEANS.exec(decision)?.[0];
  if (leans !== undefined) {
    faults.push(`”${leans}” säger inte vilken handling som menas. Skriv handlingens namn och datum, eller beslutet i egna ord.`);
  } else if (!NAMES_MATTER.test(decision)) {
    faults.push('Beslutet säger inte vad det gäller. Skriv vilket löfte och vilken period.');
  }
  if (saysMoreThanOneThing(decision)) faults.push('Beslutet säger mer än en sak. Dela det i en punkt per sak.');
  return faults;
}

function saysMoreThanOneThing(decision: string): boolean {
  const deeds = [...decision.matchAll(DEEDS)];
  return deeds.some((deed, index) => {
    const previous = deeds[index - 1];
    if (previous === undefined) return false;
    const between = decision.slice(previous.index + previous[0].length, deed.index);
    // "uppdra åt nämnden att översända" is one thing: the second verb is what the first asks for.
    if (/(?<!\p{L})(?:uppdra\p{L}*|ge(?:r)?|delege\p{L}*)$/iu.test(previous[0]) && !/(?<!\p{L})(?:och|samt)(?!\p{L})/iu.test(between)) return false;
    return SECOND.test(between);
  });
}

function blockOfDecision(passages: readonly Passage[], decision: string): number | null {
  const passage = passages.find(({ role, text }) => role === 'decision' && (text.includes(decision) || decision.includes(text)));
  return passage?.block ?? null;
}
