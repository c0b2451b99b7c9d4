import { describe, expect, test } from 'vitest';
import { ACTIONS, can, jointScope, RULES, STATES, type Action, type State } from '#access/can.ts';
import { ROLES, type Role } from '#access/grant.ts';
import { authorize } from '#access/authorize.ts';
import type { Actor } from '#access/actor.ts';

const [HERE, ELSEWHERE] = ['here', 'elsewhere'];
const [MUNICIPALITY, POLICE] = ['municipality', 'police'];

function person(role: Role, scope: { municipalityId?: string; partyId?: string; areaId?: string } = {}): Actor {
  const grant = { municipalityId: HERE, partyId: null, areaId: null, unitId: null, ...scope, role };
  return { personId: 'p', via: 'oidc', grants: [grant] };
}

const EVERY = ACTIONS.flatMap((action) => STATES.flatMap((state) => ROLES.map((role) => ({ action, state, role }))));
const listed = (action: Action, state: State, role: Role): boolean =>
  (RULES[action].roles as readonly Role[]).includes(role) && (RULES[action].states as readonly State[]).includes(state);

describe('who may', () => {
  test('every role, action and state is answered by the table and by nothing else', () => {
    for (const { action, state, role } of EVERY) {
      const subject = { municipalityId: HERE, state, parties: [POLICE], areas: [] };
      const ofParty = 'ownParty' in RULES[action] ? { partyId: POLICE } : {};
      expect(can(person(role, ofParty), action, subject), `${role} ${action} ${state}`).toBe(
        listed(action, state, role),
      );
    }
  });

  test('nothing reaches into another municipality', () => {
    for (const { action, state, role } of EVERY)
      expect(can(person(role), action, { municipalityId: ELSEWHERE, state }), `${role} ${action}`).toBe(false);
  });

  test('what the parties do together is reached by a grant for one of them, and not by one for another area', () => {
    const liaison = person('police-liaison', { partyId: POLICE });
    expect(can(liaison, 'dialogue:write', jointScope(HERE, 'torget'))).toBe(true);
    const ofArea = person('police-liaison', { partyId: POLICE, areaId: 'hamnen' });
    expect([null, 'torget', 'hamnen'].map((area) => can(ofArea, 'dialogue:write', jointScope(HERE, area)))).toEqual([
      false,
      false,
      true,
    ]);
  });

  test('a grant for one party never counts for another', () => {
    for (const { action, state, role } of EVERY) {
      const own = person(role, { partyId: MUNICIPALITY });
      expect(can(own, action, { municipalityId: HERE, state, parties: [POLICE] }), `${role} ${action}`).toBe(false);
      const joint = { municipalityId: HERE, state, parties: [MUNICIPALITY, POLICE] };
      expect(can(own, action, joint)).toBe(listed(action, state, role));
    }
  });

  test('nobody holds a point back for a party that is not theirs', () => {
    const subject = { municipalityId: HERE, parties: [POLICE] };
    expect(can(person('coordinator'), 'promise:hold', subject)).toBe(false);
    expect(can(person('police-liaison', { partyId: POLICE }), 'promise:hold', subject)).toBe(true);
  });

  test('a grant for one area counts there and for the whole municipality, never for another area', () => {
    const there = person('coordinator', { areaId: 'norr' });
    const about = (areas: readonly string[]) => can(there, 'promise:write', { municipalityId: HERE, areas });
    expect([about(['norr']), about(['norr', 'syd']), about([]), about(['syd'])]).toEqual([true, true, true, false]);
  });

  test('the auditor changes nothing, and a committee member reads no more than what was sent to the committee', () => {
    const allowed = (role: Role) => ACTIONS.filter((action) => can(person(role), action, { municipalityId: HERE }));
    expect(allowed('auditor')).toEqual(['record:export', 'audit:read', 'office:read', 'committee:read', 'late:read']);
    expect(allowed('committee-member')).toEqual(['committee:read']);
  });

  test('what somebody has to answer for is done by a person and never by the installation', () => {
    const installation: Actor = { personId: null, via: 'office-link' };
    for (const action of ACTIONS) {
      const named = 'named' in RULES[action];
      expect(can(installation, action, { municipalityId: HERE }), action).toBe(!named);
    }
    expect(can({ personId: null, via: 'report-link' }, 'office:read', { municipalityId: HERE })).toBe(false);
    expect(can({ personId: 'p', via: 'oidc' }, 'committee:read', { municipalityId: HERE })).toBe(false);
  });

  test('an outsider cannot tell what is forbidden from what is not there', () => {
    const subject = { municipalityId: HERE };
    const refusal = (actor: Actor) => {
      try {
        authorize(actor, 'round:lock', subject);
      } catch (error) {
        return error;
      }
      return null;
    };
    expect(refusal(person('auditor'))).toMatchObject({ code: 'forbidden' });
    expect(refusal(person('coordinator', { municipalityId: ELSEWHERE }))).toMatchObject({ code: 'not-found' });
    expect(refusal(person('coordinator'))).toBeNull();
  });
});
