import { describe, expect, it } from 'vitest';
import { statedDue } from '#reading/points/due.ts';

describe('när det ska vara gjort', () => {
  it.each([
    ['Belysningen ska vara lagad senast i maj.', 'senast i maj'],
    ['Senast den 30 juni 2018 ska planen vara klar.', 'Senast den 30 juni 2018'],
    ['Skyltarna ska vara på plats före årsskiftet.', 'före årsskiftet'],
    ['Kartläggningen görs innan sommaren 2019 och redovisas.', 'innan sommaren 2019'],
    ['Rapporten lämnas senast 2018-11-30 till utskottet.', 'senast 2018-11-30'],
    ['Klart senast vecka 20.', 'senast vecka 20'],
    ['Planen tas fram senast vid utgången av 2019.', 'senast vid utgången av 2019'],
    ['Polisen ska synas i centrum.', null],
    ['Den senaste mätningen visar ökad trygghet.', null],
  ])('%s', (text, due) => {
    expect(statedDue(text)).toBe(due);
  });
});
