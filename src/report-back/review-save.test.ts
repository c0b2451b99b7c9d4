import { describe, expect, test } from 'vitest';
import { sameRows, type Content, type Rows } from '#report-back/review-fields.ts';
import { removePoint, addPoint, placePoint } from '#report-back/review-order.ts';
import { withPoint } from '#report-back/review-point.ts';
import { planSave, type Posted } from '#report-back/review-save.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';

const start: Content = {
  report: {
    ...buildMaterial({
      parties: [
        { kind: 'municipality', name: 'Ekvik' },
        { kind: 'police', name: 'Polisen Norr' },
        { kind: 'police', name: 'Polisen Syd' },
      ],
      points: [
        { text: 'Kommunen ska hålla fyra vandringar.', results: ['Tre vandringar hölls.'], blocks: [3, 4] },
        { text: 'Polisen ska göra kontroller.', owner: ['police'], blocks: [5] },
        { text: 'Båda ska mötas.', owner: ['municipality', 'police'], blocks: [6] },
      ],
    }).report,
    findings: [],
  },
  ownerNames: { '3': ['Polisen Norr'] },
};

const send = (point: number | null, rows: Record<string, Rows>): Posted => ({
  point,
  rows: new Map(Object.entries(rows)),
});
const textOf = (content: Content, point: number): string | undefined =>
  content.report.points.find(({ number }) => number === point)?.text;

function written(seen: Content, current: Content, posted: Posted): Content {
  const plan = planSave(seen, current, posted);
  if (plan.kind !== 'write') throw new Error(`nothing was written: ${plan.kind}`);
  return plan.content;
}

test('what is sent as it stood changes nothing', () => {
  expect(planSave(start, start, send(1, { text: [['Kommunen ska hålla fyra vandringar.']] })).kind).toBe('same');
  expect(planSave(start, start, send(null, { omrade: [[' Norrby '], ['']] })).kind).toBe('same');
});

test('the same form sent twice is saved once', () => {
  const form = send(1, { text: [['Fem vandringar.']] });
  expect(planSave(start, written(start, start, form), form).kind).toBe('same');
});

test('other fields of the same point that somebody saved meanwhile stay', () => {
  const theirs = written(start, start, send(1, { vidare: [['ja']] }));
  const both = written(start, theirs, send(1, { text: [['Fem vandringar.']], vidare: [] }));
  expect(both.report.points[0]).toMatchObject({ text: 'Fem vandringar.', carriedOver: true });
});

describe('a field that two have written differently', () => {
  const theirs = written(start, start, send(1, { text: [['Kommunen ska hålla sex vandringar.']] }));
  const mine = send(1, { text: [['Kommunen ska hålla fem vandringar.']], vidare: [['nej']] });

  test('is not saved, and both texts are shown word by word', () => {
    const plan = planSave(start, theirs, mine);
    expect(plan).toMatchObject({ kind: 'open', point: 1 });
    if (plan.kind !== 'open') return;
    expect(plan.clashes).toEqual([
      {
        key: 'text',
        label: 'Lovar',
        theirs: 'Kommunen ska hålla sex vandringar.',
        mine: 'Kommunen ska hålla fem vandringar.',
        difference: [
          { kind: 'same', text: 'Kommunen ska hålla ' },
          { kind: 'gone', text: 'sex' },
          { kind: 'new', text: 'fem' },
          { kind: 'same', text: ' vandringar.' },
        ],
      },
    ]);
    expect([...plan.rows.values()]).toEqual([[['Kommunen ska hålla fem vandringar.']], [['nej']]]);
  });

  test('is saved when the person has seen theirs and sends it again', () => {
    expect(textOf(written(theirs, theirs, mine), 1)).toBe('Kommunen ska hålla fem vandringar.');
  });
});

describe('what cannot be used', () => {
  test.each<[string, number | null, Record<string, Rows>, string, string]>([
    ['an emptied promise', 1, { text: [['  ']] }, 'text', 'Skriv vad som lovas.'],
    ['half a period', null, { period: [['2018-01-01', '']] }, 'period', 'Skriv datumet som år-månad-dag'],
    ['a period backwards', null, { period: [['2018-01-02', '2018-01-01']] }, 'period', 'före den första'],
    ['a day that does not exist', null, { datum: [['2018-02-30']] }, 'datum', 'Skriv datumet'],
    ['a year that the database does not count', null, { datum: [['0000-01-01']] }, 'datum', 'Skriv datumet'],
    ['a party without kind', null, { parter: [['', 'Hyresbolaget']] }, 'parter', 'Välj vad det är för slags part.'],
    ['a period without result', 1, { resultat: [['T1 2018', '', '', '']] }, 'resultat', 'Skriv resultatet'],
    ['a target in words', 1, { mal: [['åtta', 'vandringar', '']] }, 'mal', 'Skriv antalet med siffror.'],
    ['a kind that is none', 1, { agare: [['kungen']] }, 'agare', 'Välj bland parterna'],
    ['too long a title', null, { titel: [['x'.repeat(501)]] }, 'titel', 'Skriv högst 500'],
  ])('%s is answered at its field, and nothing of the form is saved', (_what, point, rows, key, sentence) => {
    const plan = planSave(start, start, send(point, { ...rows, ...(point === null ? {} : { vidare: [['ja']] }) }));
    if (plan.kind !== 'open') throw new Error(plan.kind);
    expect(plan.faults.get(key)?.message).toContain(sentence);
    expect(plan.rows.get(key)).toEqual(rows[key]);
  });

  test('the row is named where there are several', () => {
    const plan = planSave(
      start,
      start,
      send(null, {
        parter: [
          ['police', 'Polisen'],
          ['', 'Bolaget'],
        ],
      }),
    );
    expect(plan.kind === 'open' && plan.faults.get('parter')?.row).toBe(2);
  });

  test('meanwhile what others saved in untouched fields is what the form goes on with', () => {
    const theirs = written(start, start, send(1, { vidare: [['ja']] }));
    const plan = planSave(start, theirs, send(1, { text: [['']], vidare: [] }));
    expect(plan.kind === 'open' && plan.rows.get('vidare')).toEqual([['ja']]);
  });
});

describe('a point is found again', () => {
  const form = send(2, { text: [['Polisen ska göra fler kontroller.']] });

  test('where others have put a point before it', () => {
    expect(textOf(written(start, addPoint(start, 0), form), 3)).toBe('Polisen ska göra fler kontroller.');
  });

  test('where it was moved and changed', () => {
    const moved = withPoint(placePoint(start, 2, 3), 3, (point) => ({ ...point, due: 'i maj' }));
    expect(written(start, moved, form).report.points[2]).toMatchObject({
      text: 'Polisen ska göra fler kontroller.',
      due: 'i maj',
    });
  });

  test('unless somebody has removed it', () => {
    expect(planSave(start, removePoint(start, 2), form).kind).toBe('gone');
  });
});

describe('owners', () => {
  test('of a kind with several parties are chosen by name, and follow their point', () => {
    const chosen = written(start, start, send(2, { agare: [['police:Polisen Syd'], ['municipality']] }));
    expect(chosen.report.points[1]?.owner).toEqual(['municipality', 'police']);
    expect(chosen.ownerNames).toEqual({ '2': ['Polisen Syd'], '3': ['Polisen Norr'] });
    expect(removePoint(chosen, 1).ownerNames).toEqual({ '1': ['Polisen Syd'], '2': ['Polisen Norr'] });
    expect(placePoint(chosen, 3, 1).ownerNames).toEqual({ '1': ['Polisen Norr'], '3': ['Polisen Syd'] });
  });

  test('all of a kind may be the answer, and is kept as one', () => {
    const all = send(3, { agare: [['municipality'], ['police:Polisen Norr'], ['police:Polisen Syd']] });
    expect(written(start, start, all).ownerNames).toEqual({ '3': ['Polisen Norr', 'Polisen Syd'] });
  });
});

test('figures are read anew from a result that is written anew, and stay for the others', () => {
  const changed = written(start, start, send(1, { resultat: [['', '', 'done', 'Sju vandringar hölls.']] }));
  expect(changed.report.points[0]?.figures.map(({ quote, value }) => [quote, value])).toEqual([['Sju vandringar', 7]]);
  const without = written(changed, changed, send(1, { siffror: [] }));
  expect(without.report.points[0]?.figures).toEqual([]);
});

test('rows are the same whatever way browsers part lines and people leave spaces', () => {
  expect(
    sameRows(
      [['a\r\nb', ' c']],
      [
        ['a\nb', 'c'],
        ['', ''],
      ],
    ),
  ).toBe(true);
  expect(sameRows([['a']], [['b']])).toBe(false);
});

test.each([
  ['kommun', [['Ek\u202evik']], null],
  ['omrade', [['Norrby'], ['Söder\nby']], 2],
])('in the field %s a name with signs that are not seen is refused', (key, rows, row) => {
  const plan = planSave(start, start, send(null, { [key]: rows }));
  const message = 'Namnet har en radbrytning eller ett annat tecken som inte syns. Skriv namnet på nytt.';
  expect(plan).toMatchObject({ kind: 'open', faults: new Map([[key, { row, message }]]) });
});
