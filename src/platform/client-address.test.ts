import { expect, test } from 'vitest';
import { clientAddress } from '#platform/client-address.ts';

test.each([
  ['10.0.0.7', '10.0.0.7'],
  ['::ffff:10.0.0.7', '10.0.0.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:0db8:0001:0002::9', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0:0'],
  [undefined, ''],
])('%s is counted as %s', (remote, counted) => {
  expect(clientAddress({}, remote, false)).toBe(counted);
});

test('a proxy is believed only where it is trusted, and then what it wrote last', () => {
  const headers = { 'x-forwarded-for': '1.2.3.4, 198.51.100.9' };
  expect(clientAddress(headers, '10.0.0.1', true)).toBe('198.51.100.9');
  expect(clientAddress(headers, '10.0.0.1', false)).toBe('10.0.0.1');
  expect(clientAddress({ 'x-forwarded-for': '[2001:db8:1:2::7]:443' }, '10.0.0.1', true)).toBe('2001:db8:1:2');
});

test('all addresses of one household are one', () => {
  const both = ['2001:db8:1:2:aaaa::1', '2001:db8:1:2:bbbb:c::2'].map((address) => clientAddress({}, address, false));
  expect(new Set(both).size).toBe(1);
});
