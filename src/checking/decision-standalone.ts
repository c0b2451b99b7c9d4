import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Passage } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';

/** A draft or a place that the minutes will not show. */
const LEANS =
  /(?<![a-zåäöéü])(?:upprättat förslag|upprättad (?:rapport|återrapportering|redovisning|handling|skrivelse)|(?:enligt|i enlighet med) (?:(?:förvaltningens|kontorets|utskottets|bifogat|bifogad|upprättat|föreliggande|framlagt|ovanstående|nedanstående|liggande) )?(?:förslag(?:et)?|bilaga(?:n)?|ovan|nedan|tjänsteskrivelse(?:n)?|skrivelse(?:n)?)(?! (?:till|om|från|daterad|\d))|föreliggande|bifogad[et]?|bifogat|ovanstående|nedanstående|ovan nämnda|nedan nämnda|ovannämnda|vad som (?:sägs|anförs) (?:ovan|nedan)|enligt ovan|se ovan|se bilaga)(?![a-zåäöéü])/iu;
const DEEDS =
  /(?<![a-zåäöéü])(?:godkänn[a-zåäöéü]*|lägg(?:s|er|a)?(?= .{0,60}till handlingarna)|översänd[a-zåäöéü]*|överlämna[a-zåäöéü]*|uppdra[a-zåäöéü]*|ge(?:r)?(?= .{0,60}i uppdrag)|noter[a-zåäöéü]*|anta(?:r|s|ga)?|fastställ[a-zåäöéü]*|skicka[a-zåäöéü]*|avsluta[a-zåäöéü]*|förläng[a-zåäöéü]*|delege[a-zåäöéü]*|anvisa[a-zåäöéü]*|bevilja[a-zåäöéü]*|avslå[a-zåäöéü]*|tillsätt[a-zåäöéü]*|utse[a-zåäöéü]*|publicera[a-zåäöéü]*|förklara[a-zåäöéü]*|ställ(?:er|a) sig bakom|tacka[a-zåäöéü]*)(?![a-zåäöéü])/giu;
const SECOND = /(?:[,;]|(?<![a-zåäöéü])(?:och|samt|dels|att)(?![a-zåäöéü]))/iu;
/** What the decision is about: a named matter, a period, or a document that can be found by its date or number. */
const NAMES_MATTER =
  /(?:medborgarlöft|löftet (?:för|till|med|i)|trygghetslöft|\b(?:19|20)\d\d\b|samverkansöverenskommelse|återrapportering(?:en)? (?:av|från|om)|handlingsplan|åtgärdsplan)/iu;

/** Proposed decisions that the minutes alone would not make clear. */
export function findDependentDecisions({ report, passages }: Material): Finding[] {
  if (report.kind !== 'report-back') return [];
  return report.proposedDecisions.flatMap((decision) => {
    const faults = faultsOf(decision);
    if (faults.length === 0) return [];
    return finding(
      'decision-not-standalone',
      `${faults.join(' ')} Beslutet ska gå att förstå för den som bara läser protokollet.`,
      {
        quote: decision,
        block: blockOfDecision(passages, decision),
      },
    );
  });
}

function faultsOf(decision: string): string[] {
  const faults: string[] = [];
  const leans = LEANS.exec(decision)?.[0];
  if (leans !== undefined) {
    faults.push(
      `”${leans}” säger inte vilken handling som menas. Skriv handlingens namn och datum, eller skriv ut vad som beslutas.`,
    );
  } else if (!NAMES_MATTER.test(decision)) {
    faults.push('Beslutet säger inte vad det gäller. Skriv vilket löfte och vilken period.');
  }
  if (saysMoreThanOneThing(decision))
    faults.push('Beslutet säger mer än en sak. Dela upp det i en beslutspunkt per sak.');
  return faults;
}

function saysMoreThanOneThing(decision: string): boolean {
  const deeds = [...decision.matchAll(DEEDS)];
  return deeds.some((deed, index) => {
    const previous = deeds[index - 1];
    if (previous === undefined) return false;
    const between = decision.slice(previous.index + previous[0].length, deed.index);
    // "uppdra åt nämnden att översända" is one thing: the second verb is what the first asks for.
    if (
      /(?<![a-zåäöéü])(?:uppdra[a-zåäöéü]*|ge(?:r)?|delege[a-zåäöéü]*)$/iu.test(previous[0]) &&
      !/(?<!\p{L})(?:och|samt)(?!\p{L})/iu.test(between)
    )
      return false;
    return SECOND.test(between);
  });
}

function blockOfDecision(passages: readonly Passage[], decision: string): number | null {
  const passage = passages.find(
    ({ role, text }) => role === 'decision' && (text.includes(decision) || decision.includes(text)),
  );
  return passage?.block ?? null;
}
