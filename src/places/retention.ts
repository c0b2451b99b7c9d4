/** A kind of record that goes by itself when it is old enough, as the page of settings tells of it. */
type Kind = {
  readonly name: string;
  /** What goes, and what does not. */
  readonly means: string;
  /** From when the days are counted. */
  readonly since: string;
  /** As long as a municipality has decided nothing else. */
  readonly days: number;
  /** Goes only when somebody has looked through the list and approved it; everything else goes by itself at night. */
  readonly asks?: true;
};

/**
 * What does not have to be kept for ever, and only that: every kind here is acted on each night (forgetOld), or when
 * somebody approves its list (approveErasure). What was
 * promised, answered, decided and published, and the audit chain, is the municipality's record and stays: its
 * information plan and the archive rule over that, not Löftet (arkivlagen 1990:782).
 */
export const RETENTION_KINDS = {
  answers: {
    name: 'Svar som aldrig skickades',
    means:
      'Det som någon skrev på en fråga och inte skickade, när frågan inte är öppen längre. Skickade svar står kvar.',
    since: 'sedan det skrevs',
    days: 90,
  },
  links: {
    name: 'Personliga länkar som slutat gälla',
    means: 'Uppgiften om att en person fick en länk till frågorna i en period. Frågorna och svaren står kvar.',
    since: 'sedan länken slutade gälla',
    days: 90,
  },
  documents: {
    name: 'Dokument som togs bort ur listan',
    means: 'Filen och det som lästes i den. Godkända dokument och utkast står kvar.',
    since: 'sedan dokumentet togs bort',
    days: 30,
  },
  activities: {
    name: 'Aktiviteter i papperskorgen',
    means: 'Texten och bilderna. Det som redan är publicerat ändras inte.',
    since: 'sedan aktiviteten lades där',
    days: 180,
  },
  points: {
    name: 'Punkter i papperskorgen',
    means:
      'Punkter som aldrig skickades för godkännande, besvarades, publicerades eller fick siffror eller avslut, med alla versioner och översättningar.',
    since: 'sedan punkten lades där',
    days: 365,
    asks: true,
  },
  memos: {
    name: 'Utkast i arkiverade ärenden',
    means: 'Versioner av tjänsteskrivelsen som aldrig färdigställdes eller skickades på samråd.',
    since: 'sedan ärendet arkiverades',
    days: 90,
    asks: true,
  },
  dialogues: {
    name: 'Egna ord i stängda dialoger',
    means:
      'Allt som människor skrev med egna ord i en dialog, och det som skrevs och fotograferades på trygghetsvandringar. Det de valde står kvar, så att antalen fortfarande stämmer, och det som ännu ska åtgärdas.',
    since: 'sedan dialogen stängdes',
    days: 730,
    asks: true,
  },
} as const satisfies Record<string, Kind>;
export type RetentionKind = keyof typeof RETENTION_KINDS;

/** Whether a kind waits for somebody's approval. */
export function asksFirst(kind: RetentionKind): boolean {
  const told: Kind = RETENTION_KINDS[kind];
  return told.asks === true;
}
export const KINDS = Object.keys(RETENTION_KINDS) as readonly RetentionKind[];

export type Counts = Readonly<Record<RetentionKind, number>>;

/** Days, the same for every municipality: nobody asks about what is older. */
export const INSTALLATION_DAYS = {
  /** Sessions that are over, and links that have signed somebody in or can no more. */
  waysIn: 30,
  /** The words of mail that was held or did not go; a mail that went loses its words at once. */
  mailWords: 60,
} as const;
