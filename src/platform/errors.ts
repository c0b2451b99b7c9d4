import { DATABASE_ERRORS } from '#platform/database-errors.ts';
import { DOCUMENT_ERRORS } from '#platform/document-errors.ts';
import type { ErrorRow } from '#platform/error-row.ts';

/**
 * Everything that can go wrong in a way we foresee, once: code -> HTTP status, exit code, sentence.
 * Anything else is an internal error (500, exit 70) and says no more than that to the outside.
 */
export const ERRORS = {
  ...DOCUMENT_ERRORS,
  ...DATABASE_ERRORS,
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
  'party-not-found': { status: 404, exit: 2, sentence: 'Kommunen har ingen part som heter så. De som finns: {names}.' },
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
  'name-taken': { status: 409, exit: 3, sentence: 'Det finns redan någon som heter så. Välj ett annat namn.' },
  'register-not-found': { status: 404, exit: 2, sentence: 'Det du ändrar finns inte längre. Ladda om sidan.' },
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
  'municipality-not-found': {
    status: 404,
    exit: 2,
    sentence: 'Det finns ingen kommun med adressen {slug}. Kontrollera stavningen.',
  },
  'promise-not-found': {
    status: 404,
    exit: 2,
    sentence:
      'Det finns inget sådant löfte. Kontrollera kommunens och löftets adress, till exempel linkoping/skaggetorp-2017.',
  },
  'point-not-found': { status: 404, exit: 2, sentence: 'Punkten finns inte längre. Ladda om sidan.' },
  'party-not-in-point': {
    status: 422,
    exit: 3,
    sentence: 'Parten står inte för punkten. Välj en part som lovar punkten eller bidrar till den.',
  },
  'colleague-not-found': {
    status: 422,
    exit: 3,
    sentence: 'Personen har ingen uppgift i kommunen. Be administratören lägga till den först.',
  },
  'deputy-is-answerer': {
    status: 422,
    exit: 3,
    sentence: 'Ersättaren är samma person som den som svarar. Välj en annan ersättare, eller ingen.',
  },
  'entry-not-found': { status: 404, exit: 2, sentence: 'Uppföljningen finns inte längre. Ladda om sidan.' },
  'round-not-found': { status: 404, exit: 2, sentence: 'Perioden finns inte eller är redan låst. Ladda om sidan.' },
  'area-not-found': { status: 404, exit: 2, sentence: 'Området fanns inte den dagen. Kontrollera datumet.' },
  'edited-meanwhile': {
    status: 409,
    exit: 3,
    sentence: 'Någon annan har ändrat texten medan du skrev. Jämför de två texterna och spara igen.',
  },
  'goal-outside-period': {
    status: 422,
    exit: 3,
    sentence: 'Ett mål gäller en annan mandatperiod än löftets period. Välj mål från rätt mandatperiod.',
  },
  'done-without-evidence': {
    status: 422,
    exit: 3,
    sentence:
      'Det som är genomfört behöver en daterad aktivitet eller en handling som visar det. Lägg till en, eller välj en annan status.',
  },
  'round-days-disordered': {
    status: 422,
    exit: 3,
    sentence:
      'Dagarna står i fel ordning. Först öppnar perioden, sedan kommer sista dagen att svara, och sist dagen då den låses.',
  },
  'round-outside-promise': {
    status: 422,
    exit: 3,
    sentence: 'Perioden ligger utanför löftets egen period. Välj dagar som löftet gäller.',
  },
  'round-there-already': {
    status: 409,
    exit: 3,
    sentence: 'Löftet har redan en period med de dagarna. Ändra den i stället.',
  },
  'request-not-found': {
    status: 404,
    exit: 2,
    sentence: 'Frågan väntar inte längre på svar. Ladda om sidan.',
  },
  'snooze-in-the-past': {
    status: 422,
    exit: 3,
    sentence: 'Välj en dag som inte har varit, och högst ett år fram.',
  },
  'wheel-day-not-found': { status: 404, exit: 2, sentence: 'Dagen finns inte längre i årshjulet. Ladda om sidan.' },
  'mail-not-failed': {
    status: 404,
    exit: 2,
    sentence: 'Mejlet väntar inte längre på att skickas igen. Ladda om sidan.',
  },
  'round-locked': {
    status: 422,
    exit: 3,
    sentence: 'Perioden är låst. Skriv vad du rättar, så sparas det som en synlig rättelse.',
  },
  'action-ended': {
    status: 409,
    exit: 3,
    sentence: 'Det är redan klart, har utgått eller har blivit en åtgärd. Ladda om sidan.',
  },
  'request-handed-on': {
    status: 409,
    exit: 3,
    sentence: 'Någon annan svarar på den här frågan, så som du har bett om. Du behöver inte göra något mer.',
  },
  'verdict-too-early': {
    status: 422,
    exit: 3,
    sentence: 'Löftets period är inte slut än. Bedöm punkten när den sista dagen har gått.',
  },
  'status-needs-reason': {
    status: 422,
    exit: 3,
    sentence: 'Skriv varför, när statusen ändras eller när det inte blev gjort. Skälet ska gälla den nya statusen.',
  },
  'entry-empty': {
    status: 422,
    exit: 3,
    sentence: 'Skriv vad som gjordes. Fanns det inget att rapportera: skriv varför.',
  },
  'approval-needs-comment': {
    status: 422,
    exit: 3,
    sentence: 'Skriv vad som behöver ändras, så att den som skrev vet vad som fattas.',
  },
  'sheet-too-large': {
    status: 413,
    exit: 2,
    sentence: 'Kalkylbladet är för stort. Skicka ett på högst 2\u00a0MB och 10\u00a0000\u00a0rader.',
  },
  'sheet-unreadable': {
    status: 422,
    exit: 2,
    sentence: 'Filen går inte att läsa som ett kalkylblad. Spara den som xlsx, ods eller csv och skicka den igen.',
  },
  'sheet-without-head': {
    status: 422,
    exit: 2,
    sentence:
      'Kolumnerna Rad och Version saknas. Ta ut kalkylbladet härifrån, fyll i det och skicka tillbaka samma fil.',
  },
  'sheet-row-refused': { status: 422, exit: 3, sentence: '{row}: {why} Ingenting är sparat.' },
  'area-name-taken': {
    status: 409,
    exit: 3,
    sentence: 'Ett annat område heter redan så under den tiden. Välj ett annat namn eller ett annat datum.',
  },
  'promise-has-open-points': {
    status: 422,
    exit: 3,
    sentence:
      'Löftet kan inte avslutas än. Bestäm först vad det blir av varje punkt. Antal punkter som saknar besked: {count}.',
  },
  'promise-closed': {
    status: 422,
    exit: 3,
    sentence: 'Löftet är avslutat och kan inte få fler punkter. Skriv punkten i nästa löfte.',
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
  'publication-keys-missing': { status: 403, exit: 3, sentence: 'Löftet kan inte publiceras än. {what}' },
  'sending-incomplete': { status: 422, exit: 3, sentence: 'Löftet kan inte skickas för godkännande än. {what}' },
  'key-outdated': {
    status: 409,
    exit: 3,
    sentence: 'Texten har ändrats sedan du läste den. Ingenting är godkänt. Läs vad som har ändrats och svara igen.',
  },
  'key-for-other-text': {
    status: 409,
    exit: 3,
    sentence: 'Svaret gäller en annan text än den som skickades. Ladda om sidan och svara igen.',
  },
  'key-not-asked': {
    status: 409,
    exit: 3,
    sentence: 'Texten är inte skickad till er för godkännande. Ladda om sidan och se vad som väntar på er.',
  },
  'key-turned-already': {
    status: 409,
    exit: 3,
    sentence: 'Ni har redan svarat på den här texten. Be samordnaren skriva en ny version om ni har ändrat er.',
  },
  'return-without-comment': {
    status: 422,
    exit: 3,
    sentence: 'Skriv vad som behöver ändras i det du skickar tillbaka.',
  },
  'prolong-not-later': {
    status: 422,
    exit: 2,
    sentence: 'Den nya sista dagen ska vara senare än den som gäller nu. Välj en senare dag.',
  },
  'signature-of-no-party': {
    status: 422,
    exit: 2,
    sentence: 'Välj den av löftets parter som personen skrev under för.',
  },
  'signed-document-unfit': {
    status: 422,
    exit: 2,
    sentence: 'Den undertecknade handlingen ska vara en PDF-fil på högst 20\u00a0MB. Välj en annan fil.',
  },
  'signature-not-found': { status: 404, exit: 2, sentence: 'Underskriften finns inte längre. Ladda om sidan.' },
  'publication-refused': { status: 422, exit: 3, sentence: 'Löftet kan inte publiceras. {what}' },
  'publication-note-missing': {
    status: 422,
    exit: 3,
    sentence: 'Löftet är redan publicerat. Skriv vad som har ändrats, så att alla kan se det.',
  },
  'published-meanwhile': {
    status: 409,
    exit: 3,
    sentence: 'Någon annan publicerade löftet medan du arbetade. Läs det som är publicerat nu, och försök igen.',
  },
  'address-taken': { status: 409, exit: 3, sentence: 'Adressen {path} används redan av en annan sida. Välj en annan.' },
  'page-unavailable': {
    status: 503,
    exit: 2,
    sentence: 'Sidan går inte att visa just nu. Vänta en liten stund och ladda om den.',
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
  'brief-not-found': { status: 404, exit: 2, sentence: 'Lägesbilden finns inte. Kontrollera adressen.' },
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
