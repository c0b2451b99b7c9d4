export type ReadMeFacts = {
  readonly name: string;
  readonly slug: string;
  readonly isDemo: boolean;
  readonly tables: readonly { readonly name: string; readonly words: string | null; readonly rows: number }[];
  readonly files: number;
};

const RULE = '-'.repeat(60);

/** The page that lies first in an export, for whoever opens the folder. */
export function readMe({ name, slug, isDemo, tables, files }: ReadMeFacts): string {
  const filled = tables.filter(({ rows }) => rows > 0).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const width = Math.max(0, ...filled.map((table) => table.name.length));
  const empty = tables.length - filled.length;
  return [
    `EXPORT FRÅN LÖFTET: ${name}`,
    ...(isDemo ? ['Kommunen är påhittad och visar hur Löftet fungerar.'] : []),
    RULE,
    '',
    'FÖRVARA MAPPEN SÄKERT',
    'Här finns allt som kommunen har i Löftet, även det som bara de som arbetar',
    'med löftena får se: interna anteckningar, interna platser, utkast och',
    'inlästa dokument. Dokumenten kan innehålla personuppgifter. Lägg inte',
    'mappen öppet, skicka den inte med vanlig e-post och radera den när du inte',
    'behöver den.',
    '',
    'VAD SOM FINNS I MAPPEN',
    'tables/             en fil per tabell, i två format med samma uppgifter',
    '  *.json            öppet format för program. Det är de här filerna som',
    '                    läses in igen',
    '  *.csv             för kalkylprogram: UTF-8, semikolon mellan kolumnerna',
    `files/              ${files === 1 ? '1 inläst dokument, oförändrat' : `${files} inlästa dokument, oförändrade`}`,
    'data-dictionary     vad varje tabell och kolumn betyder (json och csv)',
    'loftet-export.json  förteckning över filerna med kontrollsummor',
    '',
    'SÅ LÄSER DU UPPGIFTERNA',
    'Börja i data-dictionary.csv. Tider är i UTC. En period räknar med både första',
    'och sista dagen. En tabell med namnet …_version har en rad för varje gång',
    'texten har ändrats; den med högst nummer (no) gäller.',
    'I csv-filerna står en apostrof först i en text som annars skulle kunna',
    'tolkas som en formel. Apostrofen hör inte till texten.',
    '',
    'SÅ LÄSER DU IN DEM IGEN',
    'Kör ./loftet import MAPPEN med samma version av Löftet, i en installation',
    `som inte har någon kommun med adressen ${slug}. Allt läses in, eller`,
    'ingenting. Den som har ändrat något i mappen kan inte läsa in den.',
    '',
    'TABELLER',
    ...filled.map((table) =>
      `${table.name.padEnd(width)}  ${String(table.rows).padStart(7)}  ${table.words ?? ''}`.trimEnd(),
    ),
    ...(empty === 0 ? [] : [empty === 1 ? 'En tabell är tom.' : `${empty} tabeller är tomma.`]),
    '',
  ].join('\r\n');
}
