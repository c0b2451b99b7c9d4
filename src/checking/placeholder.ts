import { finding } from '#checking/finding.ts';
import type { Material } from '#checking/material.ts';
import type { Finding } from '#checking/report.ts';

/** What a template leaves behind, each as one pattern; what encloses another comes first. */
const WORDINGS: readonly RegExp[] = [
  /<<[^<>\n]{1,40}>>/,
  /\[(?:fyll i|skriv|ange|infoga|välj|klicka|komplettera|text|namn|datum|rubrik|titel|belopp|antal|plats|område|kommun|år|dnr|diarienummer|ärendemening|handläggare|titel|roll|xx+|_+|\?+|tbd|todo)[^\]\n]{0,60}\]/i,
  /\b(?:Klicka|Tryck)(?: eller tryck| eller klicka)?(?: här)?(?: och skriv| för att (?:ange|skriva|lägga till|infoga|välja|fylla i))[^.\n]{0,60}\.?/i,
  /\bKlicka (?:eller tryck )?här\b(?! för att (?:läsa|komma|se|öppna|ladda|anmäla))[^.\n]{0,60}\.?/i,
  /\b(?:Click|Tap)(?: or (?:tap|click))?(?: here)? to (?:enter|add|type|edit)[^.\n]{0,40}\.?/i,
  /\bChoose an item\.?|\bEnter (?:text|title|a date|your name) here\.?|\[(?:Type|Insert|Enter) [^\]\n]{1,40}\]/i,
  /\bVälj ett (?:datum|objekt|alternativ)\b\.?(?! (?:i|ur|som|bland|på|för)\b)/i,
  /^(?:Ange|Skriv|Fyll i|Infoga|Lägg till)(?: in)? (?:här|(?:din |en |ett )?(?:text(?:en)?|rubrik(?:en)?|underrubrik|titel(?:n)?|datum|namn|diarienummer|dnr|ärendemening|brödtext|sammanfattning|förvaltning|handläggare))(?: här)?\.?$/im,
  /\b(?:Skriv|Fyll i|Ange) (?:din |er )?(?:text(?:en)? )?här\b(?! i| om| när)[^.\n]{0,20}\.?/i,
  /<(?:fyll i|skriv|ange|infoga|välj|text|namn|datum|rubrik|titel|belopp|antal|plats|område|kommun|år|dnr|diarienummer|xx+)(?: [^<>\n]{0,40})?>/i,
  /\{\{?\s*[\p{L}_.-]{2,40}\s*\}?\}|«[\p{L}_]{2,30}»/u,
  /(?<![\p{L}\p{N}-])(?:X{2,}|x{3,})(?=(?:[:/.-]?[Xx\d]+)*(?![\p{L}\p{N}]|-(?:kromosom|individ|kön|\p{Lu}\p{Ll})))(?:[:/.-]?[Xx\d]+)*/u,
  /(?<![\p{L}\p{N}.-])xx(?:[.:/-](?:xx+|\d+))*(?![\p{L}\p{N}-])/u,
  /(?<![\p{L}\p{N}])(?:19|20)[Xx]{2}(?:-[Xx]{2}){0,2}(?![\p{L}\p{N}])/u,
  /(?<!\p{L})(?:ÅÅÅÅ|åååå|YYYY|yyyy|20ÅÅ|20åå)(?:[-/. ]?(?:MM|mm))?(?:[-/. ]?(?:DD|dd))?(?!\p{L})/u,
  /(?<!\p{L})(?:TBD|TODO|T\.B\.D\.|FIXME)(?!\p{L})/u,
  /\b(?:lorem ipsum|dolor sit amet|consectetur|sed do eiusmod|duis aute|vestibulum|pellentesque|curabitur)\b[^\n]*/i,
  /\b(?:Förnamn Efternamn|Namn Namnsson|Handläggarens namn|Kommunens namn|Kommunnamn|Områdets namn|Titel\/roll här)\b/,
  /(?<![a-zåäöéü])(?:Klicka|Dubbelklicka)(?: eller tryck)? (?:här )?om du vill (?:skriva|ange|lägga till|infoga|välja)[^.\n]{0,40}\.?/iu,
  /(?<![a-zåäöéü])(?:Ersätt|Ta bort) (?:den här|denna) (?:text|rad|ruta|mening|instruktion)[a-zåäöéü]*[^.\n]{0,40}\.?/iu,
  /(?<!\p{L})Här (?:skriver|anger|fyller|beskriver) (?:du|ni)[^.\n]{0,80}\.?/u,
  /(?<!\p{L})(?:NN|N\.\s?N\.)(?!\p{L})/u,
  /(?<![\p{L}\p{N}])X(?= (?:st|stycken|antal|personer|gånger|tillfällen|kontroller|procent|deltagare|kronor|insatser|möten)(?!\p{L}))/u,
  /(?<=^|\s)\?{2,}(?=\s|$)/,
  /\bError! (?:Reference source|Bookmark)[^.\n]*\.?|\bFel! (?:Hittar inte|Bokmärket|Det finns inget|Referenskälla|Okänt)[^.\n]*\.?/i,
  /(?<![a-zåäöéü])(?:rubriknivå \d|exempeltext|malltext|platshållare för (?:text|rubrik|bild)|brödtext här|text kommer|text saknas)(?![a-zåäöéü])/iu,
  /^(?:\[\s*\]|\[\s*(?:\.{3}|…)\s*\]|\(\s*\.{2,}\s*\))$/m,
  /^(?:Rubrik|Underrubrik|Heading) \d(?:\.\d)?$|^(?:Underrubrik|Dokumenttitel|Dokumentrubrik|Brödtext|Title|Subtitle|Heading)$/im,
  /(?<!\p{L})(?:ÅÅ|åå|YY)[-/. ]?(?:MM|mm)[-/. ]?(?:DD|dd)(?!\p{L})/u,
  /(?<!\d)0{4}[-/]0{2,4}(?:-00)?(?!\d)|(?<!\d)0{2,4}-0{2,3}(?: 0{2,3})+(?!\d)/,
  /[([*]\s*(?:fylls? i|komplettera|kompletteras|att komplettera|att kompletteras|skrivs? in|text kommer|uppdateras senare)(?: [^()[\]*\n]{0,40})?[)\]*]/i,
  /(?<=^|:[ \t])(?:-{1,3} ?)?(?:fyll i|fylls i|kompletteras|att kompletteras|ska kompletteras|skrivs in)(?: (?:senare|av|med|här|när|efter|före|innan)[^.\n]{0,40})?\.?(?: ?-{1,3})?$/im,
  /^Välj (?:datum|objekt|alternativ|nämnd|förvaltning|i listan)\.?$/im,
  /^Ange (?!gärna|alltid|att|om)[^.\n]{2,40}$/im,
  /^Infoga (?:bild|logotyp|text|tabell|diagram|namn|datum)[^.\n]{0,30}\.?$/im,
  /^(?:Beskriv|Redogör|Sammanfatta|Redovisa) (?:kort|kortfattat|här)(?!\p{L})[^\n]{0,120}$/imu,
  /^(?:Handläggare|Kontakt|Kontaktperson|Ansvarig|Författare|Datum|Diarienummer|Dnr)\s*:\s*(?:Namn|Efternamn|Titel|Datum|Nummer|Diarienummer)\.?$/im,
  /^(?:Instruktion(?:er)?|Hjälptext|Mallinstruktion|Anvisning(?:ar)? till (?:mallen|handläggaren|författaren))\s*:[^\n]{0,80}/im,
  /(?<![a-zåäöéü])(?:raderas|tas bort) (?:innan|före) (?:publicering|utskick|beslut|expediering)[a-zåäöéü]*/iu,
  /(?<!\p{L})[Hh]är (?:kommer|läggs|infogas|skrivs) (?:en |ett )?(?:mer )?(?:text|bild|tabell|sammanfattning|beskrivning)(?:en)?(?!\p{L})[^.\n]{0,40}\.?|(?<!\p{L})[Hh](?:är|ÄR) (?:ska|SKA) (?:det|DET) (?:stå|STÅ)[^.\n]{0,40}\.?/u,
  /(?<!\p{L})(?:text,? ){2,4}text(?!\p{L})|(?<!\p{L})bla(?:,? bla){1,6}(?!\p{L})|^(?:mer )?text här\.?$/imu,
  /(?<![\p{L}\p{N}])X[ -]kommun(?!\p{L})|(?<!\p{L})[Kk]ommun X(?![\p{L}\p{N}])|(?<![\p{L}\p{N}])[XYN] av [XYN](?![\p{L}\p{N}])/u,
  /#(?:REF|NAME|VALUE|DIV\/0|NAMN|REFERENS|SAKNAS|VÄRDEFEL|DIVISION\/0)[!?]/,
  /^(?:Your (?:name|title|company)|Type your text|Insert (?:text|title|name) here|Add (?:text|title)|Firstname Lastname)\.?$/im,
];

/** Lines to write on. In a table of contents, and where somebody signs, they belong. */
const FILL_IN = /…{3,}|\.{6,}|_{3,}/;
const SIGNING = /(?:namnteckning|namnförtydligande|ort och datum|för kommunen|för polisen)/i;
const PERSON = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/u;
const CONTENTS_ROW = /^\s*\d{1,3}(?!\p{L})/u;

/** Square brackets around a prompt; what else stands in them is a source, a note or a word put into a quotation. */
const BRACKETS = /\[(?<inside>[^[\]\n]{2,80})\]/g;
const NO_BRACKET_PROMPT =
  /^(?:sic|mask|sekretess|borttag|överstruk|struken|bilaga|not\b|anm|vår|min |fotnot|ref|käll|se |figur|tabell|bild|https?:|www|\P{L}+$)/iu;
const FIELD =
  /(?:nummer|namn|datum|adress|plats|ort|tid|antal|summa|belopp|titel|roll|e-post|mejl|länk|veckodag|månad|årtal|förvaltning|nämnd)(?:et|en|e?s)?$/i;
const ABBREVIATION = /^\p{Lu}{2,6}$/u;

const PROMPTS = WORDINGS.map((wording) => new RegExp(wording.source, `${wording.flags}g`));

/** Roman numerals, clothes sizes and the like that look like a template's X. */
const NO_PROMPT = /^(?:X{2,3}|X{1,3}(?:I{1,3}|IV|VI{0,3}|IX)|X{1,3}L)$/;

/** Löftet's own mark for what nobody has stated: never a prompt. */
const OWN_MARK = /Uppgift saknas:[^\n]*/g;

const LONGEST_QUOTE = 80;

/** Prompts and fill-in marks that a template left in the text; each place once, in a page header once for all. */
export function findPlaceholders({ passages }: Material): Finding[] {
  const inRunning = new Set<string>();
  return passages.flatMap(({ text, role, block, point }, index) => {
    const next = passages.slice(index + 1, index + 4);
    const signed =
      SIGNING.test(text) ||
      PERSON.test(next[0]?.text ?? '') ||
      [role, ...next.map((one) => one.role)].includes('signatory');
    const prompts = [...new Set([...promptsIn(text), ...(role === 'running' ? [] : fillInsIn(text, signed))])];
    return prompts
      .filter((quote) => role !== 'running' || (!inRunning.has(quote) && inRunning.add(quote)))
      .map((quote) =>
        finding(
          'placeholder-left',
          `Mallens text ”${quote}” står kvar. Skriv det som ska stå här, eller ta bort den.`,
          { quote, block, point },
        ),
      );
  });
}

function promptsIn(text: string): string[] {
  let rest = text.replace(OWN_MARK, (mark) => ' '.repeat(mark.length));
  const found: { quote: string; at: number }[] = [];
  for (const pattern of PROMPTS) {
    // What one pattern has found is blanked out, so that the next does not find its parts.
    rest = rest.replace(pattern, (quote: string, at: number) => {
      if (!isRomanOrSize(quote, text, at)) found.push({ quote: shorten(quote.trim()), at });
      return ' '.repeat(quote.length);
    });
  }
  for (const match of rest.matchAll(BRACKETS)) {
    if (isBracketPrompt(match.groups?.['inside'] ?? '', rest, match.index))
      found.push({ quote: match[0], at: match.index });
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ quote }) => quote);
}

/** The start of a long run of sample text says enough. */
function shorten(quote: string): string {
  return quote.length <= LONGEST_QUOTE ? quote : quote.slice(0, LONGEST_QUOTE).replace(/\s\S*$/, '');
}

function isBracketPrompt(inside: string, text: string, at: number): boolean {
  if (NO_BRACKET_PROMPT.test(inside.trim()) || ABBREVIATION.test(inside)) return false;
  if (/^\p{Lu}/u.test(inside) || FIELD.test(inside) || /:\s*$/.test(text.slice(0, at))) return true;
  const quoted = /[”"»]/.test(text.slice(0, at)) && /[”"«»]/.test(text.slice(at + inside.length));
  return /\S\s\S/.test(inside) && !quoted;
}

/** Rows of dots and underscores that wait for words. */
function fillInsIn(text: string, signed: boolean): string[] {
  const match = FILL_IN.exec(text);
  if (match === null || signed) return [];
  const after = text.slice(match.index + match[0].length).split('\n');
  if (CONTENTS_ROW.test(after[0] ?? '') || PERSON.test(after.slice(0, 2).join('\n'))) return [];
  return [match[0]];
}

/** "XX" alone is a gap; after a name, "kapitel" or "storlek" it is a numeral or a size. */
function isRomanOrSize(quote: string, text: string, at: number): boolean {
  if (!NO_PROMPT.test(quote)) return false;
  if (quote !== 'XX' && quote !== 'XXX') return true;
  return /(?:kapitel|kap\.|del|bilaga|avsnitt|storlek|band|volym|seklet|Karl|Gustaf|Johannes|påve)\s*$/i.test(
    text.slice(Math.max(0, at - 20), at),
  );
}
