import { describe, expect, it } from 'vitest';
import { linesOf } from '#reading/pdf/lines.ts';
import { run } from '#tests/support/pdf-runs.ts';

const texts = (...args: Parameters<typeof linesOf>): string[] => linesOf(...args).map((line) => line.text);

describe('rader av textstycken', () => {
  it('mellanrum i bredd blir mellanslag, tätt ställda delar ett ord', () => {
    expect(texts([run('Poli', 10, 50), run('sen', 30, 50), run('lovar', 50, 50)])).toEqual(['Polisen lovar']);
  });

  it('delas där mellanrummet kan vara en spaltgräns', () => {
    expect(texts([run('vänster', 10, 50), run('höger', 300, 50)])).toEqual(['vänster', 'höger']);
  });

  it('ett listmärke hör till sin text fast den står långt in', () => {
    expect(texts([run('•', 10, 50), run('Polisen', 38, 50)])).toEqual(['• Polisen']);
  });

  it('en upphöjd notsiffra läses inte ihop med ett årtal', () => {
    expect(texts([run('år 2017', 10, 50), run('1', 45, 46, { size: 6 }), run('och', 52, 50)])).toEqual(['år 2017 och']);
  });

  it('upphöjd tvåa efter m är kvadratmeter', () => {
    expect(texts([run('40 m', 10, 50), run('2', 30, 46, { size: 6 })])).toEqual(['40 m²']);
  });

  it('text som ritats två gånger läses en gång, som fet', () => {
    const lines = linesOf([run('Löfte', 10, 50), run('Löfte', 10.4, 50)]);
    expect(lines.map((line) => [line.text, line.allBold])).toEqual([['Löfte', true]]);
  });

  it('rader i olika spalter på nästan samma höjd blandas inte', () => {
    expect(texts([run('ett', 10, 50), run('två', 300, 53), run('tre', 10, 62), run('fyra', 300, 65)])).toEqual([
      'ett',
      'två',
      'tre',
      'fyra',
    ]);
  });
});
