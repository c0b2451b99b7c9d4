import type { ErrorRow } from '#platform/error-row.ts';

/** Documents that cannot be read, or not as they are. */
export const DOCUMENT_ERRORS = {
  'document-empty': { status: 422, exit: 2, sentence: 'Dokumentet är tomt. Välj en fil som har text.' },
  'document-too-large': {
    status: 413,
    exit: 2,
    sentence: 'Filen är större än 20\u00a0MB. Ta bort bilder eller dela upp dokumentet och försök igen.',
  },
  'documents-too-large': {
    status: 413,
    exit: 2,
    sentence: 'Dokumenten är tillsammans större än 40\u00a0MB. Skicka färre åt gången.',
  },
  'document-too-long': {
    status: 422,
    exit: 2,
    sentence: 'Dokumentet har fler än 300\u00a0sidor. Dela upp det och läs en del i taget.',
  },
  'document-too-slow': {
    status: 422,
    exit: 2,
    sentence:
      'Det tog mer än 10\u00a0sekunder att läsa dokumentet. Spara det i ett enklare format, till exempel Word eller ren text, och försök igen.',
  },
  'document-too-heavy': {
    status: 422,
    exit: 2,
    sentence:
      'Dokumentet kräver för mycket minne. Spara det i ett enklare format, till exempel Word eller ren text, och försök igen.',
  },
  'document-scanned': {
    status: 422,
    exit: 2,
    sentence:
      'Dokumentet är en inskannad bild utan text. Be om originalfilen, eller låt ett program för textigenkänning (OCR) läsa det först.',
  },
  'document-locked': {
    status: 422,
    exit: 2,
    sentence: 'Dokumentet är låst med lösenord. Ta bort lösenordet och försök igen.',
  },
  'document-damaged': {
    status: 422,
    exit: 2,
    sentence:
      'Filen är skadad och går inte att läsa. Öppna den i programmet som skapade den, spara en ny kopia och försök igen.',
  },
  'document-unknown-type': {
    status: 415,
    exit: 2,
    sentence:
      'Filtypen går inte att läsa. Välj ett dokument i Word (docx), PDF, webbsida (HTML), Markdown eller ren text.',
  },
  'document-own-report': {
    status: 415,
    exit: 2,
    sentence:
      'Filen är inget dokument utan data (JSON) som Löftet har gjort av {file}. Läs det dokumentet i stället, eller hämta tjänsteskrivelsen i Word, som PDF eller som webbsida.',
  },
  'document-old-word': {
    status: 415,
    exit: 2,
    sentence:
      'Dokumentet är sparat i ett gammalt Word-format (.doc). Öppna det i Word, spara det som .docx och försök igen.',
  },
  'document-unsafe': {
    status: 422,
    exit: 2,
    sentence:
      'Filen är byggd på ett sätt som kan vara farligt och lästes därför inte. Öppna den i programmet som skapade den, spara en ny kopia och försök igen.',
  },
  'template-unusable': {
    status: 422,
    exit: 2,
    sentence:
      'Kommunens Word-mall går inte att fylla i. Kontrollera den på sidan för kommunens mallar, eller använd Löftets egen så länge.',
  },
  'template-not-found': {
    status: 404,
    exit: 2,
    sentence: 'Den mallen finns inte. Ladda om sidan och välj en som finns.',
  },
  'case-not-finalised': {
    status: 409,
    exit: 3,
    sentence: 'Tjänsteskrivelsen är ett utkast. Färdigställ den först, eller hämta utkastet.',
  },
  'case-document-missing': {
    status: 404,
    exit: 2,
    sentence: 'Dokumentet finns inte. Det kan ha gallrats, eller så är adressen fel.',
  },
  'reading-busy': { status: 503, exit: 2, sentence: 'Många läser dokument just nu. Vänta en stund och försök igen.' },
  'documents-busy': {
    status: 503,
    exit: 2,
    sentence: 'Många dokument skapas just nu. Vänta en stund och försök igen.',
  },
} as const satisfies Record<string, ErrorRow>;
