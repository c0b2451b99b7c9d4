/** Words that make a line belong to somebody's office rather than to a private person. */
const ROLE =
  /(?:handläggare|samordnare|strateg|chef|direktör|sekreterare|utredare|ansvarig|kommunpolis|områdespolis|polisinspektör|poliskommissarie|polisassistent|inspektör|kommissarie|rektor|förvaltare|kurator|fältarbetare|fältassistent|socialsekreterare|projektledare|enhetschef|kommunikatör|pressansvarig|registrator|nämndsekreterare|kommunalråd|ledamot|vaktmästare|koordinator|utvecklare|konsulent|utvecklingsledare|verksamhetsledare|gruppledare|fritidsledare|fältare|fältar|fältgrupp|trygghetstelefon|trygghetsnummer|bibliotekarie|säkerhetsvärd|trygghetsvärd|ordningsvakt|väktare|jourhavande|tjänsteman)[a-zåäöéü]*/iu;

/** Places that answer for an organisation. */
const OFFICE =
  /(?:växel|kontaktcenter|kundtjänst|kundcenter|medborgarservice|kommunservice|servicecenter|reception|kansli|expedition|stationen|polisstation|felanmäl|journummer|jouren|jourtelefon|socialjour|trygghetsjour|störningsjour|fastighetsjour|tipstelefon|presskontakt|presstjänst|\bAB\b|bostadsbolag|fastighetsbolag|kyrkan|församling|förening|kontor|öppettider|besöksadress|postadress|kommunhuset|stadshuset|kommunledning|förvaltning|myndighet|enheten|avdelning|org\.?\s?nr|organisationsnummer|fritidsgård|bibliotek|skolan\b|kommun\b|112|114 ?14|1177)/iu;

/** Says whether a line speaks of an office or of somebody in a role. */
export function speaksOfOffice(line: string): boolean {
  return ROLE.test(line) || OFFICE.test(line);
}

/** Says whether a line names somebody's role: only then is a mobile phone an official's. */
export function speaksOfRole(line: string): boolean {
  return (
    ROLE.test(line) ||
    /(?:jour|växel|kontaktcenter|kundtjänst|tipstelefon|felanmäl|störningsjour|fritidsgård)/iu.test(line)
  );
}
