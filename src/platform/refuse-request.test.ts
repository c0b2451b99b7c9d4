import { expect, test } from 'vitest';
import { refuseRequest } from '#platform/refuse-request.ts';

const ADDRESS = 'https://loften.eken.se';
const plain = {
  method: 'GET',
  url: '/las',
  origin: undefined,
  rawHeaders: ['Host', 'loften.eken.se', 'Accept', 'host'],
};

test.each([
  ['a page', {}, null],
  ['a form of ours', { method: 'POST', origin: ADDRESS }, null],
  ['a form from elsewhere', { method: 'POST', origin: 'https://evil.example' }, 403],
  ['a form from a page that hides where it lies', { method: 'POST', origin: 'null' }, 403],
  ['a form that does not say where it comes from', { method: 'POST' }, 403],
  ['an echo', { method: 'TRACE' }, 405],
  ['a deletion', { method: 'DELETE', origin: ADDRESS }, 405],
  ['somebody else’s address', { url: 'http://evil.example/las' }, 400],
  ['no address', { method: 'OPTIONS', url: '*' }, 400],
  ['a sign that no database takes', { url: '/arbete/loften/%00/x' }, 400],
  ['steps up', { url: '/x/../eken' }, 400],
  ['steps nowhere, written as numbers', { url: '/%2E/eken?x' }, 400],
  ['a step up at the end', { url: '/eken/..' }, 400],
  ['signs that are no steps', { url: '/.well-known/x..y/...?a=/../' }, null],
  ['a picture with a sign written as a number', { url: '/%65ken/bild.png?v=1' }, 400],
  ['a picture', { url: '/eken/bild.png?v=1' }, null],
  ['a name that actions may not have', { method: 'POST', url: '/las?/d%65fault', origin: ADDRESS }, 400],
  ['two hosts', { rawHeaders: ['Host', 'loften.eken.se', 'hOST', 'evil.example'] }, 400],
])('%s', (_what, request, status) => {
  expect(refuseRequest({ ...plain, ...request }, ADDRESS)?.status ?? null).toBe(status);
});
