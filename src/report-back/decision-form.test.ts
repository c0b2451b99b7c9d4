import { describe, expect, test } from 'vitest';
import { decisionTyped, proposalNumbers } from '#report-back/decision-form.ts';
import { dispatchTyped } from '#report-back/dispatch-form.ts';

function sent(words: Readonly<Record<string, string>>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(words)) form.append(name, value);
  return form;
}
const WHOLE = { version: '4', paragraf: '§ 14', 'beslut-1': 'approved', 'beslut-2': 'amended', 'lydelse-2': 'Så.' };
const read = (changed: Readonly<Record<string, string>>) => {
  const form = sent({ ...WHOLE, ...changed });
  return decisionTyped(form, proposalNumbers(form));
};
const fields = (changed: Readonly<Record<string, string>>): string[] => {
  const got = read(changed);
  return got.ok ? [] : got.faults.map(({ field }) => field);
};

describe('ett beslut som skrivs in', () => {
  test('läses som det är skrivet', () => {
    expect(read({})).toEqual({
      ok: true,
      value: {
        version: 4,
        typed: {
          paragraph: '14',
          decisions: [
            { no: 1, result: 'approved', body: null },
            { no: 2, result: 'amended', body: 'Så.' },
          ],
          reservations: null,
          reason: null,
          sittingId: null,
        },
      },
    });
  });
  test.each([
    ['utan paragraf', { paragraf: '' }, ['paragraf']],
    ['utan val', { 'beslut-1': '' }, ['beslut-1']],
    ['ändrat utan lydelse', { 'lydelse-2': ' ' }, ['lydelse-2']],
    ['hälften återremitterat', { 'beslut-1': 'remanded', skal: 'Så.' }, ['beslut-1']],
    ['återremiss utan skäl', { 'beslut-1': 'remanded', 'beslut-2': 'remanded', 'lydelse-2': '' }, ['skal']],
    ['bordlagt utan dag', { 'beslut-1': 'tabled', 'beslut-2': 'tabled', 'lydelse-2': '', skal: 'Så.' }, ['till']],
    ['för långa reservationer', { reservationer: 'x'.repeat(4001) }, ['reservationer']],
    ['en lydelse där förslaget inte ändrades', { 'lydelse-1': 'Glömd text.' }, ['lydelse-1']],
    ['ett skäl utan återremiss', { skal: 'Så.' }, ['skal']],
    ['en lydelse som vänder skrivriktningen', { 'lydelse-2': 'Så.\u202e' }, ['lydelse-2']],
    ['reservationer som vänder skrivriktningen', { reservationer: '\u2067Nej' }, ['reservationer']],
    ['utan version', { version: '' }, ['paragraf']],
  ])('%s tas inte emot, och det sägs vid fältet', (_what, changed, faulty) => {
    expect(fields(changed)).toEqual(faulty);
  });
});

describe('mottagare av ett beslut', () => {
  const ROWS = { 'mottagare-0': 'Polisen', 'adress-0': 'R@Polisen.example', 'mottagare-1': 'Kansliet', 'adress-1': '' };
  test('bara de valda får det, och var och en en gång', () => {
    expect(
      dispatchTyped(
        sent({ ...ROWS, 'valj-0': 'on', 'mottagare-ny': 'polisen', 'adress-ny': 'r@polisen.example' }),
        'mail',
      ),
    ).toEqual({
      ok: true,
      value: [{ recipient: 'Polisen', email: 'r@polisen.example' }],
    });
  });
  test('ett mejl behöver en adress, ett paket inte', () => {
    const both = sent({ ...ROWS, 'valj-1': 'on' });
    expect(dispatchTyped(both, 'mail')).toMatchObject({ ok: false, faults: [{ field: 'adress-1' }] });
    expect(dispatchTyped(both, 'package')).toEqual({ ok: true, value: [{ recipient: 'Kansliet', email: null }] });
    expect(dispatchTyped(sent(ROWS), 'mail')).toMatchObject({ ok: false, faults: [{ field: 'mottagare' }] });
  });
});
