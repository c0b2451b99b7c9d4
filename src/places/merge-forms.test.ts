import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mergeForms, withTheirs, type FormWords } from '#places/merge-forms.ts';

type Form = { readonly body: string; readonly why: string; readonly owners: readonly string[] };
const WORDS: FormWords<Form> = {
  body: { label: 'Vad', text: (said) => said },
  why: { label: 'Varför', text: (said) => said },
  owners: { label: 'Vem', text: (ids) => ids.join(', ') },
};
const SEEN: Form = { body: 'Vi går fyra rundor.', why: '', owners: ['a', 'b'] };

test('where nobody else has written, what was typed stands', () => {
  const typed = { ...SEEN, body: 'Vi går fem rundor.' };
  expect(mergeForms(SEEN, SEEN, typed, WORDS)).toEqual({ form: typed, clashes: [], taken: [] });
});

test('fields that only one of the two has changed are taken from that one, and told by name', () => {
  const current = { ...SEEN, why: 'Det är mörkt.' };
  const typed = { ...SEEN, body: 'Vi går fem rundor.' };
  const merged = mergeForms(SEEN, current, typed, WORDS);
  expect(merged).toEqual({ form: { ...typed, why: 'Det är mörkt.' }, clashes: [], taken: ['Varför'] });
});

test('a field that both have changed differently keeps mine, with the difference word by word', () => {
  const current = { ...SEEN, body: 'Vi går åtta rundor.' };
  const typed = { ...SEEN, body: 'Vi går fem rundor.' };
  const { form, clashes } = mergeForms(SEEN, current, typed, WORDS);
  expect(form.body).toBe('Vi går fem rundor.');
  expect(clashes).toEqual([
    {
      key: 'body',
      label: 'Vad',
      theirs: 'Vi går åtta rundor.',
      mine: 'Vi går fem rundor.',
      difference: [
        { kind: 'same', text: 'Vi går ' },
        { kind: 'gone', text: 'åtta' },
        { kind: 'new', text: 'fem' },
        { kind: 'same', text: ' rundor.' },
      ],
    },
  ]);
});

test('both have written the same: there is nothing to choose', () => {
  const current = { ...SEEN, body: 'Vi går fem rundor.' };
  expect(mergeForms(SEEN, current, current, WORDS).clashes).toEqual([]);
});

test.each<[string, Partial<Form>]>([
  ['line breaks as browsers send them', { body: 'Vi går fyra rundor.\r\n' }],
  ['ticks in another order', { owners: ['b', 'a'] }],
])('%s are no change', (_what, sent) => {
  const current = { ...SEEN, body: 'Vi går nio rundor.', owners: ['c'] };
  expect(mergeForms(SEEN, current, { ...SEEN, ...sent }, WORDS)).toMatchObject({ form: current, clashes: [] });
});

test('theirs can be chosen field by field, and no field that there is not', () => {
  const current = { ...SEEN, body: 'Deras.', why: 'Deras skäl.' };
  expect(withTheirs(SEEN, current, ['body', '__proto__', 'annat'])).toEqual({ ...SEEN, body: 'Deras.' });
});

describe('nothing is lost', () => {
  const words = fc.constantFrom('', 'ett', 'två', 'ett två', 'tre\n');
  const form = fc.record({ body: words, why: words, owners: fc.subarray(['a', 'b', 'c']) });
  test('what one has typed stands in the form or in a clash, and so does what the other has saved', () => {
    const text = (value: string): string => value.trim();
    fc.assert(
      fc.property(form, form, form, (seen, current, typed) => {
        const { form: merged, clashes } = mergeForms<Form>(seen, current, typed, WORDS);
        for (const key of ['body', 'why'] as const) {
          const clash = clashes.find((one) => one.key === key);
          if (clash !== undefined) {
            expect([clash.mine, clash.theirs]).toEqual([typed[key], current[key]]);
            expect(merged[key]).toBe(typed[key]);
            continue;
          }
          if (text(typed[key]) !== text(seen[key])) expect(text(merged[key])).toBe(text(typed[key]));
          if (text(current[key]) !== text(seen[key])) expect(text(merged[key])).toBe(text(current[key]));
        }
      }),
    );
  });
});
