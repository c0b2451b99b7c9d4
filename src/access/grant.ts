export const ROLES = [
  'coordinator',
  'police-liaison',
  'unit-contact',
  'approver',
  'secretary',
  'committee-member',
  'communicator',
  'auditor',
  'administrator',
] as const;
export type Role = (typeof ROLES)[number];

/** The roles as they are called on pages and in mail. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  coordinator: 'samordnare',
  'police-liaison': 'kommunpolis',
  'unit-contact': 'enhetens kontakt',
  approver: 'godkännare',
  secretary: 'nämndsekreterare',
  'committee-member': 'förtroendevald',
  communicator: 'kommunikatör',
  auditor: 'revisor',
  administrator: 'administratör',
};

/** What somebody may do in one municipality: a role, for one party or all (null), in one area or all (null). */
export type Grant = {
  readonly municipalityId: string;
  readonly role: Role;
  readonly partyId: string | null;
  readonly areaId: string | null;
  readonly unitId: string | null;
};
