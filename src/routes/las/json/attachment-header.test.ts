import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentHeader } from '#routes/las/json/attachment-header.ts';

test.each([
  ['skrivelse.docx', 'attachment; filename="skrivelse.json"; filename*=UTF-8\'\'skrivelse.json'],
  ['löfte.v2.pdf', 'attachment; filename="l_fte.v2.json"; filename*=UTF-8\'\'l%C3%B6fte.v2.json'],
  ['.txt', 'attachment; filename="lasning.json"; filename*=UTF-8\'\'lasning.json'],
  ["a'(1)*.txt", "attachment; filename=\"a'(1)*.json\"; filename*=UTF-8''a%27%281%29%2a.json"],
  ['../../x.txt', 'attachment; filename=".._.._x.json"; filename*=UTF-8\'\'.._.._x.json'],
])('%s', (document, header) => {
  expect(attachmentHeader(document)).toBe(header);
});

test('no name ends the header, leaves its folder or makes it long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (document) => {
      expect(attachmentHeader(`${document}\ud800`)).toMatch(
        /^attachment; filename="[\x20-\x7e]{1,300}\.json"; filename\*=UTF-8''[\w!~.%-]{1,1500}\.json$/,
      );
      expect(attachmentHeader(document)).not.toMatch(/filename="[^"]*[/\\][^"]*"/);
    }),
  );
});
