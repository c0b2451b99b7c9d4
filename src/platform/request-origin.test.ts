import { expect, test } from 'vitest';
import { requestOrigin } from '#platform/request-origin.ts';

const direct = { hosts: ['loften.eken.se', 'prov.eken.se:8443'], trustProxy: false };
const behindProxy = { ...direct, trustProxy: true };

test.each([
  ['a host of ours, any port', { host: 'localhost:49152' }, false, direct, 'http://localhost:49152'],
  ['an IPv6 address', { host: '[::1]:3000' }, false, direct, 'http://[::1]:3000'],
  ['a host with a port of its own', { host: 'prov.eken.se:8443' }, true, direct, 'https://prov.eken.se:8443'],
  ['capitals', { host: 'Loften.Eken.SE' }, true, direct, 'https://loften.eken.se'],
  [
    'a forwarded host from nobody we trust',
    { host: 'localhost', 'x-forwarded-host': 'evil.example' },
    false,
    direct,
    'http://localhost',
  ],
  [
    'a forwarded protocol from nobody we trust',
    { host: 'localhost', 'x-forwarded-proto': 'https' },
    false,
    direct,
    'http://localhost',
  ],
  [
    'a trusted proxy',
    { host: '10.0.0.4', 'x-forwarded-host': 'loften.eken.se', 'x-forwarded-proto': 'https' },
    false,
    behindProxy,
    'https://loften.eken.se',
  ],
  [
    'what the client put before the proxy',
    { host: 'x', 'x-forwarded-host': 'evil.example, loften.eken.se', 'x-forwarded-proto': 'http,https' },
    false,
    behindProxy,
    'https://loften.eken.se',
  ],
])('%s', (_case, headers, encrypted, rules, origin) => {
  const found = requestOrigin(headers, encrypted, rules);
  expect(`${found?.protocol}://${found?.host}`).toBe(origin);
});

test.each([
  ['an unknown host', { host: 'evil.example' }, direct],
  ['a host that ends like ours', { host: 'xlocalhost' }, direct],
  ['a known host at another port', { host: 'loften.eken.se:8080' }, direct],
  ['no host', {}, direct],
  ['a list of hosts', { host: 'evil.example, localhost' }, direct],
  ['a port that cannot be', { host: 'localhost:65536' }, direct],
  ['a host with a path', { host: 'localhost/evil' }, direct],
  ['a host with a user', { host: 'evil@localhost' }, direct],
  ['an unknown host through a proxy', { host: 'localhost', 'x-forwarded-host': 'evil.example' }, behindProxy],
  ['a protocol that is none', { host: 'localhost', 'x-forwarded-proto': 'javascript' }, behindProxy],
])('refuses %s', (_case, headers, rules) => {
  expect(requestOrigin(headers, false, rules)).toBeNull();
});
