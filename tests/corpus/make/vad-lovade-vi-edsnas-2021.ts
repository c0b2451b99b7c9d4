import { groupedTable, heading, pack, para } from './docx-parts.ts';

/** Rows grouped by a spanning row with the owner's name; the status is a symbol with its word in a column of its own. */
export const edsnas = () =>
  pack([
    heading(1, 'Vad lovade vi i Kvarnstaden 2021?'),
    para('Edsnäs kommun och Polismyndigheten gav 2021 ett medborgarlöfte till dig som bor i stadsdelen Kvarnstaden.'),
    groupedTable(
      ['Vi lovade', 'Det här har vi gjort', 'Hur gick det?'],
      [
        ['Polisens löften'],
        [
          'Gå till fots i Kvarnstaden minst tre dagar i veckan',
          'Vi gick till fots i Kvarnstaden tre dagar i veckan.',
          '✔ Genomfört',
        ],
        [
          'Besöka alla butiker vid torget',
          'Vi besökte 11 butiker vid torget. Två butiker återstår.',
          '◐ Delvis genomfört',
        ],
        ['Kommunens löften'],
        [
          'Bygga en gångväg till busshållplatsen vid Kvarnen',
          'Gångvägen till busshållplatsen vid Kvarnen blev försenad och byggs våren 2022.',
          '✘ Ej genomfört',
        ],
        ['Hålla biblioteket öppet på söndagar', 'Biblioteket hade öppet 40 söndagar.', '✔ Genomfört'],
      ],
    ),
    para('Uppdaterad den 10 januari 2022'),
  ]);
