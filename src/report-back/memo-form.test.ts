import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoForm, memoTyped, type MemoForm, type ProseChoice } from '#report-back/memo-form.ts';
import type { CaseRecord } from '#report-back/memo-from-record.ts';

const EMPTY = memoForm(null, [], []);
const CHOICES: ProseChoice[] = [
  { heading: 'Ärende', text: 'Det gamla ärendet.' },
  { heading: 'Bakgrund', text: 'Den gamla bakgrunden.' },
];

function typed(form: Partial<MemoForm>, choices: readonly ProseChoice[] = []) {
  const read = memoTyped({ ...EMPTY, ...form }, choices);
  if ('errors' in read) throw new Error(JSON.stringify(read.errors));
  return read.typed;
}

describe('skrivelsens formulär', () => {
  test('tomma rader och fält är ingenting', () => {
    expect(typed({ proposals: '\n \n', consultation: [{ party: ' ', verdict: 'endorses' }] })).toMatchObject({
      registryNumber: null,
      dated: null,
      proposals: [],
      consultation: [],
    });
  });

  test('en sak per rad, i ordning', () => {
    expect(typed({ dispatch: 'Hållbarhetschefen\r\nPolisen  i Ekby\n' }).dispatch).toEqual([
      'Hållbarhetschefen',
      'Polisen i Ekby',
    ]);
  });

  test.each([
    ['år noll, som inte finns', { dated: '0000-01-01' }, 'dated'],
    [
      'fler rader än någon skriver',
      { consultation: Array(101).fill({ party: 'Polisen', verdict: '' }) },
      'consultation',
    ],
    ['fler undertecknare', { signatories: Array(101).fill({ name: 'A', role: '' }) }, 'signatories'],
  ])('%s tas inte emot', (_what, form, field) => {
    expect(memoTyped({ ...EMPTY, ...form }, [])).toHaveProperty(['errors', field]);
  });

  test('samma text kan inte väljas två gånger', () => {
    expect(typed({ prose: [1, 1, 0] }, CHOICES).sections.prose).toEqual([CHOICES[1], CHOICES[0]]);
  });

  test('text ur det gamla dokumentet följer bara med om någon väljer den', () => {
    expect(typed({}, CHOICES).sections.prose).toEqual([]);
    expect(typed({ prose: [1] }, CHOICES).sections.prose).toEqual([CHOICES[1]]);
    expect(typed({ prose: [7] }, CHOICES).sections.prose).toEqual([]);
  });

  test.each<[string, Partial<MemoForm>, string]>([
    ['ett datum som inte finns', { dated: '2018-02-30' }, 'dated'],
    ['ett för långt diarienummer', { registryNumber: 'x'.repeat(101) }, 'registryNumber'],
    ['en för lång rad', { proposals: 'x'.repeat(4001) }, 'proposals'],
    ['för många rader', { dispatch: 'a\n'.repeat(101) }, 'dispatch'],
    ['ett svar som inte finns', { consultation: [{ party: 'A', verdict: 'kanske' }] }, 'consultation'],
  ])('%s får en mening vid sitt fält', (_what, form, field) => {
    const read = memoTyped({ ...EMPTY, ...form }, []);
    expect('errors' in read ? Object.keys(read.errors) : []).toEqual([field]);
  });

  test('det som sparas och visas igen är det som skrevs', () => {
    const line = fc.stringMatching(/^[A-Za-zåäö§:,.-]{1,12}( [A-Za-zåäö0-9]{1,12}){0,4}$/);
    const lines = fc.array(line, { maxLength: 4 }).map((rows) => rows.join('\n'));
    const form = fc.record({
      registryNumber: line,
      decisionBody: line,
      department: line,
      proposals: lines,
      decisionBasis: lines,
      dispatch: lines,
      committeeReporting: lines,
      signatories: fc.array(fc.record({ name: line, role: line }), { maxLength: 3 }),
      consultation: fc.array(
        fc.record({ party: line, verdict: fc.constantFrom('', 'endorses', 'objects', 'no-remark') }),
        { maxLength: 3 },
      ),
      publications: fc.array(fc.record({ address: line, period: line }), { maxLength: 3 }),
      prose: fc.subarray([0, 1]),
    });
    fc.assert(
      fc.property(form, (said) => {
        const read = typed(said, CHOICES);
        const council: CaseRecord = {
          id: 'c',
          promiseId: 'p',
          kind: 'report-back',
          versionId: 'v',
          no: 1,
          registryNumber: read.registryNumber,
          decisionBody: read.decisionBody,
          dated: read.dated,
          sections: { municipality: null, statedCounts: null, countsAsStated: false, ...read.sections },
          proposals: read.proposals,
          consultation: read.consultation,
          dispatch: read.dispatch,
        };
        expect(memoForm(council, read.publications, CHOICES)).toEqual({ ...EMPTY, ...said });
      }),
    );
  });
});
