import type { Actor } from '#access/actor.ts';
import { ROLES, type Grant, type Role } from '#access/grant.ts';

/** Where a promise or a round stands. `draft`: never published; `ended`: the period is over, the outcomes are not set. */
export const STATES = ['draft', 'running', 'ended', 'closed', 'locked'] as const;
export type State = (typeof STATES)[number];

type Rule = {
  readonly roles: readonly Role[];
  readonly states: readonly State[];
  readonly named?: true;
  readonly installation?: true;
  readonly ownParty?: true;
};

const ALWAYS = STATES;
const OFFICE = ROLES.filter((role) => role !== 'committee-member');
const STEERING = ['coordinator', 'police-liaison'] as const;
const OPEN = ['draft', 'running', 'ended'] as const;

/**
 * Who may do what, and where things must stand: the one table of it. A grant for one party or area counts for that party
 * or area alone. `named`: only a person, never the installation, since somebody has to answer for it. `installation`: whoever looks
 * after the whole installation may too, in every municipality, so that a new one gets its first administrator. `ownParty`:
 * only by a grant for that very party, since nobody decides it for another.
 */
export const RULES = {
  'municipality:administer': { roles: ['administrator'], states: ALWAYS, installation: true },
  'people:administer': { roles: ['administrator'], states: ALWAYS, installation: true },
  'record:export': { roles: ['administrator', 'auditor'], states: ALWAYS },
  'audit:read': { roles: ['administrator', 'auditor'], states: ALWAYS },
  'office:read': { roles: OFFICE, states: ALWAYS },
  'committee:read': { roles: ROLES, states: ALWAYS },
  'import:review': { roles: ['coordinator', 'secretary'], states: ALWAYS },
  'memo:write': { roles: ['coordinator', 'secretary'], states: ALWAYS },
  'case:move': { roles: ['coordinator', 'secretary'], states: ALWAYS },
  'dialogue:write': { roles: STEERING, states: ALWAYS },
  'dialogue:collect': { roles: [...STEERING, 'unit-contact'], states: ALWAYS },
  'promise:write': { roles: STEERING, states: OPEN },
  'promise:send': { roles: STEERING, states: OPEN },
  'promise:approve': { roles: ['approver'], states: OPEN, named: true },
  'promise:sign': { roles: [...STEERING, 'secretary'], states: OPEN },
  'promise:publish': { roles: ['coordinator', 'communicator'], states: ALWAYS },
  'promise:share': { roles: [...STEERING, 'communicator'], states: ALWAYS },
  'promise:withdraw': { roles: [...STEERING, 'approver', 'communicator'], states: ALWAYS },
  'promise:hold': { roles: [...STEERING, 'approver'], states: ALWAYS, ownParty: true },
  'translation:write': { roles: [...STEERING, 'communicator'], states: ALWAYS },
  'translation:approve': { roles: [...STEERING, 'approver', 'communicator'], states: ALWAYS, named: true },
  'promise:close': { roles: ['coordinator'], states: ['running', 'ended'] },
  'trash:use': { roles: STEERING, states: OPEN },
  'activity:log': { roles: [...STEERING, 'unit-contact'], states: ['running', 'ended'] },
  'meeting:write': { roles: [...STEERING, 'secretary'], states: ALWAYS },
  'round:schedule': { roles: STEERING, states: OPEN },
  'request:send': { roles: STEERING, states: ['running', 'ended'] },
  'entry:answer': { roles: [...STEERING, 'unit-contact'], states: ['running', 'ended'] },
  'question:answer': { roles: [...STEERING, 'unit-contact'], states: ALWAYS },
  'entry:approve': { roles: ['approver'], states: ['running', 'ended', 'closed', 'locked'], named: true },
  'entry:correct': { roles: STEERING, states: ['running', 'ended', 'closed', 'locked'] },
  'round:lock': { roles: ['coordinator'], states: ['running', 'ended'] },
  'verdict:give': { roles: ['approver'], states: ['ended', 'closed'], named: true },
  'late:read': { roles: [...STEERING, 'approver', 'auditor', 'administrator'], states: ALWAYS },
  'brief:make': { roles: [...STEERING, 'secretary'], states: ['running', 'ended', 'closed', 'locked'] },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof RULES;
export const ACTIONS = Object.keys(RULES) as readonly Action[];

/** What somebody wants to do something with. `parties`: whose it is; `areas`: where (none: the whole municipality). */
export type Subject = {
  readonly municipalityId: string;
  /** Left out where the thing has no state of its own, such as the registers. */
  readonly state?: State;
  readonly parties?: readonly string[];
  readonly areas?: readonly string[];
};

/** Stands for all areas: no grant for one of them reaches it. */
const EVERYWHERE = 'everywhere';

/**
 * A municipality itself, or what is one party's or area's in it, as whoever looks after it asks: a grant for one party or
 * area reaches no further than that.
 */
export function registerScope(
  municipalityId: string,
  { partyId = null, areaId = null }: { readonly partyId?: string | null; readonly areaId?: string | null } = {},
): Subject {
  return { municipalityId, parties: partyId === null ? [] : [partyId], areas: [areaId ?? EVERYWHERE] };
}

/**
 * What the parties of a municipality do together, such as asking those who live there: a grant for one party reaches it, one for
 * another area does not.
 */
export function jointScope(municipalityId: string, areaId: string | null): Subject {
  return { municipalityId, areas: [areaId ?? EVERYWHERE] };
}

/** The ways in that act for the installation: from the server itself, or with a link that was made there. */
const INSTALLATION_WAYS: readonly Actor['via'][] = ['office-link', 'command-line', 'demonstration', 'worker'];

/** Whether somebody may do a thing. Pure, so that pages show the buttons that the server would take. */
export function can(actor: Actor, action: Action, subject: Subject): boolean {
  const rule: Rule = RULES[action];
  if (subject.state !== undefined && !rule.states.includes(subject.state)) return false;
  if (actor.personId === null) return INSTALLATION_WAYS.includes(actor.via) && rule.named !== true;
  if (rule.installation === true && actor.administersInstallation === true) return true;
  return (actor.grants ?? []).some(
    (grant) =>
      rule.roles.includes(grant.role) && reaches(grant, subject) && (rule.ownParty !== true || grant.partyId !== null),
  );
}

/** Whether somebody may set up municipalities and ways to sign in: no role in a municipality gives that. */
export function looksAfterInstallation(actor: Actor): boolean {
  return actor.personId === null ? INSTALLATION_WAYS.includes(actor.via) : actor.administersInstallation === true;
}

/**
 * A grant without a party or area reaches all; one with reaches what is that party's or lies there. What a subject does
 * not name (a register, a meeting) is reached by every grant of the municipality.
 */
function reaches(grant: Grant, { municipalityId, parties, areas }: Subject): boolean {
  return (
    grant.municipalityId === municipalityId &&
    (grant.partyId === null || parties === undefined || parties.includes(grant.partyId)) &&
    (grant.areaId === null || areas === undefined || areas.length === 0 || areas.includes(grant.areaId))
  );
}

/** The roles that somebody has in a municipality, in the order of the list. */
export function rolesIn(actor: Actor, municipalityId: string): Role[] {
  const own = (actor.grants ?? []).filter((grant) => grant.municipalityId === municipalityId);
  return ROLES.filter((role) => own.some((grant) => grant.role === role));
}
