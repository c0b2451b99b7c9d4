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
  /\b(?:Skriv|Fyll i|Ange) (?:din |er )?(?:text(?:en)? )?här\b(?! i)[^.\n]{0,20}\.?/i,
  /<(?:fyll i|skriv|ange|infoga|välj|text|namn|datum|rubrik|titel|belopp|antal|plats|område|kommun|år|dnr|diarienummer|xx+)(?: [^<>\n]{0,40})?>/i,
  /\{\{?\s*[\p{L}_.-]{2,40}\s*\}?\}|«[\p{L}_]{2,30}»/u,
  /(?<![\p{L}\p{N}-])(?:X{2,}|x{3,})(?=(?:[:/.-]?[Xx\d]+)*(?![\p{L}\p{N}]|-(?:kromosom|individ|kön)))(?:[:/.-]?[Xx\d]+)*/u,
  /(?<![\p{L}\p{N}.-])xx(?:[.:/-](?:xx+|\d+))*(?![\p{L}\p{N}-])/u,
  /(?<![\p{L}\p{N}])(?:19|20)[Xx]{2}(?:-[Xx]{2}){0,2}(?![\p{L}\p{N}])/u,
  /(?<!\p{L})(?:ÅÅÅÅ|åååå|YYYY|20ÅÅ|20åå)(?:[-/. ]?(?:MM|mm))?(?:[-/. ]?(?:DD|dd))?(?!\p{L})/u,
  /(?<!\p{L})(?:TBD|TODO|T\.B\.D\.|FIXME)(?!\p{L})/u,
  /\blorem ipsum\b|\bdolor sit amet\b/i,
  /…{3,}|\.{6,}|_{4,}/,
  /\b(?:Förnamn Efternamn|Namn Namnsson|Handläggarens namn|Kommunens namn|Kommunnamn|Områdets namn|Titel\/roll här)\b/,
  /(?<![a-zåäöéü])(?:Klicka|Dubbelklicka)(?: eller tryck)? (?:här )?om du vill (?:skriva|ange|lägga till|infoga|välja)[^.\n]{0,40}\.?/iu,
  /(?<![a-zåäöéü])(?:Ersätt|Ta bort) (?:den här|denna) (?:text|rad|ruta|mening|instruktion)[a-zåäöéü]*[^.\n]{0,40}\.?/iu,
  /(?<!\p{L})Här (?:skriver|anger|fyller|beskriver) (?:du|ni)[^.\n]{0,80}\.?/u,
  /(?<!\p{L})(?:NN|N\.\s?N\.)(?!\p{L})/u,
  /(?<![\p{L}\p{N}])X(?= (?:st|stycken|antal|personer|gånger|tillfällen|kontroller|procent|deltagare|kronor|insatser|möten)(?!\p{L}))/u,
  /(?<=^|\s)\?{2,}(?=\s|$)/,
  /\bError! (?:Reference source|Bookmark)[^.\n]*\.?|\bFel! (?:Hittar inte|Bokmärket|Det finns inget|Referenskälla|Okänt)[^.\n]*\.?/i,
  /(?<![a-zåäöéü])(?:rubriknivå \d|exempeltext|malltext|platshållare för (?:text|rubrik|bild)|brödtext här|text kommer|text saknas)(?![a-zåäöéü])/iu,
  /^(?:\[\s*\]|\(\s*\.{2,}\s*\))$/m,
];

const PROMPTS = WORDINGS.map((wording) => new RegExp(wording.source, `${wording.flags}g`));

/** Roman numerals, clothes sizes and the like that look like a template's X. */
const NO_PROMPT = /^(?:X{2,3}|X{1,3}(?:I{1,3}|IV|VI{0,3}|IX)|X{1,3}L)$/;

/** Löftet's own mark for what nobody has stated: never a prompt. */
const OWN_MARK = /Uppgift saknas:[^\n]*/g;

/** Prompts and fill-in marks that a template left in the text; each place once. */
export function findPlaceholders({ passages }: Material): Finding[] {
  return passages
    .filter((passage) => passage.role !== 'running')
    .flatMap(({ text, block, point }) =>
      promptsIn(text).map((quote) =>
        finding(
          'placeholder-left',
          `Mallens text ”${quote}” står kvar. Skriv det som ska stå här, eller ta bort den.`,
          {
            quote,
            block,
            point,
          },
        ),
      ),
    );
}

function promptsIn(text: string): string[] {
  let rest = text.replace(OWN_MARK, (mark) => ' '.repeat(mark.length));
  const found: { quote: string; at: number }[] = [];
  for (const pattern of PROMPTS) {
    // What one pattern has found is blanked out, so that the next does not find its parts.
    rest = rest.replace(pattern, (quote: string, at: number) => {
      if (!isRomanOrSize(quote, text, at)) found.push({ quote: quote.trim(), at });
      return ' '.repeat(quote.length);
    });
  }
  return found.toSorted((a, b) => a.at - b.at).map(({ quote }) => quote);
}

/** "XX" alone is a gap; after a name, "kapitel" or "storlek" it is a numeral or a size. */
function isRomanOrSize(quote: string, text: string, at: number): boolean {
  if (!NO_PROMPT.test(quote)) return false;
  if (quote !== 'XX' && quote !== 'XXX') return true;
  return /(?:kapitel|kap\.|del|bilaga|avsnitt|storlek|band|volym|seklet|Karl|Gustaf|Johannes|påve)\s*$/i.test(
    text.slice(Math.max(0, at - 20), at),
  );
}
