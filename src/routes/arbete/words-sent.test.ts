import { expect, test } from 'vitest';
import { wordsSent } from '#routes/arbete/words-sent.ts';

const sent = (body: BodyInit, type?: string) =>
  wordsSent(
    new Request('http://localhost/arbete', {
      method: 'POST',
      body,
      ...(type === undefined ? {} : { headers: { 'content-type': type } }),
    }),
  );

test('words come as they were written, the same name twice in order', async () => {
  expect([...(await sent(new URLSearchParams('a=en%20rad%0D%0Atill&b=&a=<b>')))]).toEqual([
    ['a', 'en rad\r\ntill'],
    ['b', ''],
    ['a', '<b>'],
  ]);
});

test('a NUL sign, which the database refuses, is no fault of ours', async () => {
  expect((await sent(new URLSearchParams('a=x%00y'))).get('a')).toBe('x\ufffdy');
});

test('a file where words are asked for is nothing', async () => {
  const form = new FormData();
  form.append('namn', new File(['x'], 'x.txt'));
  expect([...(await sent(form))]).toEqual([]);
});

test.each(['multipart/form-data; boundary=x', 'text/plain', 'application/json'])(
  'half a form (%s) is an empty one',
  async (type) => {
    expect([...(await sent('trash', type))]).toEqual([]);
  },
);
