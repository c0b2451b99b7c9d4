/**
 * The tags that a municipality's own Word template may hold, each with what is put in its place. The text itself is one tag:
 * its order and its headings are the document's, its look is the template's.
 */
export const TEMPLATE_TAGS = {
  titel: 'dokumentets titel; i ett stycke med formatet Rubrik 1',
  brevhuvud: 'kommun, förvaltning, datum, diarienummer och vem som beslutar, på var sin rad',
  kommun: 'kommunens namn',
  förvaltning: 'förvaltningen som skrivelsen kommer från',
  datum: 'skrivelsens datum',
  diarienummer: 'ärendets diarienummer',
  beslutande: 'nämnden eller styrelsen som beslutar',
  märken: 'Utkast, så länge skrivelsen är ett utkast, annars ingenting; i sidhuvudet',
  innehåll: 'hela texten; skrivs {@innehåll} och står ensam i ett stycke',
} as const;

export type TemplateTag = keyof typeof TEMPLATE_TAGS;

/** What stands above the title: all of it together, or each in a place of its own. */
export const LETTERHEAD_TAGS = ['kommun', 'förvaltning', 'datum', 'diarienummer', 'beslutande'] as const;

type LetterheadTag = (typeof LETTERHEAD_TAGS)[number];

/** What each of the letterhead's tags is replaced with; empty where the document says nothing of it. */
export type Letterhead = Readonly<Record<LetterheadTag, string>>;
