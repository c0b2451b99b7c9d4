import { splitSentences } from '#checking/sentences.ts';
import { phrase } from '#reading/phrase.ts';

const NEXT = String.raw`(?:(?:(?:i|till|in i|in till|med till|med i|med in i|över till|även i|för|inför|under|ur|från|av) )?(?:(?:det|den|ett|nästkommande) )?(?:kommande|nästa|nästföljande|nya|nytt|ny|följande|framtida|\d{4} års|nästkommande)(?: (?:års|periods|tvåårs))?(?: \d{4} års)? ?(?:[\p{L}]*löfte(?:t|n|na|s)?|period(?:en)?|löftesperiod(?:en)?|år(?:et)?|överenskommelse(?:n)?|avtalsperiod(?:en)?|handlingsplan(?:en)?)|(?:i|till|in i|med i|ur|från) (?:medborgar)?löfte(?:t|na)? (?:för |åren |år )?\d{4})`;
const GOES = String.raw`(?:tas (?:\p{L}+ )?(?:med|upp|över)|ta (?:\p{L}+ )?(?:med|upp)|tagits med|förs (?:\p{L}+ )?(?:vidare|över|in|med)|föras (?:vidare|över)|förts (?:vidare|över)|överförs|överföras|flyttas (?:över|med|vidare)?|följer (?:\p{L}+ )?med|följa med|fortsätter(?: \p{L}+)?|fortsätta|lever (?:vidare|kvar)|kvarstår|kvarstå|står kvar|finns (?:\p{L}+ )?(?:kvar|med)|finnas (?:kvar|med)|ingår(?: \p{L}+)?|ingå|återkommer|återkomma|lyfts (?:\p{L}+ )?(?:in|med|över)|lyftas (?:in|över)|behålls|behållas|förlängs|förlängas|är (?:också |även )?(?:med|en del|en punkt)|blir (?:också |även )?(?:en del|en punkt|kvar)|läggs (?:in|över)|upprepas|skrivs in|arbetas in|inkluderas)`;
const SUBJECT = String.raw`(?:(?:denna |den här |hela |ovanstående )?(?:punkt(?:en)?|löftet|delen|åtagande(?:t)?|delmålet|löftespunkten|aktiviteten|insatsen|målet|frågan|området|punkterna|samtliga punkter|alla punkter)|det här löftet|detta (?:löfte|åtagande))`;
const NOT = '(?:inte|ej|icke|varken)';

const ENDED = [
  // "förs inte vidare till nästa löfte", "kommer inte att ingå i nästa löfte", "finns inte med i löftet för 2019"
  phrase(
    `${NOT}(?: längre)?(?: att)?(?: tas| förs| föras| ingå| ingår| finnas| finns| fortsätta| följa| lyftas| vara| överföras| ta| bli)? ?(?:med|vidare|över|kvar|upp|in)?(?: \\p{L}+){0,2} ?${NEXT}`,
  ),
  phrase(
    `(?:förs|tas|följer|lyfts|flyttas|föras|tas|överförs|fortsätter|ingår|kvarstår|finns) ${NOT}(?: längre)? (?:vidare|med|över|kvar|in|${NEXT})`,
  ),
  phrase(
    `${SUBJECT}.{0,40}(?:${NOT} (?:att )?(?:förs|föras|tas|följer|lyfts|flyttas|fortsätter|drivs) ?(?:vidare|med|över)?)`,
  ),
  phrase(`(?:utgår|stryks|tas bort|lyfts (?:bort|ur|ut)|plockas bort|faller bort|utgå)(?: \\p{L}+)? ${NEXT}`),
  phrase(
    `${SUBJECT} (?:och \\p{L}+ )?(?:kommer att |ska |kan |bör |anses |därmed |nu )*(?:utgår|utgå|stryks|strykas|avslutas|tas bort|lyfts bort)`,
  ),
  phrase(`${SUBJECT} (?:fortsätter|förlängs|förnyas|gäller|lever|återkommer) ${NOT}`),
  phrase(`(?:tar|för|lyfter)(?: vi| därför)* ${NOT} (?:${SUBJECT} )?(?:med|vidare|över|in)`),
  phrase(`avslutas och (?:förs|tas|följer) ${NOT}`),
];
const CARRIED = [
  phrase(
    `(?:tar|för|lyfter|flyttar)(?: vi| därför| också| även| nu)* (?:med|vidare|över|in) (?:${SUBJECT}|det|den|detta|den här punkten|det här)(?: \\p{L}+){0,2}? ${NEXT}`,
  ),
  phrase(
    `(?:tar|för|lyfter|flyttar)(?: vi| därför| också| även)* (?:${SUBJECT}|det|den|detta|den här punkten) (?:med|vidare|över|in)(?: \\p{L}+){0,2}? ${NEXT}`,
  ),
  phrase(
    `(?:${SUBJECT}|detta|den|det här) (?:tar|för) (?:vi|polisen|kommunen) (?:också |även )?(?:med|vidare|över)(?: oss)? ${NEXT}`,
  ),
  phrase(`${GOES}(?: \\p{L}+){0,3}? ${NEXT}`),
  phrase(
    `${SUBJECT} (?:kommer att |ska |bör |föreslås |därför |även |också )*(?:förs|föras|tas|lyfts|flyttas) (?:vidare|med|över)`,
  ),
  phrase(`(?:förs|föras|tas) (?:med|vidare|över) (?:till|i|in i) (?:\\p{L}+ ){0,2}(?:medborgar)?löfte(?:t|n|na)?`),
  phrase(`${NEXT}.{0,30} (?:ingår|finns|tas|kvarstår|innehåller) (?:också |även )?${SUBJECT}`),
  phrase(`${SUBJECT} (?:blir|är) (?:därför |också |även )?(?:kvar|med) `),
];

/**
 * Whether the words say that the point goes into the next promise (true), that it does not (false), or neither (null).
 * That the work itself goes on ("arbetet fortsätter inom ordinarie verksamhet") says neither. The last sentence that
 * says something decides.
 */
export function carriedOver(text: string): boolean | null {
  let answer: boolean | null = null;
  for (const sentence of splitSentences(text)) {
    if (ENDED.some((pattern) => pattern.test(sentence.text))) answer = false;
    else if (CARRIED.some((pattern) => pattern.test(sentence.text))) answer = true;
  }
  return answer;
}

/** What a yes-or-no column ("Förs vidare?") answers. */
export function carriedOverCell(cell: string): boolean | null {
  if (/^\s*(ja|x|✔|✓|förs vidare|tas med)(?!\p{L})/iu.test(cell)) return true;
  if (/^\s*(nej|inte|ej|avslutas|utgår)(?!\p{L})/iu.test(cell)) return false;
  return carriedOver(cell);
}
