import { describe, expect, test } from 'vitest';
import { noticesOn, type WaitingParty } from '#report-back/consultation-reminders.ts';

const waiting = (parts: Partial<WaitingParty> = {}): WaitingParty => ({
  askedId: 'a',
  caseId: 'c',
  promise: 'Tryggare Ekby',
  personId: 'petra',
  keepers: ['olle'],
  due: '2026-05-13', // a Wednesday before a holiday
  sentOn: '2026-05-04',
  ...parts,
});
const told = (parties: readonly WaitingParty[], today: string) =>
  noticesOn(parties, today).map(({ personId, kind }) => `${personId} ${kind}`);

describe('den som inte har svarat i ett samråd', () => {
  test('påminns två arbetsdagar före sista dagen, och inte tidigare', () => {
    expect(told([waiting()], '2026-05-08')).toEqual([]);
    expect(told([waiting()], '2026-05-11')).toEqual(['petra consultation-reminder']);
  });

  test('påminns inte innan, om den tillfrågades senare än påminnelsens dag', () => {
    expect(told([waiting({ sentOn: '2026-05-11' })], '2026-05-12')).toEqual([]);
  });

  test('får veta när tiden är ute, och handläggaren får veta det en gång för alla i ärendet', () => {
    const parties = [waiting(), waiting({ askedId: 'b', personId: 'berit' })];
    expect(told(parties, '2026-05-15')).toEqual([
      'petra consultation-late',
      'berit consultation-late',
      'olle consultation-open',
    ]);
  });

  test('den som får länken av handläggaren får inget mejl; handläggaren får veta', () => {
    expect(told([waiting({ personId: null })], '2026-05-11')).toEqual([]);
    expect(told([waiting({ personId: null })], '2026-05-15')).toEqual(['olle consultation-open']);
  });

  test('mejlet bär löftets namn, en dag och ett antal, aldrig ord ur skrivelsen', () => {
    for (const { data } of noticesOn([waiting()], '2026-05-15'))
      expect(Object.keys(data).filter((key) => !['promise', 'due', 'waiting'].includes(key))).toEqual([]);
  });
});
