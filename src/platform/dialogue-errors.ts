import type { ErrorRow } from '#platform/error-row.ts';

/** What dialogues and their answers do not take. */
export const DIALOGUE_ERRORS = {
  'input-other': {
    status: 409,
    exit: 3,
    sentence: 'Ett annat svar är redan sparat med samma beteckning. Det här svaret är inte sparat.',
  },
  'dialogue-closed': { status: 409, exit: 3, sentence: 'Dialogen är inte öppen för svar. Be samordnaren öppna den.' },
  'masking-changes-words': {
    status: 422,
    exit: 3,
    sentence:
      'Du kan bara ta bort ord, inte ändra dem. Skriv [borttaget] i stället för det som ska bort, och låt resten stå.',
  },
  'masking-nothing': {
    status: 422,
    exit: 3,
    sentence: 'Inget är borttaget. Skriv [borttaget] i stället för det som ska bort, eller visa texten som den är.',
  },
  'reason-with-personal-data': {
    status: 422,
    exit: 3,
    sentence: 'Skälet innehåller personuppgifter, och det sparas. Skriv vad det är för slags uppgift i stället.',
  },
  'theme-name-taken': {
    status: 409,
    exit: 3,
    sentence: 'Det finns redan ett tema som heter {name}. Välj ett annat namn, eller slå ihop temana.',
  },
  'theme-not-in-use': {
    status: 409,
    exit: 3,
    sentence: 'Temat används inte längre: det är sammanslaget eller delat. Ladda om sidan och välj ett annat.',
  },
  'theme-under-itself': {
    status: 422,
    exit: 2,
    sentence: 'Ett tema kan inte höra under sig självt. Välj ett annat tema.',
  },
  'theme-split-in-one': {
    status: 422,
    exit: 2,
    sentence: 'Ett tema delas i minst två. Skriv två eller flera namn, ett på varje rad.',
  },
  'dialogue-never-open': {
    status: 409,
    exit: 3,
    sentence: 'De frågorna har inte varit öppna för svar. Öppna dialogen och ladda om sidan.',
  },
  'answer-row-other': {
    status: 409,
    exit: 3,
    sentence:
      'Rad {line} är redan sparad med andra svar, och de går inte att ändra. Töm raden och skicka igen. Ingenting av det andra är sparat.',
  },
  'answer-sheet-unfit': { status: 422, exit: 2, sentence: '{what}' },
  'answers-unfit': {
    status: 422,
    exit: 2,
    sentence: 'Svaren passar inte frågorna: {what}. Rätta dem och skicka igen.',
  },
  'statements-full': {
    status: 409,
    exit: 3,
    sentence:
      'Dialogen har redan 200\u00a0påståenden. Dölj några som ingen behöver ta ställning till, eller samla fler i en ny dialog.',
  },
  'suggestions-full': {
    status: 409,
    exit: 3,
    sentence: 'För många förslag väntar på att bli lästa. Läs dem först.',
  },
  'record-unreadable': {
    status: 400,
    exit: 2,
    sentence: 'Det som skickades går inte att läsa. Spara det till fil och vänd dig till den som sköter Löftet.',
  },
  'input-day': {
    status: 422,
    exit: 3,
    sentence:
      'Dagen {day} har inte varit än, eller ligger mer än {most}\u00a0dagar bakåt. Rätta dagen och skicka igen. Går det inte, spara till fil och lämna filen till samordnaren.',
  },
  'never-opened': {
    status: 409,
    exit: 3,
    sentence: 'De frågorna har aldrig varit öppna för svar. Hämta frågorna på nytt.',
  },
  'dialogue-no-walk': {
    status: 422,
    exit: 3,
    sentence: 'Dialogen är ingen trygghetsvandring. Välj en som är det, eller lägg in en.',
  },
  'walk-other': {
    status: 409,
    exit: 3,
    sentence: 'En annan vandring är redan sparad med samma beteckning. Den här vandringen är inte sparad.',
  },
  'walk-in-future': {
    status: 422,
    exit: 2,
    sentence: 'Dagen har inte varit än. Skriv dagen när det hände.',
  },
  'walk-unfit': { status: 422, exit: 2, sentence: 'Vandringen gick inte att läsa: {what} Rätta det och skicka igen.' },
  'walk-text-held': {
    status: 409,
    exit: 3,
    sentence: 'Texten kan handla om en person. Läs den först, och ta bort det som gör det.',
  },
  'walk-picture-not-found': {
    status: 409,
    exit: 3,
    sentence: 'En av bilderna har inte kommit fram. Skicka bilderna först och sedan vandringen.',
  },
  'picture-other': {
    status: 409,
    exit: 3,
    sentence: 'En annan bild är redan sparad med samma beteckning. Den här bilden är inte sparad.',
  },
  'picture-kind-refused': {
    status: 422,
    exit: 2,
    sentence: 'Filen är ingen bild som vi kan ta emot. Välj en bild i formatet JPEG, PNG eller WebP.',
  },
  'picture-too-many-pixels': {
    status: 422,
    exit: 2,
    sentence: 'Bilden har för många bildpunkter. Välj en mindre, eller ta en ny med lägre upplösning.',
  },
  'pictures-too-many': {
    status: 422,
    exit: 3,
    sentence: 'Iakttagelsen har redan så många bilder som får plats. Lägg in en iakttagelse till för fler.',
  },
  'feedback-not-written': { status: 409, exit: 3, sentence: 'Skriv en inledning eller ett citat och spara först.' },
  'feedback-refused': { status: 422, exit: 3, sentence: 'Beskedet kan inte publiceras. {what}' },
  'feedback-note-missing': {
    status: 422,
    exit: 3,
    sentence: 'Beskedet är redan publicerat. Skriv vad som har ändrats, så att alla kan se det.',
  },
} as const satisfies Record<string, ErrorRow>;
