import { describe, expect, test } from 'vitest';
import { memoDifference } from '#report-back/memo-difference.ts';
import { memoDocument } from '#report-back/memo-document.ts';
import type { MemoRecord } from '#report-back/memo-record.ts';
import { memoPoint, memoRecord } from '#tests/support/memo-records.ts';

const model = (parts: Partial<MemoRecord> = {}) => memoDocument(memoRecord(parts), { draft: false });
const changed = (older: Partial<MemoRecord>, newer: Partial<MemoRecord>) =>
  memoDifference(model(older), model(newer)).filter(({ kind }) => kind !== 'same');

describe('två skrivelser jämförda', () => {
  test('samma skrivelse har inga skillnader', () => expect(changed({}, {})).toEqual([]));

  test('det som skiljer står under sin rubrik, ord för ord', () => {
    const [part, ...more] = changed({ dispatch: ['Säkerhetschefen'] }, { dispatch: ['Trygghetschefen'] });
    expect(more).toEqual([]);
    expect(part).toMatchObject({ heading: 'Beslutet skickas till', kind: 'changed' });
    expect(part?.stretches.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'gone', text: 'Säkerhetschefen' },
      { kind: 'new', text: 'Trygghetschefen' },
    ]);
  });

  test('punkter jämförs efter nummer, och en ny eller borttagen punkt är en del för sig', () => {
    const [one, two] = [memoPoint(1), memoPoint(2)];
    const parts = changed({ points: [one, two] }, { points: [one, { ...two, text: 'Kommunen ska hålla sju möten.' }] });
    expect(parts.some(({ heading, kind }) => heading.startsWith('2. ') && kind === 'changed')).toBe(true);
    expect(parts.some(({ heading }) => heading.startsWith('1. '))).toBe(false);
    const gone = changed({ points: [one, two] }, { points: [one] });
    expect(gone.find(({ heading }) => heading.startsWith('2. '))?.kind).toBe('gone');
    const added = changed({ points: [one] }, { points: [one, two] });
    expect(added.find(({ heading }) => heading.startsWith('2. '))?.kind).toBe('new');
  });

  test('förslaget till beslut är samma del vem som än beslutar', () => {
    const parts = changed({}, { decisionBody: 'Socialnämnden' });
    expect(parts.filter(({ kind }) => kind !== 'changed')).toEqual([]);
  });

  test('av bitarna går båda texterna att få tillbaka', () => {
    for (const { stretches, kind } of memoDifference(model(), model({ dispatch: [], goals: [], date: '2022-03-01' }))) {
      const older = stretches.filter((one) => one.kind !== 'new').map(({ text }) => text);
      const newer = stretches.filter((one) => one.kind !== 'gone').map(({ text }) => text);
      expect(kind === 'same').toBe(older.join('') === newer.join(''));
    }
  });
});
