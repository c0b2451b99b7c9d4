import type { ErrorRow } from '#platform/error-row.ts';

/** What can go wrong when a decision is written down, followed to its end and sent out. */
export const DECISION_ERRORS = {
  'decision-not-on-agenda': {
    status: 409,
    exit: 3,
    sentence: 'Ärendet är inte på dagordningen för något sammanträde. Ta upp det på en dagordning först.',
  },
  'decision-before-sitting': {
    status: 422,
    exit: 3,
    sentence: 'Sammanträdet är {day}. Skriv in beslutet när det har varit.',
  },
  'decision-mixed': {
    status: 422,
    exit: 3,
    sentence: 'Återremiss och bordläggning gäller hela ärendet. Välj samma för alla förslag.',
  },
  'decision-missing': { status: 409, exit: 3, sentence: 'Skriv först in vad nämnden beslutade.' },
  'decision-adjusted': {
    status: 409,
    exit: 3,
    sentence: 'Protokollet är justerat, och det som står här ändras inte mer.',
  },
  'sitting-unfit': { status: 422, exit: 3, sentence: 'Välj ett senare sammanträde med samma nämnd.' },
  'minutes-day-wrong': {
    status: 422,
    exit: 3,
    sentence: 'Dagen kan inte vara före {first} och inte efter i dag. Kontrollera dagen.',
  },
  'appeal-time-running': {
    status: 409,
    exit: 3,
    sentence: 'Beslutet kan överklagas till och med {day}. Vänta till dagen efter.',
  },
  'dispatch-too-early': {
    status: 409,
    exit: 3,
    sentence: 'Ingenting skickas innan protokollet är justerat.',
  },
  'dispatch-archived': { status: 409, exit: 3, sentence: 'Ärendet är arkiverat, och ingenting mer skickas.' },
  'dispatch-sent-already': {
    status: 409,
    exit: 3,
    sentence: 'Beslutet har redan skickats till ”{recipient}”. Ladda om sidan och se när.',
  },
  'dispatch-too-large': {
    status: 422,
    exit: 3,
    sentence:
      'Filerna är tillsammans större än 8\u00a0MB, och det tar många mejlservrar inte emot. Lämna över dem som paket i stället.',
  },
  'dispatch-not-found': { status: 404, exit: 2, sentence: 'Utskicket finns inte. Ladda om sidan.' },
} as const satisfies Record<string, ErrorRow>;
