import { finding } from '#checking/finding.ts';
import { findIdentityNumbers } from '#checking/identity-number.ts';
import type { Material } from '#checking/material.ts';
import { speaksOfOffice, speaksOfRole } from '#checking/official.ts';
import type { Passage } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';
import { seenText } from '#checking/seen-text.ts';

const MOBILE =
  /(?<![\p{L}\d/.-])(?:\+46[\s-]?(?:\(0\))?|0046[\s-]?|0)7[02369](?:(?:\s?[-–./]\s?|\s)?\d){7}(?!\d|[-/]\d)/gu;
const LANDLINE = /(?<![\d/-])0(?:8|[1-6]\d{1,2}|9\d{1,2})[\s]?[-–/][\s]?\d{2,3}(?:\s?\d{2,3}){1,2}(?!\d)/g;
/** Two or three capitalised words in a row, as a person is named. */
const NAME = /\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}/gu;
const NO_PERSON =
  /(?:kommun|polis|direkt|bostäder|fastighet|center|centrum|centralen|skola|gård|torg|service|räddning|tjänst|hus|råd|klubb|scout|cross|bygg|energi|kraft)/i;
/** Without the dash, only where the line says that it is a phone. */
const LABELLED_LANDLINE =
  /(?<=(?:tel|telefon|tfn|hemtelefon)\.?:?\s)0(?:8|[1-6]\d{1,2}|9\d{1,2})\s\d{2,3}(?:\s?\d{2,3}){1,2}(?!\d)/gi;
/** Switchboards end in noughts. */
const ROUND = /0\s?0$/;
const PRIVATE_LIFE =
  /(?:privat|hemtelefon|bostad(?!s)|boende(?!stöd|samordn|enhet|chef)|invånare|anhörig|förälder|mamma|pappa|anmälare|anmälde|målsägande|vittne|granne|hemma hos|pensionär)/i;
const PRIVATE_LINE = /(?:hemtelefon|privat(?:a|t)? (?:mobil|telefon|nummer)|privat(?:nummer|telefon|mobil))/i;
/** "Boende kan ringa …": those who call are private, the number is not. */
const CALL_HERE =
  /(?<![a-zåäöéü])(?:ringa|kontakta|vända sig|höra av sig|anmäla|mejla|maila|skriva|tipsa|frågor)(?![a-zåäöéü])/iu;

const EMAIL =
  /(?<![a-zåäöéü\p{N}._%+-])[a-zåäöéü\p{N}._%+-]{1,64}\s?(?:@|\(at\)|\[at\])\s?(?:[a-zåäöéü\p{N}-]{1,63}\.){1,8}[a-zåäöéü]{2,}/giu;
const PRIVATE_MAIL =
  /(?:^|\.)(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|telia|comhem|spray|passagen|home|bredband2?|bredbandsbolaget|glocalnet|tele2|swipnet|bahnhof|proton|protonmail|pm|tutanota|gmx|aol)\.(?:com|se|net|nu|me|org|eu)$|(?:^|\.)[a-zåäö-]*(?:mejl|mail)[a-zåäö-]*\.[a-z]{2,}$/i;
const FUNCTION_MAILBOX =
  /^(?:info|kontakt|kansli|styrelse|ordforande|ordförande|forening|förening|trygg|grannsamverkan|sakerhet|säkerhet|kommun|registrator|medborgar|kundtjanst|kundtjänst|polis|press|fritid|bibliotek|skola|ungdom|synpunkt|felanmal|reception|bokning|support|lofte|hej|post|office|noreply|expedition|exp|if|bk|ik|ks)|(?:byalag|förening|forening|klubb|samfallighet|hyresgast|nattvandr|laget$|radet$|bostader)/i;
const AUTHORITY =
  /(?:kommun|polisen|region|lansstyrelsen|stad|brandkar|raddning|\.gov)|^(?:skr|bra|msb|socialstyrelsen)\.se$/i;

const PLATE = /(?<![\p{L}\p{N}/-])([A-HJ-PR-UW-Z]{3})[ ]?(\d{2}[0-9A-HJ-PR-UW-Z])(?![\p{L}\p{N}]|[-/:.,]\d)/gu;
/** Three letters that stand before a number without being a car: offices, methods, standards, cases. */
const NOT_PLATE = new Set(
  (
    'LPO LOP EST MBL KSO KLK KLF KSN KSF SBN KUN KUF BUN BUF SON SOF TEN TFN MHN MSN FRN FUN UBN UAN ARN VON ONS KFN ' +
    'KFF GVN BMN BYN SAN STN TRN NTU BRÅ SKR SCB MSB FFS SFS RPS ISO EPA RAL DNR KSA KSU KSK KSL SHK ALN AVN HSN ' +
    'NMN NPF PBL LSS SOL LVU LVM RFS TSA TSF GPS DNA CTC CPT HBT LED USB PDF TBC REF RUM SAL BUS TEL FAX BOX PUL KPR ' +
    'MED DEN ATT DET FÖR OCH SOM HAR KAN VAR SKA FEM SEX TRE TIO EN4 RIK NOT DEL SID'
  ).split(' '),
);
const CASE =
  /(?:bilaga|bilagan|dnr|diarienr|diarienummer|ärende(?:t|nummer|nr)?|beteckning|§|paragraf|linje|buss|rum|sal|lokal|hus|modell(?:en)?|standard(?:en)?|norm(?:en)?|klass|kurs(?:en)?|projekt(?:et)?|program(?:met)?|typ|version)\.?:?\s*$/i;
/** With a vehicle named before it, a plate is known in any dress: "DKL-481", "regnr pxb 337". */
const AFTER_VEHICLE =
  /(?<=(?:fordon|bil|moped|epa|traktor|motorcykel|volvo|saab|bmw|audi)(?:en|et|er|ar|arna|n|s)?[, ]{1,2}(?:med )?)[A-HJ-PR-UW-Z]{3}-\d{2}[0-9A-HJ-PR-UW-Z](?![\p{L}\p{N}])/giu;
const AFTER_LABEL =
  /(?<=(?:[Rr]eg\.?\s?-?(?:nr|nummer)|[Rr]egistreringsnummer|registreringsskylt(?:en)?|skylten)[.: ]{1,2})[a-hj-pr-uw-z]{3}[ -]?\d{2}[0-9a-hj-pr-uw-z](?![\p{L}\p{N}])/gu;
/** Standards and models like round numbers; a plate with one is known by the vehicle that is named. */
const ROUND_NUMBER = /00$/;
const VEHICLE =
  /(?:fordon|(?<![a-zåäöéü])bil(?:en|ar|arna)?(?![a-zåäöéü])|moped|epa|traktor|motorcykel|\bmc\b|skylt|volvo|saab|körde|parkera)/i;
const MONEY = /^(?:SEK|EUR|USD|NOK|DKK|GBP)$/;

/** What kind of personal data a stretch of text is. */
export type PersonalKind = 'identity-number' | 'phone' | 'email' | 'plate';
/** Where personal data stand in a text, counted in UTF-16 units as JavaScript does. */
export type PersonalSpan = { readonly at: number; readonly length: number; readonly kind: PersonalKind };

const MESSAGES: Readonly<Record<PersonalKind, string>> = {
  'identity-number': 'Här står ett personnummer eller samordningsnummer. Ta bort det.',
  phone: 'Här står ett privat telefonnummer. Ta bort det.',
  email: 'Här står en privatpersons e-postadress. Ta bort den, eller skriv en adress till er verksamhet.',
  plate: 'Här står ett fordons registreringsnummer. Ta bort det.',
};

/** Personal data that should not be spread. The finding says where and what kind, never the words themselves. */
export function findPersonalData({ passages }: Pick<Material, 'passages'>): Finding[] {
  const abbreviations = abbreviationsIn(passages);
  return passages.flatMap((passage) =>
    hitsIn(passage, abbreviations).map(({ kind }) => finding('personal-data', MESSAGES[kind], placeOf(passage))),
  );
}

/** Where personal data stand in running text, for whoever is to take them out. */
export function personalSpans(text: string): PersonalSpan[] {
  return hitsIn({ text, role: 'prose' }, abbreviationsIn([{ text }])).toSorted((one, other) => one.at - other.at);
}

/** Three capitals that stand without a number elsewhere in the document are an abbreviation, never a plate. */
function abbreviationsIn(passages: readonly Pick<Passage, 'text'>[]): ReadonlySet<string> {
  return new Set(
    passages.flatMap(({ text }) => text.match(/(?<![\p{L}\p{N}-])\p{Lu}{3}(?![\p{L}\p{N}]|[ -]\d)/gu) ?? []),
  );
}

function placeOf({ block, point }: Passage): { block: number | null; point: number | null } {
  return { block, point };
}

function hitsIn({ text, role }: Pick<Passage, 'text' | 'role'>, abbreviations: ReadonlySet<string>): PersonalSpan[] {
  const { seen, from } = seenText(text);
  return hitsInLines({ text: seen, role }, abbreviations).map(({ at, length, kind }) => {
    const first = from(at);
    return { at: first, length: from(at + length) - first, kind };
  });
}

function hitsInLines(
  { text, role }: Pick<Passage, 'text' | 'role'>,
  abbreviations: ReadonlySet<string>,
): PersonalSpan[] {
  const inOffice = role === 'running' || role === 'signatory' || role === 'dispatch';
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const begins = start;
    start += line.length + 1;
    const numbers = findIdentityNumbers(line);
    const rest = numbers.reduce(
      (words, { at, length }) => words.slice(0, at) + ' '.repeat(length) + words.slice(at + length),
      line,
    );
    const spans = (kind: PersonalKind, found: readonly RegExpMatchArray[]): PersonalSpan[] =>
      found.map(({ 0: words, index = 0 }) => ({ at: begins + index, length: words.length, kind }));
    return [
      ...numbers.map(({ at, length }) => ({ at: begins + at, length, kind: 'identity-number' as const })),
      ...spans('phone', inOffice ? [] : privatePhones(rest)),
      ...spans('email', privateMails(rest, inOffice)),
      ...spans('plate', plates(rest, abbreviations)),
    ];
  });
}

function privatePhones(line: string): RegExpMatchArray[] {
  const mobiles = [...line.matchAll(MOBILE)].filter((match) => !speaksOfRole(around(line, match.index)));
  const landlines = [...line.matchAll(LANDLINE), ...line.matchAll(LABELLED_LANDLINE)].filter((match) => {
    const near = around(line, match.index);
    if (PRIVATE_LINE.test(near)) return true;
    if (ROUND.test(match[0]) || speaksOfOffice(near) || CALL_HERE.test(near)) return false;
    return PRIVATE_LIFE.test(near) || namesPerson(near);
  });
  return [...mobiles, ...landlines];
}

function privateMails(line: string, inOffice: boolean): RegExpMatchArray[] {
  if (!/@|[([]at[)\]]/i.test(line)) return [];
  return [...line.matchAll(EMAIL)].filter((match) => {
    const [local = '', domain = ''] = match[0].replace(/\s|[()[\]]/g, '').split(/@|at(?=[^@]*\.)/);
    if (FUNCTION_MAILBOX.test(local)) return false;
    if (PRIVATE_MAIL.test(domain)) return true;
    const near = around(line, match.index);
    if (inOffice || AUTHORITY.test(domain) || speaksOfRole(near)) return false;
    // A year of birth, or a life outside work: a domain alone does not tell an employer from a family.
    return /^\p{L}[\p{L}._-]+\d{2,4}$/u.test(local) || (PRIVATE_LIFE.test(near) && !CALL_HERE.test(near));
  });
}

function plates(line: string, abbreviations: ReadonlySet<string>): RegExpMatchArray[] {
  // In a line of capitals any three letters before a number are a word.
  if (!/\p{Ll}/u.test(line) && line.length > 12) return [];
  const plain = [...line.matchAll(PLATE)].filter(({ 1: letters = '', index, 0: all }) => {
    if (NOT_PLATE.has(letters) || abbreviations.has(letters) || MONEY.test(letters)) return false;
    if (ROUND_NUMBER.test(all) && !VEHICLE.test(around(line, index))) return false;
    return (
      !CASE.test(line.slice(Math.max(0, index - 40), index)) &&
      !/^ (?:\d{3}|kr|kronor|st)(?![\p{L}\d])/u.test(line.slice(index + all.length, index + all.length + 10))
    );
  });
  return [...plain, ...line.matchAll(AFTER_VEHICLE), ...line.matchAll(AFTER_LABEL)];
}

function namesPerson(words: string): boolean {
  return (words.match(NAME) ?? []).some((name) => !NO_PERSON.test(name));
}

/** The words near a hit: a person's role may stand before or after the number. */
function around(line: string, at: number): string {
  return line.slice(Math.max(0, at - 100), at + 80);
}
