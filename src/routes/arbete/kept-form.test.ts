import { describe, expect, test } from 'vitest';
import { keptForm } from '#routes/arbete/kept-form.ts';

const sent = (body: URLSearchParams | FormData | string, headers: Record<string, string> = {}): Request =>
  new Request('http://localhost/arbete/x', { method: 'POST', body, headers: { 'content-length': '1000', ...headers } });

describe('what was written when the office was closed', () => {
  test('is kept to the letter, in order, also what stands in several fields of one name', async () => {
    const text = 'Vi såg 64 fel – minst åtta.\r\n\r\n<b>Kl. 22</b> & "sen"  ';
    const form = new URLSearchParams([
      ['resultat', text],
      ['antal', '25'],
      ['resultat', 'två'],
    ]);
    expect(await keptForm(sent(form))).toEqual({
      fields: [
        { name: 'Vad gjordes', text },
        { name: 'antal', text: '25' },
        { name: 'Vad gjordes', text: 'två' },
      ],
      hadFile: false,
      whole: true,
    });
  });

  test.each(['', '  ', '0192f8a0-1c1e-7abc-8def-0123456789ab', 'a'.repeat(64), 'B-_9'.repeat(10) + 'xyz'])(
    'leaves out what nobody typed: “%s”',
    async (value) => {
      expect((await keptForm(sent(new URLSearchParams({ id: value, rubrik: 'Trygghet' })))).fields).toEqual([
        { name: 'rubrik', text: 'Trygghet' },
      ]);
    },
  );

  test('tells that a file was sent, which cannot be shown', async () => {
    const form = new FormData();
    form.set('dokument', new File(['hemligt'], 'a.txt'));
    form.set('not', 'Se sidan 3');
    expect(await keptForm(sent(form))).toEqual({
      fields: [{ name: 'not', text: 'Se sidan 3' }],
      hadFile: true,
      whole: true,
    });
  });

  test.each([
    [
      'larger than a million bytes',
      sent('a=b', { 'content-type': 'application/x-www-form-urlencoded', 'content-length': '1000001' }),
    ],
    ['broken off', sent('--x\r\nContent', { 'content-type': 'multipart/form-data; boundary=x' })],
  ])('a form that is %s is not shown, and that is said', async (_case, request) => {
    expect(await keptForm(request)).toEqual({ fields: [], hadFile: false, whole: false });
  });

  test('of very many fields the first are shown, and that there were more is said', async () => {
    const form = new URLSearchParams(Array.from({ length: 501 }, (_, no) => ['f', `ord ${no}`]));
    const kept = await keptForm(sent(form));
    expect([kept.fields.length, kept.whole]).toEqual([500, false]);
  });

  test('what is no form holds nothing to keep', async () => {
    expect((await keptForm(sent('{"a":1}', { 'content-type': 'application/json' }))).fields).toEqual([]);
  });
});
