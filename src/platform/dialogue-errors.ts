import type { ErrorRow } from '#platform/error-row.ts';

/** What dialogues and their answers do not take. */
export const DIALOGUE_ERRORS = {
  'input-other': {
    status: 409,
    exit: 3,
    sentence: 'Ett annat svar är redan sparat med samma beteckning. Det här svaret är inte sparat.',
  },
  'dialogue-closed': { status: 409, exit: 3, sentence: 'Dialogen är inte öppen för svar. Be samordnaren öppna den.' },
  'answers-unfit': {
    status: 422,
    exit: 2,
    sentence: 'Svaren passar inte frågorna: {what}. Rätta dem och skicka igen.',
  },
} as const satisfies Record<string, ErrorRow>;
