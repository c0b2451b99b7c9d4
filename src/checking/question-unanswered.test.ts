import { describe, expect, it } from 'vitest';
import { findUnansweredQuestions } from '#checking/question-unanswered.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';
import type { Target } from '#checking/report.ts';

const asked = (text: string, result: string, target: Target | null = null): (string | null)[] =>
  findUnansweredQuestions(buildMaterial({ points: [{ text, results: [result], target }] })).map((found) => found.quote);

describe('findUnansweredQuestions', () => {
  it.each([
    [
      'Vi ska utveckla arbetet med trygghetsvandringar, bland annat ur ett ungdomsperspektiv.',
      'En trygghetsvandring genomförd. Rådet ordnar fler under 2018.',
      ['ungdomsperspektiv'],
    ],
    ['Kommunen ska hålla kurser för föräldrar.', 'Kurserna hölls under våren och blev uppskattade.', ['föräldrar']],
    ['Kommunen ska träffa äldre och nyanlända.', 'Träffar hölls med äldre på biblioteket under hösten.', ['nyanlända']],
    [
      'Polisen ska patrullera i stadsdelen, särskilt vid Resecentrum.',
      'Polisen har patrullerat till fots under alla helger.',
      ['Resecentrum'],
    ],
    [
      'Vi ska hålla öppna möten i Mårdsjö, Lidby och Nyhem.',
      'Möten hölls i Mårdsjö och Lidby vid sju tillfällen.',
      ['Nyhem'],
    ],
    [
      'Starta en föräldragrupp på arabiska, somaliska och svenska.',
      'Föräldragruppen på arabiska och svenska har träffats tio gånger.',
      ['somaliska'],
    ],
    [
      'Kommunen ska dela ut information på arabiska.',
      'Information delades ut till 900 hushåll i oktober.',
      ['arabiska'],
    ],
    ['Delta på föräldramöten på låg- och högstadiet', 'Polisen var med på tre föräldramöten på högstadiet.', ['låg-']],
    [
      'Sätta upp hjärtstartare utanför simhallen och biblioteket.',
      'Två hjärtstartare sitter nu utanför simhallen.',
      ['biblioteket'],
    ],
    [
      'Vi ska verka för att äldre och unga möts på torget.',
      'Ett antal träffar genomfördes på torget för unga.',
      ['äldre'],
    ],
  ])('%j nämns inte i %j', (text, result, expected) => {
    expect(asked(text, result)).toEqual(expected);
  });

  it.each([
    [
      'Kommunen ska stödja föreningar i att erbjuda ungdomar aktiviteter.',
      'Föreningsbidrag har delats ut. Fritidsgården har öppet fem dagar i veckan.',
    ],
    [
      'Kommunens verksamheter för ungdomar och föräldrar ska förebygga utanförskap.',
      'Ett bättre samarbete mellan skola och fältarbetare.',
    ],
    [
      'Polisen ska göra insatser för att upptäcka narkotika bland unga.',
      'Polisen har genomfört ett antal insatser under året.',
    ],
    [
      'Starta en grupp på arabiska och svenska.',
      'Gruppen har träffats tio gånger med tolk, på de språk som utlovades.',
    ],
    ['Städa vid stationen och torget.', 'Städning skedde 52 gånger, varje måndag morgon.'],
    ['Drogförebyggande föräldramöten på alla skolor.', 'Tio av tretton skolor har haft möte. Resten får besök.'],
    ['Rusta Lekplatsen Björnen för barn i alla åldrar.', 'Lekplatsen är rustad med nio nya redskap.'],
    ['Delta på föräldramöten på låg- och högstadiet', 'Vi var på fyra möten, två på lågstadiet och två på högstadiet.'],
    ['Rusta ungdomsgården i Norrby.', 'Huset målades om och fick nya fönster i maj.'],
    ['Polisen ska synas i Norrby.', 'Polisen har patrullerat till fots under alla helger.'],
    ['Polisen ska synas vid Resecentrum.', 'Polisen har patrullerat till fots under alla helger.'],
    ['Polisen ska synas, bland annat vid Resecentrum.', 'Patrullering vid resecentrumet har skett varje helg.'],
    ['Kommunen ska hålla kurser för föräldrar.', 'Genomfört.'],
    ['Kommunen ska hålla kurser för barn.', 'Två kurser hölls för elever i årskurs 4.'],
    [
      'Kommunen ska utveckla samverkan med civilsamhället och övriga aktörer.',
      'Samordnare håller kontakt via rådet och möten sker.',
    ],
    ['Vi ska hålla öppna möten i Mårdsjö, Lidby och Nyhem.', 'Möten hölls i alla tre byarna vid sju tillfällen.'],
    [
      'Kommunen ska tillsammans med ungdomar hålla ett sommarläger.',
      'Sommarlägret hölls i juli och blev mycket uppskattat.',
    ],
    [
      'Kommunen ska utbilda personal på krogar i ansvarsfull servering.',
      '64 personer gick utbildningen, och målet var 80.',
    ],
    ['Tre kvällar om bedrägerier mot äldre.', 'En kväll genomfördes, två ställdes in på grund av sjukdom.'],
  ])('%j är besvarat av %j', (text, result) => {
    expect(asked(text, result)).toEqual([]);
  });

  it('ett lovat antal som resultatet inte säger nämns', () => {
    const target: Target = { atLeast: 4, unit: 'trygghetsvandringar', per: null };
    const text = 'Kommunen ska hålla minst fyra trygghetsvandringar.';
    expect(asked(text, 'Trygghetsvandringar har hållits under våren och hösten.', target)).toEqual([
      'minst fyra trygghetsvandringar',
    ]);
    expect(asked(text, 'Fyra trygghetsvandringar har hållits under våren.', target)).toEqual([]);
    expect(asked(text, 'Trygghetsvandringar har hållits 3 gånger under våren.', target)).toEqual([]);
  });

  it('också ett antal utan ”minst” ska besvaras', () => {
    expect(
      asked('Kommunen ska hålla fyra trygghetsvandringar.', 'Trygghetsvandringar har hållits under våren och hösten.'),
    ).toEqual(['fyra trygghetsvandringar']);
    expect(
      asked('Kommunen ska möta elever i årskurs 8 under 2021.', 'Elever har fått besök under våren och hösten.'),
    ).toEqual([]);
  });

  it('det som inte gjordes är svar nog', () => {
    const results = [{ text: 'Ej genomfört, eftersom skolan var stängd hela våren.', status: 'not-done' as const }];
    expect(findUnansweredQuestions(buildMaterial({ points: [{ text: 'Vi ska möta föräldrar.', results }] }))).toEqual(
      [],
    );
  });
});
