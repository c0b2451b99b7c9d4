/**
 * Who does a thing, as the use cases of every room are told. `personId` is null as long as nobody signs in with a name:
 * the one-time link, the command line and the demonstration all act for the installation, and the audit event says which.
 */
export type Actor = {
  readonly personId: string | null;
  readonly via: 'office-link' | 'command-line' | 'demonstration';
};
