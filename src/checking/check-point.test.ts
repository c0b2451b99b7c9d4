import { describe, expect, it } from 'vitest';
import { checkPoint } from '#checking/check-point.ts';

const PERIOD = { from: '2021-01-01', to: '2021-12-31' };
const codes = (text: string, period: typeof PERIOD | null = PERIOD): string[] =>
  checkPoint(text, { period }).map((found) => found.code);

describe('checkPoint', () => {
  it.each([
    ['Kommunen ska hålla fyra trygghetsvandringar i Norrby.', []],
    ['Kommunen ska utveckla samarbetet med föreningar.', ['vague-verb']],
    ['Kommunen ska hålla [antal] trygghetsvandringar.', ['placeholder-left']],
    ['Ring Lena på 070-123 45 67.', ['personal-data']],
    ['Polisen ska patrullera i extra utsatta områden.', ['unofficial-term']],
  ])('%j ger %j', (text, expected) => {
    expect(codes(text)).toEqual(expected);
  });

  it.each([
    'Polisen ska genomföra minst tio trafikkontroller per månad på Storgatan.',
    'Byta alla trasiga lampor inom fem dagar.',
    'Fältarna finns ute varje fredag kväll.',
    'Polisen ska öppna ett mobilt poliskontor på torget varje torsdag.',
    'Kommunen ska ta fram en handlingsplan för trygghet senast den 30 juni 2021.',
    'Kommunen stödjer föreningar som ordnar nattvandringar med 20 000 kronor per termin.',
    'Polisen ska motverka buskörning genom fyra kontroller i månaden.',
    'Vi ska svara på alla felanmälningar inom två dagar.',
    'Kommunen ska röja sly längs fem gångvägar för att öka tryggheten.',
    'Nolltolerans mot narkotika.',
  ])('%j är i sin ordning', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it.each([
    'Kommunen ska utveckla arbetet med trygghetsvandringar.',
    'Vi ska öka tryggheten i centrum.',
    'Polisen ska synas mer.',
    'Fortsätta det brottsförebyggande arbetet.',
    'Vi lovar att vi ska lyssna på er.',
    'Kommunen ska undersöka möjligheten att bygga en lekplats.',
    'Kommunen och polisen ska samverka kring unga som begår brott.',
    'Arbeta aktivt med att förebygga skadegörelse',
    'Kommunen ska säkerställa att gångvägarna är upplysta.',
    'Vi ska bli bättre på att informera.',
  ])('%j får ett mönster med punktens egna ord', (text) => {
    const found = checkPoint(text, { period: PERIOD });
    expect(found.map(({ code }) => code)).toEqual(['vague-verb']);
    expect(found[0]?.message).toContain('[vad, hur ofta eller hur många]');
  });

  it.each(['', 'Hej', '112'])('ett påbörjat %j får inga anmärkningar', (text) => {
    expect(codes(text)).toEqual([]);
  });

  it('utan period saknas en tid', () => {
    expect(codes('Kommunen ska hålla fyra trygghetsvandringar.', null)).toEqual(['no-time-limit']);
  });

  it('en anmärkning på en punkt som skrivs pekar inte ut något block', () => {
    expect(checkPoint('XX', { period: null })).toMatchObject([
      { block: null, point: null },
      { block: null, point: null },
    ]);
  });
});
