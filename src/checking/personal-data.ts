import { finding } from '#checking/finding.ts';
import { findIdentityNumbers } from '#checking/identity-number.ts';
import type { Material } from '#checking/material.ts';
import { speaksOfOffice, speaksOfRole } from '#checking/official.ts';
import type { Passage } from '#checking/passage.ts';
import type { Finding } from '#checking/report.ts';

const MOBILE = /(?<![\d/-])(?:\+46[\s-]?(?:\(0\))?|0046[\s-]?|0)7[02369](?:[\s-]?\d){7}(?!\d)/g;
const LANDLINE = /(?<![\d/-])0(?:8|[1-6]\d{1,2}|9\d{1,2})[\s]?[-–/][\s]?\d{2,3}(?:\s?\d{2,3}){1,2}(?!\d)/g;
const PRIVATE_LIFE =
  /(?:privat|hemtelefon|bostad|boende|anhörig|förälder|mamma|pappa|anmälare|målsägande|vittne|granne|hemma hos)/i;
/** Two or three capitalised words in a row, as a person is named. */
const NAME = /\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}/u;

const EMAIL = /[a-zåäöéü\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?(?:[a-zåäöéü\p{N}-]+\.)+[a-zåäöéü]{2,}/giu;
const PRIVATE_MAIL =
  /(?:^|\.)(?:gmail|googlemail|hotmail|outlook|live|msn|yahoo|ymail|icloud|me|mac|telia|comhem|spray|passagen|home|bredband2?|bredbandsbolaget|glocalnet|tele2|swipnet|bahnhof|proton|protonmail|pm|tutanota|gmx|mail|aol)\.(?:com|se|net|nu|me|org|eu)$/i;
const FUNCTION_MAILBOX =
  /^(?:info|kontakt|kansli|styrelse|ordforande|ordförande|forening|förening|trygg|grannsamverkan|sakerhet|säkerhet|kommun|registrator|medborgar|kundtjanst|kundtjänst|polis|press|fritid|bibliotek|skola|ungdom|synpunkt|felanmal|reception|bokning|support|lofte|hej|post|office|noreply|expedition|exp|if|bk|ik|ks)/i;
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
  /(?:dnr|diarienr|diarienummer|ärende(?:nummer|nr)?|beteckning|§|paragraf|linje|buss|rum|sal|modell|standard)\.?:?\s*$/i;

/** Personal data that should not be spread. The finding says where and what kind, never the words themselves. */
export function findPersonalData({ passages }: Material): Finding[] {
  return passages.flatMap((passage) =>
    hitsIn(passage).map((message) => finding('personal-data', message, placeOf(passage))),
  );
}

function placeOf({ block, point }: Passage): { block: number | null; point: number | null } {
  return { block, point };
}

function hitsIn(passage: Passage): string[] {
  const hits: string[] = [];
  for (const line of passage.text.split('\n')) {
    const numbers = findIdentityNumbers(line);
    for (const _ of numbers) hits.push('Här står ett personnummer eller samordningsnummer. Ta bort det.');
    const rest = numbers.reduce(
      (text, { at, length }) => text.slice(0, at) + ' '.repeat(length) + text.slice(at + length),
      line,
    );
    const inOffice = passage.role === 'running' || passage.role === 'signatory' || passage.role === 'dispatch';
    if (!inOffice)
      for (let n = privatePhones(rest); n > 0; n--) hits.push('Här står ett privat telefonnummer. Ta bort det.');
    for (let n = privateMails(rest, inOffice); n > 0; n--) {
      hits.push('Här står en privatpersons e-postadress. Ta bort den, eller skriv en adress till er verksamhet.');
    }
    for (let n = plates(rest); n > 0; n--) hits.push('Här står ett fordons registreringsnummer. Ta bort det.');
  }
  return hits;
}

function privatePhones(line: string): number {
  const mobiles = [...line.matchAll(MOBILE)].filter((match) => !speaksOfRole(around(line, match.index)));
  const landlines = [...line.matchAll(LANDLINE)].filter((match) => {
    const near = around(line, match.index);
    return PRIVATE_LIFE.test(near) || (NAME.test(near) && !speaksOfOffice(near));
  });
  return mobiles.length + landlines.length;
}

function privateMails(line: string, inOffice: boolean): number {
  if (!/@|[([]at[)\]]/i.test(line)) return 0;
  return [...line.matchAll(EMAIL)].filter((match) => {
    const [local = '', domain = ''] = match[0].replace(/\s|[()[\]]/g, '').split(/@|at(?=[^@]*\.)/);
    if (FUNCTION_MAILBOX.test(local)) return false;
    if (PRIVATE_MAIL.test(domain)) return true;
    if (inOffice || AUTHORITY.test(domain) || speaksOfRole(around(line, match.index))) return false;
    // firstname.lastname at a domain that may be an employer or an association: private only if life is.
    return PRIVATE_LIFE.test(around(line, match.index)) && /^\p{L}+[._-]\p{L}+$/u.test(local);
  }).length;
}

function plates(line: string): number {
  // In a line of capitals any three letters before a number are a word.
  if (!/\p{Ll}/u.test(line) && line.length > 12) return 0;
  return [...line.matchAll(PLATE)].filter(
    (match) => !NOT_PLATE.has(match[1] ?? '') && !CASE.test(line.slice(0, match.index)),
  ).length;
}

/** The words near a hit: a person's role may stand before or after the number. */
function around(line: string, at: number): string {
  return line.slice(Math.max(0, at - 100), at + 80);
}
