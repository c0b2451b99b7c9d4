import type { ErrorRow } from '#platform/error-row.ts';

/** What rounds, answers, the spreadsheet and the lock do not take. */
export const FOLLOW_UP_ERRORS = {
  'entry-not-found': { status: 404, exit: 2, sentence: 'Uppföljningen finns inte längre. Ladda om sidan.' },
  'round-not-found': { status: 404, exit: 2, sentence: 'Perioden finns inte eller är redan låst. Ladda om sidan.' },
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
  'no-open-link': {
    status: 409,
    exit: 3,
    sentence: 'Personen har ingen länk som gäller. Någon annan kan ha dragit tillbaka den.',
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
  'questions-full': {
    status: 409,
    exit: 3,
    sentence: 'Många frågor om punkten väntar redan på svar. Försök igen om några dagar.',
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
  'brief-not-found': { status: 404, exit: 2, sentence: 'Lägesbilden finns inte. Kontrollera adressen.' },
} as const satisfies Record<string, ErrorRow>;
