import { describe, expect, it } from 'vitest';
import { statedTarget } from '#reading/points/targets.ts';

describe('utlovad minsta mängd', () => {
  it.each([
    ['Starta minst åtta nya grannsamverkansområden.', [8, 'nya grannsamverkansområden', null]],
    ['Polisen ska göra minst en trafikkontroll varje dygn.', [1, 'trafikkontroll', 'day']],
    ['Träffas minst två gånger per tertial.', [2, 'gånger', 'tertial']],
    ['Polisen ska genomföra minst 25 spaningsinsatser.', [25, 'spaningsinsatser', null]],
    ['Minst 250 patrulleringar på hot spots under året.', [250, 'patrulleringar', null]],
    ['Kommunen håller åtminstone tre öppna möten om året.', [3, 'öppna möten', 'year']],
    ['Lägst fyra insatser mot mopeder.', [4, 'insatser', null]],
    ['Minst två (2) trygghetsvandringar ska genomföras.', [2, 'trygghetsvandringar', null]],
    ['Besöka skolorna minst en gång i veckan.', [1, 'gång', 'week']],
    ['Minst 10 st nykterhetskontroller i månaden.', [10, 'nykterhetskontroller', 'month']],
    ['Inte färre än sex fältpass per månad.', [6, 'fältpass', 'month']],
    ['Minst 80 procent av eleverna ska nås.', [80, 'procent', null]],
    ['Minst två gånger per termin.', [2, 'gånger', null]],
    ['Samordna med andra myndigheter vid minst åtta tillfällen.', [8, 'tillfällen', null]],
    ['Trafikkontroller i byarna, minst 50', [50, 'Trafikkontroller', null]],
    ['Följa med vid minst två av besöken.', [2, 'besöken', null]],
    ['Ordna minst en gratis fritidsaktivitet i veckan.', [1, 'gratis fritidsaktivitet', 'week']],
    ['Minst två kostnadsfria läger per år.', [2, 'kostnadsfria läger', 'year']],
    ['Minst ett öppet hus i månaden.', [1, 'öppet hus', 'month']],
    ['Minst fyra drogfria kvällar.', [4, 'drogfria kvällar', null]],
    ['Inte minst i centrum ska polisen synas.', null],
    ['Genomföra fyra vandringar.', null],
    ['Det minsta vi kan göra.', null],
  ])('%s', (text, target) => {
    const found = statedTarget(text);
    expect(found === null ? null : [found.atLeast, found.unit, found.per]).toEqual(target);
  });
});
