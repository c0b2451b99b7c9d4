import { describe, expect, test } from 'vitest';
import { groupLines, joinLines, joinWrapped, wrapWidth } from '#reading/blocks/join-lines.ts';

describe('avstavade och brutna rader', () => {
  test.each([
    [['Polisen ska före-', 'bygga brott.'], 'Polisen ska förebygga brott.'],
    [['trygghets-', 'och demokratiutskottet'], 'trygghets- och demokratiutskottet'],
    [['medborgar\u00ad', 'löfte'], 'medborgarlöfte'],
    [['LOP-', 'gruppen'], 'LOP-gruppen'],
    [['Skäggetorpsgatan-', 'Nygårdsvägen'], 'Skäggetorpsgatan-Nygårdsvägen'],
    [['2018-', '2019'], '2018-2019'],
    [['juli 2018 -', 'juni 2020'], 'juli 2018 - juni 2020'],
    [
      ['https://www.norrvik.example/trygg/', 'medborgarlofte-2021'],
      'https://www.norrvik.example/trygg/medborgarlofte-2021',
    ],
    [['  två   ord ', ' till'], 'två ord till'],
  ])('%j blir %j', (lines, text) => {
    expect(joinWrapped(lines)).toBe(text);
  });
});

describe('vilka rader som hör ihop', () => {
  test.each([
    ['en bruten mening', ['Kommunen och polisen gav i januari ett löfte till', 'dem som bor i Backa.'], 1],
    ['mottagare', ['Hållbarhetschefen', 'Polismyndigheten LPO Linköping'], 2],
    ['en rad som slutar med kolon', ['Beslutsunderlag:', 'Klicka här för att ange text.'], 2],
    ['listpunkter', ['- Polisen ska synas', '- kommunen ska lysa upp'], 2],
    ['hela meningar för sig', ['Polisen ska göra en kontroll i veckan.', 'Kommunen ska klippa buskarna.'], 2],
    [
      'att-satser',
      ['Kommunstyrelsen föreslås besluta', 'att godkänna rapporten, och', 'att skicka den till polisen.'],
      3,
    ],
    ['namn och befattning', ['Anna Lind', 'kommundirektör'], 2],
    ['en känd rubrik och dess text', ['Protokollsutdrag till', 'polisen'], 2],
    ['en lätt att läsa-mening', ['Vi lovar att göra saker', 'som gör att du känner dig trygg.'], 1],
  ])('%s: %j', (_, lines, groups) => {
    expect(groupLines(lines, null)).toHaveLength(groups);
  });

  test('fulla rader hör ihop också när nästa börjar med stor bokstav', () => {
    const lines = ['Rapporten är skriven av kommunledningskontoret tillsammans med', 'Polismyndigheten.'];
    expect(joinLines(lines, 66)).toEqual([lines.join(' ')]);
  });

  test('bredden syns bara på rader som bryts mitt i en mening', () => {
    const broken = 'Kommunen och polisen gav i januari ett löfte till alla dem som';
    expect(wrapWidth([[broken, 'bor i Backa.']])).toBe(broken.length);
    expect(
      wrapWidth([['Minst åtta nya grannsamverkansområden i kommunen – 20', 'Minst två nya områden – 3']]),
    ).toBeNull();
    expect(wrapWidth([])).toBeNull();
  });
});
