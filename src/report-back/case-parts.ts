/** A part of a case with a page of its own below the case's. */
type CasePart = { readonly at: string; readonly name: string };

/** The parts of a case, in the order in which they are used. */
export const CASE_PARTS: readonly CasePart[] = [
  { at: 'skrivelse', name: 'Tjänsteskrivelsen' },
  { at: 'samrad', name: 'Samråd' },
  { at: 'granska', name: 'Granska och färdigställ' },
  { at: 'jamfor', name: 'Jämför versioner' },
  { at: 'dokument', name: 'Dokument' },
  { at: 'beslut', name: 'Beslut' },
  { at: 'utskick', name: 'Utskick' },
  { at: 'lamna-ut', name: 'Lämna ut handlingar' },
  { at: 'arkiv', name: 'Arkivera' },
];
