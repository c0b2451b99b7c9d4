import { ACCESS_ERRORS } from '#platform/access-errors.ts';
import { CASE_ERRORS } from '#platform/case-errors.ts';
import { DATABASE_ERRORS } from '#platform/database-errors.ts';
import { DECISION_ERRORS } from '#platform/decision-errors.ts';
import { DIALOGUE_ERRORS } from '#platform/dialogue-errors.ts';
import { DOCUMENT_ERRORS } from '#platform/document-errors.ts';
import { FOLLOW_UP_ERRORS } from '#platform/follow-up-errors.ts';
import { OPINION_ERRORS } from '#platform/opinion-errors.ts';
import { PROMISE_ERRORS } from '#platform/promise-errors.ts';
import type { ErrorRow } from '#platform/error-row.ts';

/**
 * Everything that can go wrong in a way we foresee, once: code -> HTTP status, exit code, sentence.
 * Anything else is an internal error (500, exit 70) and says no more than that to the outside.
 */
export const ERRORS = {
  ...DOCUMENT_ERRORS,
  ...DATABASE_ERRORS,
  ...ACCESS_ERRORS,
  ...PROMISE_ERRORS,
  ...FOLLOW_UP_ERRORS,
  ...CASE_ERRORS,
  ...DECISION_ERRORS,
  ...OPINION_ERRORS,
  ...DIALOGUE_ERRORS,
  usage: { status: 400, exit: 2, sentence: '{what}' },
  'file-not-found': { status: 400, exit: 2, sentence: 'Filen {file} finns inte. Kontrollera sökvägen.' },
  'file-unreachable': {
    status: 400,
    exit: 2,
    sentence: 'Filen {file} går inte att öppna. Kontrollera att du får läsa den.',
  },
  'file-no-document': {
    status: 400,
    exit: 2,
    sentence: '{file} är inget dokument. Ange en fil, inte en mapp eller en enhet.',
  },
  'memo-too-long': {
    status: 422,
    exit: 2,
    sentence:
      'Texten är för lång för en PDF-fil (mer än 600\u00a0000\u00a0tecken). Korta texten, eller ladda ner skrivelsen som webbsida.',
  },
  'pdf-too-slow': {
    status: 503,
    exit: 2,
    sentence:
      'Det tog mer än 20\u00a0sekunder att skapa PDF-filen. Försök igen, eller ladda ner skrivelsen i Word eller som webbsida.',
  },
  'pdf-failed': {
    status: 500,
    exit: 70,
    sentence:
      'PDF-filen gick inte att skapa. Ladda ner skrivelsen i Word eller som webbsida, och kontakta den som sköter Löftet.',
  },
  'municipality-exists': {
    status: 409,
    exit: 3,
    sentence: 'Det finns redan en kommun med adressen {slug}. Välj en annan adress.',
  },
  'practice-only': {
    status: 409,
    exit: 3,
    sentence: 'Bara en övningskommun kan fyllas och tömmas. Det här är ingen övningskommun.',
  },
  'practice-of-practice': { status: 409, exit: 3, sentence: 'Du är redan i en övningskommun.' },
  'practice-not-empty': {
    status: 409,
    exit: 3,
    sentence: 'Övningskommunen är inte tom. Töm den först.',
  },
  'practice-name-wrong': {
    status: 422,
    exit: 3,
    sentence: 'Namnet stämmer inte. Skriv ”{name}” om du vill tömma övningskommunen.',
  },
  'party-not-found': { status: 404, exit: 2, sentence: 'Kommunen har ingen part som heter så. De som finns: {names}.' },
  'name-taken': { status: 409, exit: 3, sentence: 'Det finns redan någon som heter så. Välj ett annat namn.' },
  'register-not-found': { status: 404, exit: 2, sentence: 'Det du ändrar finns inte längre. Ladda om sidan.' },
  'municipality-not-found': {
    status: 404,
    exit: 2,
    sentence: 'Det finns ingen kommun med adressen {slug}. Kontrollera stavningen.',
  },
  'area-not-found': { status: 404, exit: 2, sentence: 'Området fanns inte den dagen. Kontrollera datumet.' },
  'case-not-found': { status: 404, exit: 2, sentence: 'Ärendet finns inte. Kontrollera adressen.' },
  'case-move-refused': {
    status: 409,
    exit: 3,
    sentence: 'Ärendet kan inte gå dit från där det står nu. Ladda om sidan och se vad som kommer härnäst.',
  },
  'case-step-incomplete': {
    status: 422,
    exit: 2,
    sentence: 'Steget saknar en uppgift: skälet, sammanträdet, eller vem som godkänner och i vilken roll.',
  },
  'mark-hides-nothing': {
    status: 422,
    exit: 3,
    sentence:
      'Orden finns inte i någon av ärendets handlingar, så inget skulle döljas. Kopiera dem ur handlingen, en mening i taget.',
  },
  'mark-not-found': { status: 404, exit: 2, sentence: 'Markeringen finns inte längre. Ladda om sidan.' },
  'erasure-list-changed': {
    status: 409,
    exit: 3,
    sentence:
      'Listan har ändrats sedan du såg den, så inget är gallrat. Läs igenom den som den är nu och godkänn igen.',
  },
  'package-too-large': {
    status: 422,
    exit: 3,
    sentence:
      'Filerna i ärendet är tillsammans större än 200\u00a0MB, och så stora arkivpaket kan Löftet inte göra. Kontakta den som sköter Löftet.',
  },
  'archive-needs-package': {
    status: 409,
    exit: 3,
    sentence:
      'Gör ett arkivpaket av ärendet som det är nu, och lämna det till arkivet. Markera sedan ärendet som arkiverat.',
  },
  'memo-finalised': {
    status: 409,
    exit: 3,
    sentence: 'Tjänsteskrivelsen är färdigställd och ändras inte mer. Öppna den igen från ärendet om något är fel.',
  },
  'memo-has-faults': {
    status: 422,
    exit: 3,
    sentence:
      'Tjänsteskrivelsen kan inte färdigställas än. Det som är i vägen: {count}. Rätta det, ett i taget, och försök igen.',
  },
  'consultation-over': {
    status: 409,
    exit: 3,
    sentence: 'Samrådet är avslutat och tar inte emot fler svar. Hör av dig till den som frågade.',
  },
  'consultation-link-closed': {
    status: 404,
    exit: 2,
    sentence:
      'Länken öppnar inget samråd. Den kan ha slutat gälla, eller ha blivit avhuggen på vägen. Be den som frågade om en ny.',
  },
  'consultation-not-found': { status: 404, exit: 2, sentence: 'Samrådet finns inte. Kontrollera adressen.' },
  'edited-meanwhile': {
    status: 409,
    exit: 3,
    sentence: 'Någon annan har ändrat texten medan du skrev. Jämför de två texterna och spara igen.',
  },
  'area-name-taken': {
    status: 409,
    exit: 3,
    sentence: 'Ett annat område heter redan så under den tiden. Välj ett annat namn eller ett annat datum.',
  },
  'name-with-unseen-signs': {
    status: 422,
    exit: 2,
    sentence: 'Namnet har en radbrytning eller ett annat tecken som inte syns. Skriv namnet på nytt.',
  },
  'area-changed-later': {
    status: 422,
    exit: 3,
    sentence: 'Området har fått ett nytt namn eller upphört efter den dagen. Välj ett senare datum.',
  },
  'import-not-found': {
    status: 404,
    exit: 2,
    sentence:
      'Dokumentet finns inte bland dem som väntar på granskning. Det kan redan vara godkänt eller borttaget ur listan.',
  },
  'promise-there-already': {
    status: 409,
    exit: 3,
    sentence:
      'Kommunen har redan ett löfte för samma område och period: {title}. Titta på det först, och godkänn dokumentet bara om det ska bli ett löfte till.',
  },
  'import-needs-person': { status: 422, exit: 3, sentence: 'Dokumentet behöver granskas av en person. {why}' },
  'page-unavailable': {
    status: 503,
    exit: 2,
    sentence: 'Sidan går inte att visa just nu. Vänta en liten stund och ladda om den.',
  },
  'search-too-often': {
    status: 429,
    exit: 2,
    sentence: 'Det har kommit många sökningar härifrån på kort tid. Vänta en minut och sök igen.',
  },
  'search-busy': {
    status: 503,
    exit: 2,
    sentence: 'Sökningen hann inte bli klar. Vänta en liten stund och sök igen, gärna med fler eller längre ord.',
  },
  'memo-incomplete': {
    status: 422,
    exit: 3,
    sentence: 'Tjänsteskrivelsen är inte färdig. {what} Du kan göra ett utkast så länge (på kommandoraden: --draft).',
  },
  'file-empty': { status: 422, exit: 2, sentence: 'Filen är tom. Välj den igen.' },
  'file-too-large': { status: 413, exit: 2, sentence: 'Filen är för stor. Välj en på högst 10\u00a0MB.' },
  'file-kind-refused': {
    status: 422,
    exit: 2,
    sentence: 'Filen är varken en bild (JPEG, PNG, WebP) eller en PDF. Spara den som något av det och välj den igen.',
  },
  'file-damaged': {
    status: 422,
    exit: 2,
    sentence: 'Filen är inte hel. Öppna den, spara den på nytt och välj den igen.',
  },
  'file-unwritable': {
    status: 500,
    exit: 2,
    sentence: 'Det går inte att skriva till {file}: {reason}. Välj en annan plats.',
  },
  'export-exists': { status: 409, exit: 2, sentence: 'Mappen {folder} finns redan. Ange en ny mapp med --out.' },
  'export-damaged': {
    status: 422,
    exit: 2,
    sentence:
      'Exporten {folder} går inte att läsa in ({reason}). Ingenting är ändrat. Gör en ny export och läs in den.',
  },
  'export-other-version': {
    status: 422,
    exit: 2,
    sentence:
      'Exporten {folder} är gjord med en annan version av Löftet (databasen i steg {found}, här är det steg {known}). Ingenting är ändrat. Uppdatera, så att båda har samma version, och exportera på nytt.',
  },
  'backup-exists': { status: 409, exit: 2, sentence: 'Filen {file} finns redan. Välj ett annat namn.' },
  'backup-unwritable': {
    status: 500,
    exit: 2,
    sentence: 'Det går inte att skriva till {file}: {reason}. Välj en annan plats för säkerhetskopian.',
  },
  'backup-damaged': {
    status: 422,
    exit: 2,
    sentence:
      'Säkerhetskopian {file} är skadad eller ofullständig ({reason}). Ingenting är inläst. Använd en annan säkerhetskopia.',
  },
  'database-not-empty': {
    status: 409,
    exit: 2,
    sentence:
      'Databasen innehåller redan uppgifter. Läs in säkerhetskopian i en tom databas: ange en ny mapp i LOFTET_DATA_DIR eller en tom databas i DATABASE_URL.',
  },
  internal: {
    status: 500,
    exit: 70,
    sentence: 'Något gick fel i Löftet. Försök igen. Hjälper det inte, kontakta den som sköter Löftet.',
  },
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
