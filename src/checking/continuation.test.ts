import { describe, expect, it } from 'vitest';
import { findContinuations } from '#checking/continuation.ts';
import { buildMaterial } from '#tests/support/report-builder.ts';

type Parts = Parameters<typeof buildMaterial>[0];
const quotes = (text: string, carriedOver: boolean | null = null, parts: Parts = {}): (string | null)[] =>
  findContinuations(buildMaterial({ ...parts, points: [{ results: [text], carriedOver }] })).map(
    (found) => found.quote,
  );

describe('findContinuations', () => {
  it.each([
    ['Rådet arbetar med att ordna vandringar under 2022 i samverkan med andra.', 'under 2022'],
    ['Vägen byggs om våren 2022.', 'våren 2022'],
    ['Lamporna är beställda och sätts upp i april 2022.', 'i april 2022'],
    ['Informationen ges även under 2022.', 'under 2022'],
    ['Arbetet fortsätter nästa år.', 'nästa år'],
    ['En ny kurs planeras till mars 2022.', 'till mars 2022'],
  ])('%j planerar vidare', (text, quote) => {
    expect(quotes(text)).toEqual([quote]);
  });

  it.each([
    'Två vandringar hölls under 2021.',
    'Den sista vandringen hölls i januari 2022.',
    'Arbetet fortsätter.',
    'Löftet fortsätter inte 2022, eftersom fältgruppen nu är permanent.',
    'Kommunfullmäktiges mål för 2019-2022 nämns.',
    'Arbetet fortsätter under 2022 och punkten avslutas.',
    'Ej genomfört, men ska ske våren 2022. Flyttas till 2022 års löfte.',
    'Resten byts våren 2022. Punkten utgår.',
  ])('%j gör det inte', (text) => {
    expect(quotes(text)).toEqual([]);
  });

  it('en punkt vars fortsättning är sagd är i sin ordning', () => {
    const text = 'Vandringar planeras under 2022.';
    expect(quotes(text, true)).toEqual([]);
    expect(quotes(text, false)).toEqual([]);
  });

  it('utan period går det inte att säga vad som ligger bortom den', () => {
    expect(quotes('Vandringar planeras under 2022.', null, { period: null })).toEqual([]);
  });

  it('i en uppföljning under perioden är nästa år inte bortom den', () => {
    expect(quotes('Arbetet fortsätter nästa år.', null, { kind: 'follow-up' })).toEqual([]);
  });
});
