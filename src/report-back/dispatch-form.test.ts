import { expect, test } from 'vitest';
import { dispatchTyped } from '#report-back/dispatch-form.ts';

function sent(first: string, second: string): FormData {
  const form = new FormData();
  for (const [row, recipient, address] of [
    ['0', 'Nämnden', first],
    ['ny', 'nämnden', second],
  ] as const) {
    form.set(`valj-${row}`, 'ja');
    form.set(`mottagare-${row}`, recipient);
    form.set(`adress-${row}`, address);
  }
  return form;
}

test('samma mottagare med två adresser tappas inte i tysthet utan sägs vid fältet', () => {
  expect(dispatchTyped(sent('en@exempel.se', 'annan@exempel.se'), 'mail')).toEqual({
    ok: false,
    faults: [{ field: 'adress-ny', message: 'Du har valt nämnden två gånger, med olika adresser. Välj en av dem.' }],
  });
});

test('samma mottagare två gånger med samma adress får det en gång', () => {
  expect(dispatchTyped(sent('en@exempel.se', 'en@exempel.se'), 'mail')).toEqual({
    ok: true,
    value: [{ recipient: 'Nämnden', email: 'en@exempel.se' }],
  });
});
