import { escapeMarkup } from '#documents/escape-markup.ts';
import type { CaseRecords } from '#report-back/case-records.server.ts';

type Told = Pick<CaseRecords, 'matter' | 'municipality' | 'registryNumber' | 'isDemo'>;

/** What the package is, in the fifteen words that every archive knows (Dublin Core 1.1). */
export function dublinCore(
  { matter, municipality, registryNumber }: Told,
  { id, on }: { readonly id: string; readonly on: string },
): string {
  const facts: readonly (readonly [string, string | null])[] = [
    ['title', matter],
    ['identifier', id],
    ['identifier', registryNumber],
    ['creator', municipality],
    ['date', on],
    ['type', 'Collection'],
    ['language', 'sv'],
    ['description', `Ärende om ett medborgarlöfte hos ${municipality}: handlingar, uppgifter och händelser.`],
  ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
    ...facts.flatMap(([name, words]) => (words === null ? [] : [`  <dc:${name}>${escapeMarkup(words)}</dc:${name}>`])),
    '</metadata>',
    '',
  ].join('\n');
}

/** What whoever opens the package without Löftet must know. */
export function archiveReadMe({ matter, municipality, registryNumber, isDemo }: Told, tables: number): string {
  return [
    `ARKIVPAKET: ${matter}`,
    municipality,
    ...(registryNumber === null ? [] : [`Diarienummer ${registryNumber}`]),
    ...(isDemo ? ['Exempel: kommunen och uppgifterna är påhittade.'] : []),
    '',
    'Paketet är förberett för ett e-arkiv. Det följer mappstrukturen i E-ARK CSIP och',
    'SIP 2.1, som FGS Paketstruktur 2.0 bygger på, och METS.xml räknar upp varje fil',
    'med storlek och kontrollsumma (SHA-256). Inget arkiv har prövat det än.',
    'Paketet kan innehålla uppgifter som omfattas av sekretess. Det som är markerat i',
    'ärendet står i tables/secrecy_mark.',
    '',
    'metadata/descriptive      vad paketet är (Dublin Core)',
    'metadata/preservation     händelserna i ärendet, med kontrollsummor',
    'documentation             den här filen, och vad varje kolumn betyder',
    'representations/rep1/data',
    '  documents               handlingarna som PDF/A-2a',
    `  tables                  ${tables} tabeller, var och en som CSV och JSON`,
    '  files                   filer som kom in eller har gjorts, med SHA-256 som namn;',
    '                          tables/file säger vad de heter',
    '',
    'Tider är i UTC. En period räknar med både första och sista dagen. I csv-filerna',
    'står en apostrof först i en text som annars skulle kunna tolkas som en formel.',
    'Utkast och minnesanteckningar finns inte med.',
    '',
  ].join('\r\n');
}
