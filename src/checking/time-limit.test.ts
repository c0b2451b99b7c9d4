import { describe, expect, it } from 'vitest';
import { buildMaterial, passage } from '#tests/support/report-builder.ts';
import { findMissingTimeLimits } from '#checking/time-limit.ts';

const found = (text: string, parts: Record<string, unknown> = {}): unknown[] =>
  findMissingTimeLimits(buildMaterial({ period: null, points: [{ text, ...parts }] }));

describe('findMissingTimeLimits', () => {
  it.each(['Kommunen ska hålla fyra trygghetsvandringar.', 'Polisen ska göra fler kontroller i Norrby.'])(
    '%j säger ingen tid',
    (text) => {
      expect(found(text)).toMatchObject([{ code: 'no-time-limit', point: 1, quote: null }]);
    },
  );

  it.each([
    'Kommunen ska hålla fyra trygghetsvandringar under 2021.',
    'Polisen ska göra en kontroll varje dygn.',
    'Kommunen ska senast den 1 maj laga gatlyset.',
    'Polisen ska träffa föreningarna två gånger per tertial.',
    'Fritidsgården ska ha öppet fem kvällar i veckan.',
    'Vandringar hålls i oktober.',
    'Vi ska åtgärda felanmälningar inom tre arbetsdagar.',
    'Polisen är på plats varje fredag och lördag.',
    'Vägen ska byggas om före årets slut.',
  ])('%j säger en tid', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('dokumentet kan säga tiden med ord', () => {
    const held = (text: string): number =>
      findMissingTimeLimits(
        buildMaterial({ period: null, points: [{ text: 'Polisen ska synas.' }] }, [passage('prose', text)]),
      ).length;
    expect(held('Löftet gäller 2022 och halva 2023.')).toBe(0);
    expect(held('Överenskommelsen löper till och med våren 2024.')).toBe(0);
    expect(held('Dialogen hölls 2021. Löftet gäller i hela kommunen.')).toBe(1);
  });

  it('en uppföljning per period hör till ett löfte som har en tid', () => {
    expect(found('Polisen ska synas.', { results: [{ period: 'T2 2019', text: 'Klart.' }] })).toEqual([]);
  });

  it('löftets period eller punktens tid räcker', () => {
    expect(findMissingTimeLimits(buildMaterial({ points: [{ text: 'Polisen ska synas.' }] }))).toEqual([]);
    expect(found('Polisen ska synas.', { due: 'i maj' })).toEqual([]);
  });
});
