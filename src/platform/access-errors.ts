import type { ErrorRow } from '#platform/error-row.ts';

/** Who may not, and ways in that do not open. */
export const ACCESS_ERRORS = {
  forbidden: {
    status: 403,
    exit: 3,
    sentence: 'Din uppgift i kommunen räcker inte för det här. Be samordnaren eller administratören om hjälp.',
  },
  'not-found': { status: 404, exit: 2, sentence: 'Det finns inget här. Kontrollera adressen.' },
  'email-unusable': {
    status: 422,
    exit: 2,
    sentence: 'E-postadressen går inte att använda. Skriv den utan å, ä och ö, till exempel namn@kommun.se.',
  },
  'office-link-used': {
    status: 410,
    exit: 2,
    sentence: 'Länken är redan använd. En länk öppnar arbetsytan bara en gång.',
  },
  'office-link-expired': {
    status: 410,
    exit: 2,
    sentence: 'Länken har slutat gälla. En länk gäller i 24\u00a0timmar, men bara tills någon skapar en ny.',
  },
  'office-link-unknown': {
    status: 404,
    exit: 2,
    sentence: 'Länken finns inte. Kontrollera att du har kopierat hela adressen.',
  },
  'login-link-used': {
    status: 410,
    exit: 2,
    sentence: 'Länken är redan använd. En länk loggar in dig bara en gång. Be om en ny.',
  },
  'login-link-expired': {
    status: 410,
    exit: 2,
    sentence: 'Länken har slutat gälla. Be om en ny.',
  },
  'login-link-unknown': {
    status: 404,
    exit: 2,
    sentence: 'Länken finns inte. Kontrollera att du har kopierat hela adressen, eller be om en ny.',
  },
  'sign-in-busy': {
    status: 429,
    exit: 2,
    sentence: 'Många har försökt logga in härifrån den senaste minuten. Vänta en minut och försök igen.',
  },
  'person-name-unusable': {
    status: 422,
    exit: 2,
    sentence: 'Skriv personens namn på en rad, med högst 200 tecken.',
  },
  'grant-needs-party': {
    status: 422,
    exit: 2,
    sentence: 'Den uppgiften gäller alltid en part. Välj vilken.',
  },
  'provider-away': {
    status: 503,
    exit: 2,
    sentence: 'Inloggningstjänsten svarar inte. Försök igen om en stund, eller be om en länk i ett mejl.',
  },
  'provider-refused': {
    status: 403,
    exit: 3,
    sentence: 'Inloggningstjänsten släppte inte in dig. Försök igen, eller be om en länk i ett mejl.',
  },
  'provider-exists': {
    status: 409,
    exit: 3,
    sentence: 'Den inloggningstjänsten finns redan. Är den stängd, öppna den i listan.',
  },
  'sign-in-interrupted': {
    status: 400,
    exit: 2,
    sentence: 'Inloggningen blev avbruten. Börja om i den här webbläsaren.',
  },
  'sign-in-unknown': {
    status: 403,
    exit: 3,
    sentence:
      'Ditt arbetskonto har ingen uppgift i Löftet. Be samordnaren eller administratören i din kommun att lägga till dig.',
  },
  'password-wrong': {
    status: 403,
    exit: 3,
    sentence: 'E-postadressen eller lösenordet är fel. Försök igen, eller be om en länk i ett mejl.',
  },
  'password-unusable': {
    status: 422,
    exit: 2,
    sentence: 'Lösenordet ska ha minst 12 och högst 200 tecken.',
  },
  'person-not-found': { status: 404, exit: 2, sentence: 'Det finns ingen person med den e-postadressen.' },
  'sign-in-nothing-to-do': {
    status: 403,
    exit: 3,
    sentence: 'Du har ingen uppgift i Löftet just nu. Be samordnaren eller administratören i din kommun att ge dig en.',
  },
  'report-link-unknown': {
    status: 404,
    exit: 2,
    sentence: 'Länken finns inte. Kontrollera att du har kopierat hela adressen ur mejlet.',
  },
  'report-link-expired': {
    status: 410,
    exit: 2,
    sentence: 'Länken har slutat gälla. Du får en ny i nästa mejl om det fortfarande finns frågor till dig.',
  },
  'report-link-revoked': {
    status: 410,
    exit: 2,
    sentence: 'Länken är stängd. Det finns inga frågor till dig här längre.',
  },
  'report-link-busy': {
    status: 429,
    exit: 2,
    sentence: 'Många har försökt med fel länkar den senaste minuten. Vänta en minut och försök igen.',
  },
  'email-of-another-organisation': {
    status: 422,
    exit: 3,
    sentence:
      'Adressen hör inte till din organisation. Välj en kollega i listan, eller be samordnaren lägga till personen.',
  },
  'colleague-not-found': {
    status: 422,
    exit: 3,
    sentence: 'Personen har ingen uppgift i kommunen. Be administratören lägga till den först.',
  },
} as const satisfies Record<string, ErrorRow>;
