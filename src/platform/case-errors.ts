import type { ErrorRow } from '#platform/error-row.ts';

/** What stands in a case's way to its sitting. */
export const CASE_ERRORS = {
  'sitting-not-found': {
    status: 404,
    exit: 2,
    sentence: 'Sammanträdet finns inte. Ladda om sidan och välj ett annat.',
  },
  'sitting-cancelled': { status: 409, exit: 3, sentence: 'Sammanträdet är inställt. Välj ett annat.' },
  'case-open-already': {
    status: 409,
    exit: 3,
    sentence: 'Löftet har redan ett sådant ärende som inte är arkiverat. Fortsätt med det.',
  },
  'case-approval-missing': {
    status: 409,
    exit: 3,
    sentence: 'Skrivelsen är inte godkänd än. Den som ska godkänna: {who}. Anteckna godkännandet först.',
  },
  'case-same-sitting': {
    status: 409,
    exit: 3,
    sentence: 'Ärendet står redan på det sammanträdets dagordning. Välj det sammanträde som det flyttas till.',
  },
  'case-sitting-has-been': {
    status: 409,
    exit: 3,
    sentence:
      'Sammanträdet har varit. Skriv in vad nämnden beslutade, med protokollets paragraf, på sidan Beslut: också en återremiss eller en bordläggning.',
  },
  'case-day-impossible': {
    status: 422,
    exit: 2,
    sentence: 'Dagen kan inte ligga i framtiden, inte före det förra steget och inte efter sammanträdet. Rätta dagen.',
  },
  'case-sitting-fixed': {
    status: 409,
    exit: 3,
    sentence: 'Ärendet står på en dagordning. Bordlägg det om det ska till ett annat sammanträde.',
  },
} as const satisfies Record<string, ErrorRow>;
