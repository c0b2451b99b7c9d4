import { latin } from '#reading/latin.ts';
/** Words that a capital does not make part of a person's name: organisations, places and document words. */
const NO_NAME = latin(
  /^(?:AB|HB|IF|IK|BK|FF|SK|HK|FK|GIF|Ja|Nej)$|kommun|polis|förvaltning|kontor|nämnd|styrelse|avdelning|enhet|kansli|utskott|råd$|rådet|region|myndighet|bolag|förening|skola|chef|direktör|ordförande|samordnare|strateg|utredare|handläggare|sekreterare|ledare|löfte|uppfölj|rapport|bilaga|beslut|förslag|bakgrund|ärende|område|stad$|stads$|centrum|torg|trygg|säkerhet|samverkan|samråd|ekonomi|perspektiv|underskrift|datum|sida|fastighet|bostäder|hyres|för$|och$|åtgärd|aktivitet|tertial|resultat|\p{L}ansvarig|kontakt|telefon/iu,
);

const PART = String.raw`(?:\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*|\p{Lu}\.|\p{Lu}{1,2}|(?:von|af|de|van|der|el|al|bin|ben)|[A-Z]’\p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\p{Lu}\p{Ll}+)`;
const NAME = latin(new RegExp(String.raw`^\p{Lu}[\p{Ll}.]+(?:-\p{Lu}?\p{Ll}+)*(?: ${PART}){1,3}$`, 'u'));

/** A person's name and nothing else: two to four words that all look like parts of one. */
export function isPersonName(text: string): boolean {
  return (
    text.length <= 45 &&
    NAME.test(text) &&
    !text.split(' ').some((word) => NO_NAME.test(word)) &&
    !/\b(?:Norra|Södra|Östra|Västra|Sankt|Stora|Lilla|Nya|Vårt|Ung|Den|Det|En|Ett|Vi|Hot|Alla|Fler|Så|Om|I)\b/u.test(
      text,
    )
  );
}

const ROLE = latin(
  /(?:chef(?:en)?|direktör(?:en)?|ordförande(?:n)?|samordnare(?:n)?|strateg(?:en)?|utredare(?:n)?|handläggare(?:n)?|sekreterare(?:n)?|(?:kommun|områdes|när)polis(?:en)?|kommunalråd(?:et)?|borgarråd(?:et)?|oppositionsråd(?:et)?|befäl|controller|utvecklare(?:n)?|ledare(?:n)?|koordinator(?:n)?|jurist(?:en)?|\p{L}ansvarig|inspektör(?:en)?|kommissarie(?:n)?|intendent(?:en)?|rektor(?:n)?|mästare|assistent(?:en)?|ekonom(?:en)?|planerare(?:n)?|förvaltare(?:n)?|administratör(?:en)?|planeringsledare|kommunikatör(?:en)?|vd|processledare|specialist|rådgivare|justerare(?:n)?|justeringsman(?:nen)?)(?=[\s,]|$)/iu,
);

/** The title of an office or a job: "Kommundirektör", "tf. säkerhetschef", "Kommunstyrelsens ordförande (S)". */
export function isRole(text: string): boolean {
  if (text.length > 90 || /[.!?:;]$|\d/u.test(text) || text.split(' ').length > 9) return false;
  return ROLE.test(text) && !/\b(?:till|ska|har|är|som|att|kan|lovar|fick|blev)\b/u.test(text);
}
