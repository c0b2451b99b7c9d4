import { LANG_IN_SWEDISH } from '#platform/texts/languages.ts';
import type { OtherLang } from '#promise/translation.ts';
import type { DeskCount } from '#publication/desk.ts';

const number = (count: number): string => count.toLocaleString('sv-SE');

/** How far a language has come, in a sentence: "12 av 40 texter är översatta till arabiska. 3 är från en äldre version." */
export function countWords(lang: OtherLang, { all, missing, older, machine, waiting }: DeskCount): string {
  const done = `${number(all - missing)} av ${number(all)}\u00a0${all === 1 ? 'text är översatt' : 'texter är översatta'} till ${LANG_IN_SWEDISH[lang]}`;
  const rest = [
    { count: older, words: 'från en äldre version' },
    {
      count: machine,
      words: machine === 1 ? 'maskinöversatt och inte granskad' : 'maskinöversatta och inte granskade',
    },
    { count: waiting, words: 'väntar på granskning', verb: '' },
  ].filter(({ count }) => count > 0);
  if (rest.length === 0) return `${done}.`;
  const parts = rest.map(({ count, words, verb }) => `${number(count)}${verb ?? ' är'} ${words}`);
  const [last = ''] = parts.slice(-1);
  return `${done}. ${parts.length === 1 ? last : `${parts.slice(0, -1).join(', ')} och ${last}`}.`;
}

/** What was just done, by the word in the address. */
export const DESK_SAID = {
  sparat: (count: number): string =>
    count === 0
      ? 'Ingenting var ändrat, så ingenting är sparat.'
      : `${count === 1 ? 'En text är sparad' : `${number(count)}\u00a0texter är sparade`}. De publika sidorna ändras när löftet eller översättningen publiceras.`,
  godkant: (count: number): string =>
    `${count === 1 ? 'En översättning är godkänd' : `${number(count)}\u00a0översättningar är godkända`}. De publika sidorna ändras när löftet eller översättningen publiceras.`,
};
