/**
 * Everything that can go wrong in a way we foresee, once: code -> HTTP status, exit code, sentence.
 * Anything else is an internal error (500, exit 70) and says no more than that to the outside.
 */
type ErrorRow = {
  readonly status: number;
  /** 2 cannot do as asked, 3 refused by a rule of the method, 70 internal (see docs/how-to/kommandoraden.md). */
  readonly exit: 2 | 3 | 70;
  /** Plain Swedish: what is wrong and what to do. `{name}` is filled from the details. */
  readonly sentence: string;
};

export const ERRORS = {
  'usage': { status: 400, exit: 2, sentence: '{what}' },
  'file-not-found': { status: 400, exit: 2, sentence: 'Filen {file} finns inte. Kontrollera sökvägen.' },
  'file-unreachable': { status: 400, exit: 2, sentence: 'Filen {file} går inte att öppna. Kontrollera att du får läsa den.' },
  'document-empty': { status: 422, exit: 2, sentence: 'Dokumentet är tomt. Välj en fil som har text.' },
  'document-too-large': { status: 413, exit: 2, sentence: 'Filen är större än 20 MB. Ta bort bilder eller dela upp dokumentet och försök igen.' },
  'document-too-long': { status: 422, exit: 2, sentence: 'Dokumentet har fler än 300 sidor. Dela upp det och läs in en del i taget.' },
  'document-too-slow': { status: 422, exit: 2, sentence: 'Det tog mer än 10 sekunder att läsa dokumentet. Spara det i ett enklare format, till exempel Word eller ren text, och försök igen.' },
  'document-too-heavy': { status: 422, exit: 2, sentence: 'Dokumentet kräver för mycket minne. Spara det i ett enklare format, till exempel Word eller ren text, och försök igen.' },
  'document-scanned': { status: 422, exit: 2, sentence: 'Dokumentet är en inskannad bild utan text. Be om originalfilen, eller låt ett program för textigenkänning (OCR) läsa det först.' },
  'document-locked': { status: 422, exit: 2, sentence: 'Dokumentet är låst med lösenord. Ta bort lösenordet och försök igen.' },
  'document-damaged': { status: 422, exit: 2, sentence: 'Filen är skadad och går inte att läsa. Öppna den i programmet som skapade den, spara en ny kopia och försök igen.' },
  'document-unknown-type': { status: 415, exit: 2, sentence: 'Filtypen går inte att läsa. Välj ett dokument i Word (docx), PDF, webbsida (HTML), Markdown eller ren text.' },
  'document-old-word': { status: 415, exit: 2, sentence: 'Dokumentet är sparat i ett gammalt Word-format (.doc). Öppna det i Word, spara det som .docx och försök igen.' },
  'document-unsafe': { status: 422, exit: 2, sentence: 'Filen är byggd på ett sätt som kan vara farligt och lästes därför inte. Öppna den i programmet som skapade den, spara en ny kopia och försök igen.' },
  'reading-busy': { status: 503, exit: 2, sentence: 'Många läser dokument just nu. Vänta en stund och försök igen.' },
  'internal': { status: 500, exit: 70, sentence: 'Något gick fel i Löftet. Försök igen. Hjälper det inte, kontakta den som sköter systemet.' },
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof ERRORS;

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(code: ErrorCode, details: Readonly<Record<string, string | number>> = {}, cause?: unknown) {
    super(code, { cause });
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

/** The Swedish sentence for an error; anything unforeseen gives the sentence for `internal`. */
export function sentenceFor(error: unknown): string {
  const code: ErrorCode = error instanceof AppError ? error.code : 'internal';
  const details = error instanceof AppError ? error.details : {};
  return ERRORS[code].sentence.replace(/\{(\w+)\}/g, (whole, name: string) => String(details[name] ?? whole));
}
