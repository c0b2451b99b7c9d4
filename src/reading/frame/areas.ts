import type { FrameSource } from '#reading/frame/frame-source.ts';
import { latin } from '#reading/latin.ts';

const NAME = String.raw`\p{Lu}[\p{L}]+(?:[-/]\p{Lu}[\p{L}]+)*(?: (?:\p{Lu}[\p{L}]+(?:-\p{Lu}[\p{L}]+)*|centrum|torg|hamn|södra|norra|västra|östra))*`;
const LIST = String.raw`(?:centralorten|stadskärnan|innerstaden|${NAME})(?:(?:, och | och |, | samt | & )(?:(?:för|i|på) )?${NAME})*`;
const KIND = String.raw`(?:(?:de |den )?(?:tre |två |fyra |fem |särskilt |prioriterade |utsatta |mindre )*(?:stadsdel(?:en|arna)|kommundel(?:en|arna)|bostadsområde(?:t|na)|områdena?|området|delområde(?:t|na)|tätort(?:en|erna)|ort(?:en|erna)|samhälle(?:t|na)|by(?:n|arna)|kvarter(?:et|en)|platsen|platserna|centrala))`;
const AREA_LIST = latin(new RegExp(String.raw`${KIND} (${LIST})`, 'gu'));
const LABEL = latin(
  new RegExp(
    String.raw`^(?:område(?:n)?|stadsdel(?:ar)?|bostadsområde|plats(?:er)?|geografiskt område|gäller för(?: området)?|avser område|löftesområde)\s*:\s*(${LIST})\.?$`,
    'iu',
  ),
);
const TO_NAME = latin(
  new RegExp(
    String.raw`[Mm]edborgarlöft\p{L}*(?: ?\d{4}(?:[-–/]\d{2,4})?)?(?: (?:20\d\d ?[-–] ?)?20\d\d)?,?\s*(?:[–-] |för |i |till (?:boende i |dem som bor i |dig som bor i |er som bor i )?|(?=\p{Lu}))(?:invånarna i |de boende i |boende i )?(${LIST})`,
    'gu',
  ),
);
/** "Våra löften till dig i Sjöstaden och Lugnet", "Vi lovar er som bor i Lugnet". */
const TO_YOU = latin(
  new RegExp(
    String.raw`(?:[Ll]öfte[nt]?|[Ll]öftena|[Ll]ovar|[Ll]ovade|[Ll]ovat|[Åå]taganden) (?:(?:till|för|mot) )?(?:dig|er|dem|alla|alla er|oss|boende|de boende|invånarna|ungdomar(?:na)?|unga|barn(?:en)?|elever(?:na)?|familjer(?:na)?|äldre)(?: som (?:bor|lever|arbetar|vistas)(?: (?:och|eller) \p{L}+)?)? (?:i|på) (?:${KIND} )?(${LIST})`,
    'gu',
  ),
);
/** A title with two districts or more: "Halvårsrapport för ungdomsenheten i Björkhagen och Lugnet". */
const SEVERAL = latin(new RegExp(String.raw` i (${NAME}(?:, ${NAME})*,? (?:och|samt) ${NAME})$`, 'gu'));
/** "medborgarlöftet i Björkhagen och Lugnet": one name alone is as likely the municipality. */
const PROMISE_IN_SEVERAL = latin(
  new RegExp(
    String.raw`(?:[Mm]edborgarlöft|(?<!\p{L})[Ll]öft)\p{L}* i (${NAME}(?:, ${NAME})*,? (?:och|samt) ${NAME})`,
    'gu',
  ),
);
const LIVES_IN = latin(
  new RegExp(
    String.raw`(?:som bor(?: och verkar| eller arbetar| och arbetar| och vistas)? i|boende i|de boende i|invånarna i|boende och verksamma i) (?:${KIND} )?(${LIST})`,
    'gu',
  ),
);
const PROMISED_IN = latin(
  new RegExp(
    String.raw`(?:lov(?:ar|ade|at)|[Mm]edborgarlöft\p{L}*)[^.]{0,80}? i (${LIST})(?= (?:under|för|20\d\d|år|från))`,
    'gu',
  ),
);
/** "lovar att göra Norra Bruket tryggare", "för ett tryggare Ekhagen", "öka tryggheten i Ekhagen". */
const SAFER = latin(
  new RegExp(
    String.raw`(?:(?:göra|gör|gjort) (?:${KIND} )?(${LIST}) (?:till (?:ett|en) )?(?:tryggare|säkrare|trivsammare|trygg|trygga|tryggt|säker)|(?:ett|en) (?:tryggare|säkrare|tryggt|trygg) (${LIST})|(?:öka|ökar|ökad|förbättra|stärka|höja) (?:den upplevda )?trygghet(?:en)? (?:och \p{L}+ )?i (?:${KIND} )?(${LIST}))`,
    'gu',
  ),
);
const TO_PROSE = latin(
  new RegExp(
    String.raw`[Mm]edborgarlöft\p{L}*(?: (?:20\d\d)(?: ?[-–/] ?(?:20)?\d\d)?)?,? (?:för|till) (?:${KIND} )?(${LIST})`,
    'gu',
  ),
);
/** "Löftet omfattar dessa tre": the sentence before names them. */
const THESE = latin(
  /(?:löfte\p{L}*|^de[tn])\s[^.]{0,40}?(?:omfatta[rde]*|gäll(?:er|de)|avser|avsåg|rikta[rde]* sig (?:till|mot))\s(?:alla |båda |samtliga |endast )?(?:dessa|de här|dem|samtliga|båda)(?!\p{L})/iu,
);
const COVERS = latin(
  new RegExp(
    String.raw`(?:[Ll]öfte\p{L}*|[Mm]edborgarlöfte\p{L}*|[Aa]vtalet|[Öö]verenskommelsen|^Det|^Den)[^.]{0,80}?(?:omfatta[rtde]*|gäll(?:er|de|a)|avse[rd]?|avsåg|rikta[rtde]* (?:sig )?(?:till|mot)|gjordes för|gavs till|ges till) (?:endast |bara |särskilt |främst |för |i |till |i år )*(?:${KIND} )?(${LIST})`,
    'gu',
  ),
);
const WHOLE = latin(
  /(?:hela|inom hela|i hela|för hela) (?:\p{Lu}\p{L}+ )?(?:kommunen|kommun|staden)|kommunen som helhet|samtliga (?:kommuninvånare|kommunens)|kommunövergripande/iu,
);
const INHABITANTS = latin(/(?<![\p{L}-])(\p{Lu}\p{L}{2,}?)s?(?:borna|bornas|bor)(?![\p{L}-])/gu);

/** First words of sentences, parties and things that a capital does not make a place. */
const NO_PLACE = latin(
  /^(?:Kommun|Polis|Löfte|Medborgar|Lokalpolis|Region|Hela|Alla|Vi |Vi$|Den|Det|De |De$|Dessa|Här|Så|Denna|Under|Som|Fler|Ett|En |En$|Sverige|Svensk|Trygg|Uppfölj|Återrapport|Tertial|Kommunled|Säkerhet|Samverkan|Resultat|Brå|Januari|Februari|Mars|April|Maj|Juni|Juli|Augusti|September|Oktober|November|December|Dnr|Sida|Att|I |I$|Punkt|Utfall|Följ|Förslag|Avsiktsförklaring|Överenskommelse)/u,
);

/** Under a title like "Så gick det med löftet" the first blocks tell whom it was given to, whatever the title's kind. */
const OPENING = 6;

/**
 * The districts or places that the promise is given to, as named without "stadsdelen" and the like. Empty where it is
 * given to the whole municipality or the document does not say; places that are only told of are none.
 */
export function readAreas(source: FrameSource, title: string | null, municipality: string | null): string[] {
  const scope = source.sentences.filter(
    ({ kind, no }) =>
      kind === null ||
      (kind === 'follow-up' && no <= OPENING) ||
      ['other', 'summary', 'background', 'decision', 'goals'].includes(kind),
  );
  const about = scope
    .filter(({ text }) => /löfte|lovar|lovade|lovat|^De[tn] gäll/iu.test(text))
    .map(({ text }) => text);
  const all = source.blocks.map((block) => block.text).join('\n');
  const isArea = (name: string): boolean =>
    name !== '' &&
    !NO_PLACE.test(name) &&
    !name.endsWith('borna') &&
    name !== municipality &&
    name !== `${municipality}s` &&
    !isMunicipal(name, all);
  const labelled = source.blocks.flatMap((block) => namesOf(LABEL.exec(block.text)?.[1]));
  const titled =
    title === null
      ? []
      : [
          ...matches(title, AREA_LIST),
          ...matches(title, LIVES_IN),
          ...matches(title, TO_NAME),
          ...matches(title, TO_YOU),
          ...matches(title.replace(/[\s,–-]*(?:år )?(?:19|20)\d{2}.*$/u, ''), SEVERAL),
        ];
  const these = scope.flatMap(({ text, no }, index) => {
    const before = scope[index - 1];
    return THESE.test(text) && before?.no === no ? matches(before.text, AREA_LIST) : [];
  });
  const strong = [...about.flatMap((text) => [...fromScope(text), ...inhabitants(text, all)]), ...these];
  const whole = about.some((text) => WHOLE.test(text) && /omfatta|gäll|avse|hela/iu.test(text));
  const named = [...labelled, ...titled, ...(whole && labelled.length + titled.length === 0 ? [] : strong)].map(tidy);
  const unique = [...new Set(named)]
    .filter(isArea)
    .filter((name, _, names) => !names.some((other) => other !== name && name === `${other}s`));
  return whole && labelled.length === 0 && titled.filter(isArea).length === 0 ? [] : withoutParts(unique);
}

function fromScope(text: string): string[] {
  if (/(?:jämför|till skillnad|någon annan stadsdel|utanför|exempelvis)/iu.test(text)) return [];
  const covered = [
    ...matches(text, COVERS),
    ...matches(text, PROMISED_IN),
    ...matches(text, SAFER),
    ...matches(text, TO_PROSE),
    ...matches(text, TO_YOU),
    ...matches(text, PROMISE_IN_SEVERAL),
    ...(/medborgarlöft|löfte[tn]|löftena|lovar|lovade|lovat|^De[tn] gäll/iu.test(text) ? matches(text, LIVES_IN) : []),
  ];
  const named =
    /(?:medborgarlöft\p{L}{0,12}|löftet|löftena)[^.]{0,60}(?:för|i|till|omfatta\p{L}*|gäll\p{L}*|avs\p{L}*)[^.]{0,30}/iu.test(
      text,
    )
      ? matches(text, AREA_LIST)
      : [];
  return [...covered, ...named];
}

function inhabitants(text: string, all: string): string[] {
  return [...text.matchAll(INHABITANTS)]
    .map((match) => match[1] ?? '')
    .filter((name) => latin(new RegExp(String.raw`(?<![\p{L}-])${name}(?![\p{L}-])`, 'u')).test(all));
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap((match) => namesOf(match.slice(1).find((list) => list !== undefined)));
}

function namesOf(list: string | undefined): string[] {
  return list === undefined ? [] : list.split(/(?:, och | och |, | samt | & )(?:(?:för|i|på) )?/u);
}

function tidy(name: string): string {
  return name.replace(/\s+(?:kommun|stad)$/u, '').trim();
}

/** The name stands with "kommun" after it, or is a genitive of the municipality. */
function isMunicipal(name: string, all: string): boolean {
  return latin(new RegExp(String.raw`(?<![\p{L}-])${name}s? (?:kommun|stads?)(?![\p{L}])`, 'u')).test(all);
}

/** "Norra Tallbacken" and "Tallbacken" are two names of what is meant once only when both were given as areas together. */
function withoutParts(names: readonly string[]): string[] {
  return names.filter(
    (name) =>
      !names.some(
        (other) =>
          other !== name && (other === `${name} centrum` || name === `${other} centrum`) && name.length > other.length,
      ),
  );
}
