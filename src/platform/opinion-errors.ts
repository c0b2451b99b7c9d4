import type { ErrorRow } from '#platform/error-row.ts';

/** Tables of votes on statements that cannot be read. A row or column is told by number, never by what stands in it. */
export const OPINION_ERRORS = {
  'votes-too-large': {
    status: 413,
    exit: 2,
    sentence: 'Filen är större än 20\u00a0MB. Ta med en dialog i taget och försök igen.',
  },
  'votes-too-many': {
    status: 422,
    exit: 2,
    sentence:
      'Filen har fler än 10\u00a0000\u00a0deltagare eller fler än 2\u00a0000\u00a0påståenden. Ta med en dialog i taget och försök igen.',
  },
  'votes-no-table': {
    status: 422,
    exit: 2,
    sentence:
      'Filen är ingen tabell med röster. Den första raden ska vara participant, group-id, n-comments, n-votes, n-agree, n-disagree och sedan en kolumn för varje påstående.',
  },
  'votes-column': {
    status: 422,
    exit: 2,
    sentence:
      'Kolumn {column} har inget eget namn. Ge varje påstående ett namn som ingen annan kolumn har och som inte börjar som en formel.',
  },
  'votes-row': {
    status: 422,
    exit: 2,
    sentence: 'Rad {row} är inte lika lång som den första raden. Hämta eller spara filen på nytt.',
  },
  'votes-participant': {
    status: 422,
    exit: 2,
    sentence:
      'Rad {row} har ingen egen beteckning på deltagaren. Ge varje deltagare en som ingen annan rad har och som inte börjar som en formel.',
  },
  'votes-cell': {
    status: 422,
    exit: 2,
    sentence: 'Rad {row}, kolumn {column} är ingen röst. Skriv 1, 0 eller -1, eller lämna den tom.',
  },
  'votes-count': {
    status: 422,
    exit: 2,
    sentence: 'Rad {row} har inte så många röster som det står i den. Hämta filen på nytt.',
  },
} as const satisfies Record<string, ErrorRow>;
