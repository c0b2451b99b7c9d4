import { heading, mergedTable, pack, para } from './docx-parts.ts';

/** Three levels in one table with cells that span rows, and a stray empty paragraph here and there. */
export const sorbyn = () =>
  pack([
    heading(1, 'Handlingsplan för medborgarlöftet i Sörbyns kommun'),
    para('Gäller januari 2020 – december 2021'),
    para(''),
    para('Sörbyns kommun och Polisen har tagit fram planen utifrån enkäten hösten 2019. '),
    mergedTable(
      ['Fokusområde', 'Löfte', 'Aktivitet', 'Ansvarig', 'När'],
      [
        [
          { text: 'Trafik', rows: 3 },
          { text: 'Vi lovar att sänka farten förbi skolorna', rows: 2 },
          'Mäta hastigheten vid varje skola minst två gånger per år',
          'Kommunen',
          'April och oktober',
        ],
        ['Göra minst 20 hastighetskontroller per år', 'Polisen', 'Löpande'],
        [
          'Vi lovar att göra det lättare att parkera rätt',
          'Måla om p-platserna vid torget',
          'Kommunen',
          'Senast juni 2020',
        ],
        [
          { text: 'Unga', rows: 2 },
          { text: 'Vi lovar att fler unga har någon att prata med', rows: 2 },
          'Utbilda fritidsledarna i samtal om alkohol och narkotika',
          'Kommunen',
          'Hösten 2020',
        ],
        ['Besöka fritidsgårdarna varje vecka', 'Polisen och kommunen', 'Terminstid'],
      ],
    ),
    para(''),
    para('Planen fastställdes av det lokala brottsförebyggande rådet 2020-01-14.'),
  ]);
