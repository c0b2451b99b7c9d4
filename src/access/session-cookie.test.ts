import { expect, test } from 'vitest';
import { sessionCookie } from '#access/session-cookie.ts';

test('over https the cookie is tied to the host', () => {
  expect(sessionCookie('https:')).toEqual({
    name: '__Host-loftet',
    options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true, maxAge: 604_800 },
  });
});

test('over http, on the own machine, a browser would refuse such a cookie', () => {
  const { name, options } = sessionCookie('http:');
  expect([name, options.secure, options.httpOnly]).toEqual(['loftet', false, true]);
});
