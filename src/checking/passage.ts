/**
 * A stretch of a document as the checks see it: its words, where they stand and what they are.
 * The reading makes passages from blocks; a form makes one from a typed point.
 */
export type PassageRole =
  | 'title'
  | 'heading'
  /** Running text: summary, background, explanation. */
  | 'prose'
  | 'decision'
  | 'basis'
  | 'point'
  | 'result'
  | 'goal'
  | 'perspective'
  | 'consultation'
  | 'publication'
  | 'signatory'
  | 'dispatch'
  /** Names a field, column or row ('Resultat:', 'T1', 'Ansvarig') and says nothing itself. */
  | 'label'
  /** Page header or footer. */
  | 'running'
  /** Could not be read as anything. */
  | 'unplaced';

export type Passage = {
  /** Block number in the document, from 1; null for a running header or footer, and for typed text. */
  readonly block: number | null;
  readonly role: PassageRole;
  readonly text: string;
  /** The point it belongs to, or null. */
  readonly point: number | null;
};
