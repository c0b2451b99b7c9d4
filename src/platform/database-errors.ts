import type { ErrorRow } from '#platform/error-row.ts';

/** What stands in the way of the database, for whoever runs Löftet. */
export const DATABASE_ERRORS = {
  'secret-damaged': {
    status: 503,
    exit: 2,
    sentence:
      'Filen {file} är skadad. Lägg tillbaka den hemlighet som du har sparat på annan plats, eller ta bort filen om Löftet aldrig har använts här.',
  },
  'data-folder-unwritable': {
    status: 500,
    exit: 2,
    sentence:
      'Löftet får inte skriva i datamappen {folder}. Ge kontot {account} rätt till den, eller ange en annan mapp i LOFTET_DATA_DIR.',
  },
  'data-folder-full': {
    status: 500,
    exit: 2,
    sentence: 'Disken med datamappen {folder} är full. Frigör utrymme och försök igen.',
  },
  'data-folder-foreign': {
    status: 500,
    exit: 2,
    sentence:
      'Databasen i {folder} tillhör ett annat konto ({owner}). Kör Löftet som det kontot, eller ange en annan mapp i LOFTET_DATA_DIR.',
  },
  'data-newer': {
    status: 500,
    exit: 2,
    sentence:
      'Uppgifterna i {place} är sparade med en nyare version av Löftet ({found}; den här klarar {known}). Ingenting är ändrat. Använd den nyare versionen.',
  },
  'data-older-server': {
    status: 500,
    exit: 2,
    sentence:
      'Databasen i {folder} är gjord med PostgreSQL {found}, och Löftet har nu PostgreSQL {known}. Säkerhetskopiera med den gamla versionen av Löftet och läs in kopian med den nya, i en ny datamapp (docs/how-to/drifta.md).',
  },
  'platform-unsupported': {
    status: 500,
    exit: 2,
    sentence: 'Det finns ingen inbyggd databas för {platform}. Ange en egen PostgreSQL-server i DATABASE_URL.',
  },
  'account-missing': {
    status: 500,
    exit: 2,
    sentence:
      'PostgreSQL kan inte köras som root, och på den här datorn finns varken kontot postgres eller nobody. Kör Löftet som en vanlig användare.',
  },
  'database-start-failed': {
    status: 500,
    exit: 2,
    sentence: 'Databasen gick inte att starta: {reason}. Mer står i {log}.',
  },
  'database-unreachable': {
    status: 503,
    exit: 2,
    sentence: 'Databasen svarar inte ({reason}). Kontrollera att den är igång och att adressen i DATABASE_URL stämmer.',
  },
  'database-too-old': {
    status: 500,
    exit: 2,
    sentence: 'Databasservern är PostgreSQL {found}. Löftet behöver version 15 eller senare.',
  },
  'database-login-unsafe': {
    status: 500,
    exit: 2,
    sentence:
      'Kontot {login} i DATABASE_URL {why} och skulle kunna se alla kommuners uppgifter. Ange kontot loftet_app där och ägarens konto i DATABASE_OWNER_URL (docs/how-to/drifta.md).',
  },
  'database-login-weak': {
    status: 500,
    exit: 2,
    sentence:
      'Kontot {login} äger inte databasen och ser därför inte alla uppgifter. Ange ägarens konto i DATABASE_OWNER_URL och försök igen (docs/how-to/drifta.md).',
  },
  'database-not-migrated': {
    status: 500,
    exit: 2,
    sentence:
      'Databasen är inte uppdaterad till den här versionen av Löftet. Kör ./loftet migrate med ägarens konto i DATABASE_OWNER_URL.',
  },
  'database-role-missing': {
    status: 500,
    exit: 2,
    sentence:
      'Kontot loftet_app saknas i databasservern. Låt den som sköter servern köra: create role loftet_app login',
  },
  'database-extension-missing': {
    status: 500,
    exit: 2,
    sentence:
      'Databasservern saknar {names}, som följer med PostgreSQL (contrib). Låt den som sköter servern installera det, och kör sedan ./loftet migrate.',
  },
  'migration-edited': {
    status: 500,
    exit: 2,
    sentence:
      'Filen {name} har ändrats sedan databasen byggdes med den. Databasen är orörd. Återställ filen eller använd rätt version av Löftet.',
  },
} as const satisfies Record<string, ErrorRow>;
