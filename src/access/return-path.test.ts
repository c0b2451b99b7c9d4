import { expect, test } from 'vitest';
import { deviceOf } from '#access/device.ts';
import { loginMail } from '#access/login-mail.ts';
import { LANGS } from '#platform/texts/languages.ts';
import { returnPath } from '#access/return-path.ts';

test.each([
  ['/arbete/loften/eken/norrby-2026?kommun=eken', '/arbete/loften/eken/norrby-2026?kommun=eken'],
  ['/arbete', '/arbete'],
  ['/arbete?kommun=eken', '/arbete?kommun=eken'],
])('after signing in %s is where one was going', (wanted, to) => expect(returnPath(wanted)).toBe(to));

test.each([
  null,
  '',
  'https://evil.example',
  '//evil.example/arbete',
  '/\\evil.example',
  '/arbete@evil.example',
  '/arbetet',
  '/arbete/../las',
  '/arbete/../../evil',
  '/arbete/%2e%2e/las',
  'javascript:alert(1)',
  '/arbete/logga-ut',
  '/arbete/logga-in/svar?code=x',
  '/arbete/oppna/x',
  `/arbete/${'x'.repeat(500)}`,
])('%s leads to the start of the office', (wanted) => expect(returnPath(wanted)).toBe('/arbete'));

test('a line break never reaches a header', () => {
  expect(returnPath('/arbete/x\r\nset-cookie: a=b')).not.toMatch(/[\r\n]/);
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox på Linux'],
  ['Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'Edge på Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Safari/604.1',
    'Safari på iPhone',
  ],
  ['<script>alert(1)</script>', null],
  [null, null],
])('%s is called %s', (userAgent, device) => expect(deviceOf(userAgent)).toBe(device));

test.each(LANGS)('the mail in %s has the link once as text and once as a link, and nothing from elsewhere', (lang) => {
  const { subject, text, html } = loginMail(lang, 'https://loften.eken.se/arbete/logga-in/x?till=%2Farbete&b="c"');
  expect(subject).toContain('Löftet');
  expect(text.match(/https:/g)).toHaveLength(1);
  expect(html.match(/https:/g)).toHaveLength(1);
  expect(html).toContain('&amp;b=&quot;c&quot;');
  expect(html).not.toMatch(/<(?:img|script|style|link)\b/);
  expect(`${subject}\n\n${text}`).toMatchSnapshot();
  expect(`${subject}${text}`).not.toMatch(/[{}]|undefined|mail_/);
});
