import type { Grant } from '#access/grant.ts';

/** How somebody came to act. The last four have no person: they act for the installation itself. */
type Via =
  'oidc' | 'login-link' | 'password' | 'report-link' | 'office-link' | 'command-line' | 'demonstration' | 'worker';

/** Who does a thing, as the use cases of every room are told. The audit event says who, and by which way. */
export type Actor = {
  readonly personId: string | null;
  readonly via: Via;
  /** What the person may do, on the day of the request. None for those without a person. */
  readonly grants?: readonly Grant[];
  /** As colleagues call the person; for the office's pages alone. */
  readonly name?: string;
  /** May set up municipalities and ways to sign in for the whole installation. */
  readonly administersInstallation?: boolean;
};
