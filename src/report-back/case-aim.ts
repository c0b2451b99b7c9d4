/** Where a case is going: to a body, to one of its sittings, or nobody knows yet. */
export type CaseAim = { readonly forumId: string } | { readonly sittingId: string } | null;

/** The same as a case's own columns have it. */
export type Placed = { readonly forumId: string | null; readonly sittingId: string | null };

/** As one choice of a form: `s:<sitting>`, `f:<forum>`, or empty. A sitting says which body. */
export function caseAim({ forumId, sittingId }: Placed): string {
  if (sittingId !== null) return `s:${sittingId}`;
  return forumId === null ? '' : `f:${forumId}`;
}

/** The choice that a form sent. */
export function aimIn(sent: string): CaseAim {
  if (sent === '') return null;
  return sent.startsWith('f:') ? { forumId: sent.slice(2) } : { sittingId: sent.slice(2) };
}
