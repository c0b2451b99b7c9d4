import type { Report } from '#checking/report.ts';
import { DAY, readDay } from '#reading/frame/dates.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';

type Agreement = Report['agreements'][number];

const WORD = String.raw`(?:samverkans?(?:överenskommelse|avtal)|samarbets(?:överenskommelse|avtal)|partnerskapsavtal|överenskommelse(?:n)? om (?:samverkan|samarbete)|avtal(?:et)? om (?:samverkan|samarbete))(?:n|t|et|en)?`;
const LEAD = String.raw`(?:(?:övergripande|lokala|lokal|gemensamma|gällande|nuvarande|ny|nya|skriftliga|fleråriga|gemensam|strategiska|femåriga|kommunövergripande)\s+){0,3}`;
const NAME = latin(
  new RegExp(
    String.raw`(?<![\p{L}])(${LEAD}${WORD}(?!\p{L})(?:\s+(?:mellan|för|om|kring|med|avseende|gällande)\s+(?:(?!\s(?:från|av den|daterad|undertecknad|tecknad|som|är|har|gäller|ska|skrevs|tecknades|undertecknades|beslutad|antogs|antagen|den \d)(?![\p{L}]))[^.,;:()])+)?)`,
    'giu',
  ),
);
const DATED = latin(
  new RegExp(
    String.raw`^(?=\s*\d{4}-)\s*(?<at>${DAY})|^[^.;]{0,60}?(?:från|av|den|daterad|underteckna\p{L}*|teckna\p{L}*|skrevs?|beslutad\p{L}*|antog\p{L}*|antagen|signerad\p{L}*|ingick\p{L}*|,|\()\s*(?:under\s+)?(?:den\s+)?(${DAY})`,
    'iu',
  ),
);
const BEFORE = latin(
  new RegExp(
    String.raw`(${DAY})\s+(?:undertecknade|tecknade|skrev|ingick)[^.;]{0,80}$|(?<!\p{L})sedan\s+(?:den\s+)?(?<since>${DAY})\s[^.;,]{0,80}$|(?:skrev|tecknade|undertecknade|ingick|träffade|slöt)s?\s+(?:under\s+)?(?:den\s+)?(?<on>${DAY})\s+(?:en|ett|den|sin|sitt)\s+$`,
    'iu',
  ),
);

/** Cooperation agreements that the document says the promise rests on, by the name used, with their day where told. */
export function readAgreements(source: FrameSource): Agreement[] {
  const found: Agreement[] = [];
  for (const { text, kind } of source.sentences) {
    if (kind === 'dispatch' || kind === 'consultation') continue;
    for (const match of text.matchAll(NAME)) {
      const name = (match[1] ?? '').trim();
      const after = text.slice(match.index + match[0].length);
      const day = dayAfter(after) ?? dayBefore(text.slice(0, match.index));
      const date = day === undefined ? null : readDay(day);
      if (/(?:ny|nästa|kommande)\s+$/iu.test(text.slice(0, match.index))) continue;
      add(found, { name, date });
    }
  }
  return found;
}

function dayBefore(text: string): string | undefined {
  const match = BEFORE.exec(text);
  return match?.groups?.['on'] ?? match?.groups?.['since'] ?? match?.[1];
}

function dayAfter(text: string): string | undefined {
  const match = DATED.exec(text);
  return match?.groups?.['at'] ?? match?.[2];
}

/** The same agreement told of again gives what it lacked, its day or its longer name. */
function add(found: Agreement[], agreement: Agreement): void {
  const same = found.findIndex(
    (other) =>
      stem(other.name) === stem(agreement.name) &&
      (other.date === null || agreement.date === null || other.date === agreement.date),
  );
  const other = found[same];
  if (other === undefined) found.push(agreement);
  else
    found[same] = {
      name: agreement.name.length > other.name.length && other.date === null ? agreement.name : other.name,
      date: other.date ?? agreement.date,
    };
}

function stem(name: string): string {
  return /samverkan|samarbete|samverkans|samarbets|partnerskap/iu.exec(name)?.[0].slice(0, 6).toLowerCase() ?? name;
}
