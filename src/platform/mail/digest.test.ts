import { parse } from 'parse5';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnv } from '#platform/config.ts';
import { composeMail } from '#platform/mail/compose-mail.server.ts';
import { digestMail, type Digest } from '#platform/mail/digest.ts';
import { noticeSentence } from '#platform/mail/notice-kinds.ts';
import { LANGS, type Lang } from '#platform/texts/languages.ts';
import { runs } from '#tests/support/examples.ts';

const DIGEST: Digest = {
  lang: 'sv',
  parts: [{ municipality: 'Ekby kommun', sentences: ['Berätta vad ni har gjort: Tryggare Ekby, T2 2026 (en punkt).'] }],
  link: { kind: 'answer', address: 'https://loftet.ekby.se/arbete/svar/abc' },
  more: false,
};

const saidIn = (lang: Lang): string =>
  noticeSentence('report-request', { promise: 'Tryggare Ekby', round: 'T2 2026', due: '2026-09-11', points: 3 }, lang);

describe("the day's mail", () => {
  test('in Swedish it is plain and short, with one link, the same in text and HTML', () => {
    const { subject, text, html } = digestMail(DIGEST);
    expect(subject).toBe('Löftet: en sak väntar på dig');
    expect(text).toBe(
      [
        'Hej!',
        'Det här behöver du veta i dag:',
        'Ekby kommun\n- Berätta vad ni har gjort: Tryggare Ekby, T2 2026 (en punkt).',
        'Svara här. Du behöver inte logga in. Länken är bara din, så skicka den inte vidare:\nhttps://loftet.ekby.se/arbete/svar/abc',
        'Du får mejlet för att du arbetar med ett medborgarlöfte. Du får högst ett sådant mejl om dagen.\n',
      ].join('\n\n'),
    );
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(textOf(html)).toBe(text.replace('- ', '').replace(/\s+/g, ' ').trim());
  });

  test.each(LANGS)('in %s it has one link, its own direction and no place that was not filled', (lang) => {
    const { subject, text, html } = digestMail({
      ...DIGEST,
      lang,
      parts: [{ municipality: 'Ekby kommun', sentences: [saidIn(lang)] }],
      more: true,
    });
    expect(`${subject}\n\n${text}`).toMatchSnapshot();
    expect(text.match(/https?:/g)).toHaveLength(1);
    expect(html.match(/<a /g)).toHaveLength(1);
    expect(html).toContain(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}">`);
    for (const words of [subject, text, html]) expect(words).not.toMatch(/[{}]|undefined|mail_/);
  });

  test('hostile names end up as text: no tag, no line and no header of their own', async () => {
    const { smtp } = readEnv({ LOFTET_SMTP_URL: 'smtp://localhost', LOFTET_MAIL_FROM: 'Löftet <loftet@ekby.se>' });
    if (smtp === undefined) throw new Error('there is a mail server');
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.constantFrom(
        'Ek\r\nBcc: alla@ekby.se\r\n\r\nHej',
        '</li><script>x()</script>',
        '\u2028Svara här:',
        '"><a href=//x>',
      ),
    );
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (municipality, sentence) => {
        const mail = digestMail({ ...DIGEST, parts: [{ municipality, sentences: [sentence] }] });
        expect(mail.html.match(/<a /g)).toHaveLength(1);
        expect(mail.html).not.toMatch(/<script/i);
        expect(mail.text.split('\n\n')).toHaveLength(5);
        const body = { ...mail, subject: `${mail.subject} ${municipality}`, to: 'asta@ekby.se' };
        const at = new Date('2026-05-04T08:00:00Z');
        const raw = String(await composeMail(smtp, { id: '01', lang: 'sv', body, at }));
        const names = raw
          .slice(0, raw.indexOf('\r\n\r\n'))
          .split(/\r\n(?![ \t])/)
          .map((line) => line.split(':')[0]);
        expect(names.sort()).toEqual(HEADERS);
      }),
      { numRuns: runs(150) },
    );
  });
});

const HEADERS = [
  'Auto-Submitted',
  'Content-Language',
  'Content-Type',
  'Date',
  'From',
  'MIME-Version',
  'Message-ID',
  'Subject',
  'To',
  'X-Auto-Response-Suppress',
];

type Node = { nodeName: string; value?: string; childNodes?: Node[] };

/** The words of a page as a reader sees them. */
function textOf(html: string): string {
  const words = (node: Node): string =>
    node.nodeName === 'head' ? '' : ` ${node.value ?? ''}${(node.childNodes ?? []).map(words).join('')} `;
  return words(parse(html) as Node)
    .replace(/\s+/g, ' ')
    .trim();
}
