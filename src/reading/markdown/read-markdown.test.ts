import { describe, expect, test } from 'vitest';
import { readMarkdown } from '#reading/markdown/read-markdown.ts';

const read = (text: string): ReturnType<typeof readMarkdown>['blocks'] =>
  readMarkdown(new TextEncoder().encode(text)).blocks;
const shapes = (text: string): string[] =>
  read(text).map((block) => `${block.kind}${block.level} ${block.mark ?? ''}|${block.text}`);

describe('Markdown', () => {
  test('rubriker, listor i listor och stycken i punkter', () => {
    expect(shapes('# Löfte\n\n## Polisen\n\n- Gå till fots\n\n  Resultat: Ja.\n  - varje dag\n\n1. Ett\n2. Två')).toEqual([
      'heading1 |Löfte', 'heading2 |Polisen', 'item0 -|Gå till fots', 'paragraph0 |Resultat: Ja.', 'item1 -|varje dag', 'item0 1.|Ett', 'item0 2.|Två',
    ]); // prettier-ignore
  });

  test('en tabell blir celler med rubrikrad, och <br> en radbrytning i cellen', () => {
    const cells = read('| Löfte | T1 |\n|---|---|\n| Gå<br>till fots | **Ja** |');
    expect(cells.map((block) => [block.text, block.cell?.header, block.bold])).toEqual([
      ['Löfte', true, 0],
      ['T1', true, 0],
      ['Gå\ntill fots', false, 0],
      ['Ja', false, 2],
    ]);
  });

  test('rader med • i ett stycke är punkter', () => {
    expect(shapes('Vi lovar:\n• ett\n• två')).toEqual(['paragraph0 |Vi lovar:', 'item0 •|ett', 'item0 •|två']);
  });

  test('brytning mitt i en mening är ett mellanslag, men mottagare står för sig', () => {
    expect(shapes('Kommunen och polisen gav i januari ett löfte\ntill alla i Backa.\n\nSkickas till:\nPolisen\nTekniska kontoret')).toEqual([
      'paragraph0 |Kommunen och polisen gav i januari ett löfte till alla i Backa.', 'heading2 |Skickas till:', 'paragraph0 |Polisen', 'paragraph0 |Tekniska kontoret',
    ]); // prettier-ignore
  });

  test('"- 3. Mål" är en punkt med sitt nummer i texten', () => {
    expect(shapes('- 3. Trygga barn')).toEqual(['item0 -|3. Trygga barn']);
  });

  test('länkar och fetstil följer med, betoning är bara utseende', () => {
    const [block] = read('**Polisen** ska *synas*, se [sidan](https://norrvik.example/lofte).');
    expect(block).toMatchObject({
      text: 'Polisen ska synas, se sidan.',
      bold: 7,
      links: [{ words: 'sidan', address: 'https://norrvik.example/lofte' }],
    });
  });

  test('kommentarer och taggar är inga ord', () => {
    expect(shapes('<!-- hemligt -->\n<div>Synligt</div>')).toEqual(['paragraph0 |Synligt']);
  });
});
