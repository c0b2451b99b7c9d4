import { expect, test } from 'vitest';
import { auditHash, type HashedAuditEvent } from '#platform/audit.server.ts';

const EVENT: HashedAuditEvent = {
  municipalityId: '01890000-0000-7000-8000-000000000001',
  no: 3,
  at: new Date('2026-11-23T06:00:00.123Z'),
  personId: null,
  type: 'tested',
  subjectId: '01890000-0000-7000-8000-000000000002',
  data: { b: 1, a: ['å', null] },
  prev: 'a'.repeat(64),
};

test('the hash of an event never changes: chains that stand in databases depend on it', () => {
  expect(auditHash(EVENT)).toBe('eb8da07bb4e1f9ceddd444c1910a1e31d4e815ab27d2ce4247578c9c74289da0');
  expect(auditHash({ ...EVENT, data: { a: ['å', null], b: 1 } })).toBe(auditHash(EVENT));
});

test.each<Partial<HashedAuditEvent>>([
  { municipalityId: '01890000-0000-7000-8000-000000000009' },
  { no: 4 },
  { at: new Date('2026-11-23T06:00:00.124Z') },
  { personId: '01890000-0000-7000-8000-000000000009' },
  { type: 'created' },
  { subjectId: null },
  { data: { b: 1, a: ['å'] } },
  { prev: 'b'.repeat(64) },
])('%o changes the hash', (part) => {
  expect(auditHash({ ...EVENT, ...part })).not.toBe(auditHash(EVENT));
});
