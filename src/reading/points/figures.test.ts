import { describe, expect, it } from 'vitest';
import { figuresIn } from '#reading/points/figures.ts';

type Short = [quote: string, value: number | null, unit: string | null, more?: object];
function short(result: string, promise = ''): Short[] {
  return figuresIn(result, promise).map(({ quote, value, unit, ...rest }) => {
    const more = Object.fromEntries(
      Object.entries(rest).filter(([key, v]) => (key === 'hasBase' ? v === false : v !== null)),
    );
    return Object.keys(more).length === 0 ? [quote, value, unit] : [quote, value, unit, more];
  });
}

describe('antal', () => {
  it.each<[string, Short[]]>([
    ['Polisen har genomfört 303 trafikkontroller.', [['303 trafikkontroller', 303, 'trafikkontroller']]],
    [
      '20 nya grannsamverkansområden har startat.',
      [['20 nya grannsamverkansområden', 20, 'nya grannsamverkansområden']],
    ],
    ['Tre trygghetsvandringar genomfördes.', [['Tre trygghetsvandringar', 3, 'trygghetsvandringar']]],
    ['Drygt femtio kontroller gjordes.', [['femtio kontroller', 50, 'kontroller']]],
    ['Ett femtiotal kontroller gjordes.', [['Ett femtiotal kontroller', 50, 'kontroller']]],
    ['21 misstänkta rattfyllerister anmäldes.', [['21 misstänkta rattfyllerister', 21, 'misstänkta rattfyllerister']]],
    [
      'Utbildningen nådde cirka 100 personer vid två tillfällen.',
      [
        ['100 personer', 100, 'personer'],
        ['två tillfällen', 2, 'tillfällen'],
      ],
    ],
    ['20 st kontroller.', [['20 st kontroller', 20, 'kontroller']]],
    ['20', [['20', 20, null]]],
    ['20 st', [['20 st', 20, null]]],
    ['1 200 hushåll har fått information.', [['1 200 hushåll', 1200, 'hushåll']]],
    [
      '57 insatser, varav 16 med hund.',
      [
        ['57 insatser', 57, 'insatser'],
        ['16', 16, null],
      ],
    ],
    ['Tre av fem tunnlar är målade.', [['Tre av fem tunnlar', 3, 'tunnlar', { base: 5 }]]],
    ['10–15 ungdomar deltog.', [['10–15 ungdomar', null, 'ungdomar']]],
    [
      '303 kontroller, jämfört med 250 året innan.',
      [['303 kontroller, jämfört med 250', 303, 'kontroller', { base: 250, comparison: 'increase' }]],
    ],
    [
      'Sex fasta och elva tillfälliga kameror.',
      [
        ['Sex fasta', 6, 'fasta'],
        ['elva tillfälliga kameror', 11, 'tillfälliga kameror'],
      ],
    ],
  ])('%s', (result, figures) => {
    expect(short(result)).toEqual(figures);
  });

  it.each([
    ['Fritidsuppdraget 13-16 genomför aktiviteter med målgruppen.'],
    ['Under 2017 hölls möten.'],
    ['Mötet hölls den 12 maj kl. 18.30.'],
    ['Elever i årskurs 6 fick besök.'],
    ['Ungdomar under 18 år får hjälp.'],
    ['Enligt 5 § och lag (1976:580).'],
    ['Se punkt 3 och bilaga 2.'],
    ['Polisen har genomfört ett antal insatser.'],
    ['En arbetsgrupp har bildats och en rad åtgärder föreslås.'],
    ['Arbetet pågick under tre veckor.'],
    ['De tre områdena följs upp.'],
    ['Hastighetsgränsen är 30 km/h.'],
    ['Besök vecka 9–10 och v. 12.'],
    ['Ring 114 14.'],
    ['Undervisning om sex och samlevnad.'],
    ['Flera personer har lagförts.'],
    ['T1 2023 och T2 2023.'],
  ])('inget antal: %s', (result) => {
    expect(short(result)).toEqual([]);
  });

  it('räknar en och ett bara med just det som utlovats', () => {
    expect(short('En trygghetsvandring genomförd.', 'Utveckla arbetet med trygghetsvandringar.')).toEqual([
      ['En trygghetsvandring', 1, 'trygghetsvandring'],
    ]);
    expect(short('En kartläggning har gjorts.', 'Genomföra trygghetsvandringar.')).toEqual([]);
    expect(short('En polis deltog.', 'Polisen ska synas.')).toEqual([]);
  });
});

describe('hur ofta', () => {
  it.each<[string, Short[]]>([
    [
      'Veckovisa operativa samverkansmöten genomförs.',
      [['Veckovisa operativa samverkansmöten', 1, 'operativa samverkansmöten', { per: 'week' }]],
    ],
    ['Fritidsgården håller öppet 5 dagar i veckan.', [['5 dagar i veckan', 5, 'dagar', { per: 'week' }]]],
    ['Fältarna är ute fem kvällar i veckan.', [['fem kvällar i veckan', 5, 'kvällar', { per: 'week' }]]],
    ['Möten hålls två gånger per månad.', [['två gånger per månad', 2, 'gånger', { per: 'month' }]]],
    ['Möten hålls varje vecka.', [['varje vecka', 1, null, { per: 'week' }]]],
    ['Rådet träffas varannan vecka.', [['varannan vecka', 0.5, null, { per: 'week' }]]],
    ['Polisen patrullerar dagligen i centrum.', [['dagligen', 1, null, { per: 'day' }]]],
    ['Möte en gång i veckan.', [['en gång i veckan', 1, 'gång', { per: 'week' }]]],
    ['Två möten per tertial har hållits.', [['Två möten per tertial', 2, 'möten', { per: 'tertial' }]]],
    ['Kontroll 2 ggr/vecka.', [['2 ggr/vecka', 2, 'ggr', { per: 'week' }]]],
    ['Månatliga möten hålls.', [['Månatliga möten', 1, 'möten', { per: 'month' }]]],
    ['En trafikkontroll varje dygn.', [['En trafikkontroll varje dygn', 1, 'trafikkontroll', { per: 'day' }]]],
  ])('%s', (result, figures) => {
    expect(short(result)).toEqual(figures);
  });
});

describe('jämförelser', () => {
  it.each<[string, Short[]]>([
    [
      'Mer än dubbelt så många narkotikabrott har rapporterats.',
      [
        [
          'Mer än dubbelt så många narkotikabrott',
          null,
          'narkotikabrott',
          { comparison: 'more-than-double', hasBase: false },
        ],
      ],
    ],
    [
      'Dubbelt så många kontroller som året innan.',
      [['Dubbelt så många kontroller', null, 'kontroller', { comparison: 'double', hasBase: false }]],
    ],
    [
      'Polisen har ökat antalet trafikkontroller under 2017.',
      [['ökat antalet trafikkontroller', null, 'trafikkontroller', { comparison: 'increase', hasBase: false }]],
    ],
    [
      'Antalet rån har minskat från 64 till 23.',
      [['Antalet rån har minskat från 64 till 23', 23, 'rån', { base: 64, comparison: 'decrease' }]],
    ],
    [
      'Hastigheten sänktes från 50 till 40 km/h.',
      [['sänktes från 50 till 40 km/h', 40, 'km/h', { base: 50, comparison: 'decrease' }]],
    ],
    [
      'Antalet anmälda brott har minskat.',
      [['Antalet anmälda brott har minskat', null, 'anmälda brott', { comparison: 'decrease', hasBase: false }]],
    ],
    ['Antalet brott har halverats.', [['halverats', null, 'brott', { comparison: 'halved', hasBase: false }]]],
    [
      'Hälften så många inbrott anmäldes.',
      [['Hälften så många inbrott', null, 'inbrott', { comparison: 'halved', hasBase: false }]],
    ],
    [
      'Antalet brott har ökat med 20 procent.',
      [['ökat med 20 procent', 20, 'brott', { comparison: 'percent', hasBase: false }]],
    ],
    [
      '20 procent fler kontroller gjordes.',
      [['20 procent fler kontroller', 20, 'kontroller', { comparison: 'percent', hasBase: false }]],
    ],
    ['Hälften av tunnlarna är målade.', [['Hälften av tunnlarna', 0.5, 'tunnlarna', { hasBase: false }]]],
    [
      'Fler kontroller än förra året.',
      [['Fler kontroller', null, 'kontroller', { comparison: 'increase', hasBase: false }]],
    ],
    [
      'Enligt bolagen har klottret i trapphusen minskat kraftigt.',
      [['klottret i trapphusen minskat', null, 'klottret', { comparison: 'decrease', hasBase: false }]],
    ],
    [
      'Under året har antalet anmälda brott ökat.',
      [['antalet anmälda brott ökat', null, 'anmälda brott', { comparison: 'increase', hasBase: false }]],
    ],
    [
      'Inbrotten i källare har minskat.',
      [['Inbrotten i källare har minskat', null, 'Inbrotten', { comparison: 'decrease', hasBase: false }]],
    ],
    ['Från 2017 till 2018 pågick arbetet.', []],
    ['Polisen har högre närvaro i centrum än i någon annan stadsdel.', []],
  ])('%s', (result, figures) => {
    expect(short(result)).toEqual(figures);
  });
});
