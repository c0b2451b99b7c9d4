import type { ErrorRow } from '#platform/error-row.ts';

/** What a promise, its keys and its publication do not take. */
export const PROMISE_ERRORS = {
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
  'deputy-is-answerer': {
    status: 422,
    exit: 3,
    sentence: 'Ersättaren är samma person som den som svarar. Välj en annan ersättare, eller ingen.',
  },
  'goal-outside-period': {
    status: 422,
    exit: 3,
    sentence: 'Ett mål gäller en annan mandatperiod än löftets period. Välj mål från rätt mandatperiod.',
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
  'planned-in-the-past': { status: 422, exit: 3, sentence: 'Tiden har redan varit. Välj en senare.' },
  'not-published': { status: 409, exit: 3, sentence: 'Löftet är inte publicerat.' },
  'published-meanwhile': {
    status: 409,
    exit: 3,
    sentence: 'Någon annan publicerade löftet medan du arbetade. Läs det som är publicerat nu, och försök igen.',
  },
  'address-taken': { status: 409, exit: 3, sentence: 'Adressen {path} används redan av en annan sida. Välj en annan.' },
} as const satisfies Record<string, ErrorRow>;
