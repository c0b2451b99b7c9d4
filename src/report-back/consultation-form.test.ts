import { describe, expect, test } from 'vitest';
import { answerTypedOf, sendTypedOf } from '#report-back/consultation-form-data.ts';
import { MOST_PARTIES, readAnswer, readEnding, readSending } from '#report-back/consultation-form.ts';

const TODAY = '2026-05-04';
const party = (name: string, personId = '') => ({ party: name, personId });

describe('vilka som tillfrågas', () => {
  test('tomma rader är inga; namn står på en rad', () => {
    const read = readSending({ due: '2026-05-13', parties: [party(' Bostads  AB\nEken '), party(' ')] }, TODAY);
    expect(read).toEqual({ sending: { due: '2026-05-13', parties: [{ party: 'Bostads AB Eken', personId: null }] } });
  });

  test.each([
    ['ingen', { due: '2026-05-13', parties: [] }, 'parties', 'Skriv minst en som tillfrågas.'],
    ['en dag som inte finns', { due: '2026-02-30', parties: [party('A')] }, 'due', 'Skriv den sista dagen att svara så här: 2026-05-14.'],
    ['en dag som har varit', { due: '2026-05-03', parties: [party('A')] }, 'due', 'Den sista dagen att svara har redan varit. Välj en dag framåt.'],
    ['samma part två gånger', { due: '2026-05-13', parties: [party('Polisen'), party('polisen')] }, 'parties', 'Samma part står två gånger. Ta bort den ena.'],
    ['för många', { due: '2026-05-13', parties: Array.from({ length: MOST_PARTIES + 1 }, (_, no) => party(`Part ${no}`)) }, 'parties', 'Du kan skicka till högst 50 åt gången.'],
    ['för långt namn', { due: '2026-05-13', parties: [party('a'.repeat(501))] }, 'parties', 'Namnet på den tillfrågade får ha högst 500\u00a0tecken.'],
    ['fel person', { due: '2026-05-13', parties: [party('A', 'x')] }, 'parties', 'Välj personen i listan.'],
  ])('%s: ett besked vid fältet', (_, typed, field, message) => {
    expect(readSending(typed, TODAY)).toEqual({ errors: { [field]: message } });
  }); // prettier-ignore

  test('formuläret läses rad för rad', () => {
    const data = new FormData();
    for (const [name, value] of [['due', '2026-05-13'], ['asked-party', 'A'], ['asked-person', 'p'], ['asked-party', 'B']] as const) data.append(name, value); // prettier-ignore
    expect(sendTypedOf(data)).toEqual({ due: '2026-05-13', parties: [party('A', 'p'), party('B')] });
  });
});

describe('ett svar', () => {
  const typed = { verdict: 'endorses', comment: '', points: {} };

  test('är om helheten, och om de punkter som någon säger något annat om', () => {
    const points = { p1: { verdict: 'objects', comment: ' Fel tal. ' }, p2: { verdict: 'no-remark', comment: '' } };
    expect(readAnswer({ ...typed, points })).toEqual({
      answer: {
        verdict: 'endorses',
        comment: null,
        points: [
          { pointId: 'p1', verdict: 'objects', comment: 'Fel tal.' },
          { pointId: 'p2', verdict: 'no-remark', comment: null },
        ],
      },
    });
  });

  test.each([
    ['inget är valt', { ...typed, verdict: '' }, 'verdict'],
    ['en avstyrkan saknar skäl', { ...typed, verdict: 'objects', comment: '  ' }, 'comment'],
    ['kommentaren är för lång', { ...typed, comment: 'a'.repeat(4001) }, 'comment'],
    ['en avstyrkt punkt saknar skäl', { ...typed, points: { p1: { verdict: 'objects', comment: '' } } }, 'point-p1'],
    ['en punkts kommentar saknar svar', { ...typed, points: { p1: { verdict: '', comment: 'Hm.' } } }, 'point-p1'],
    ['en punkts kommentar är för lång', { ...typed, points: { p1: { verdict: 'endorses', comment: 'a'.repeat(4001) } } }, 'point-p1'],
  ])('%s: ett besked vid fältet', (_, wrong, field) => {
    const read = readAnswer(wrong);
    expect('errors' in read && Object.keys(read.errors)).toEqual([field]);
  }); // prettier-ignore

  test('de punkter som lämnas tomma är inga', () => {
    const data = new FormData();
    for (const [name, value] of [['verdict', 'endorses'], ['comment', 'Bra.\r\nTack.'], ['point-verdict-p1', ''], ['point-comment-p1', ' '], ['point-verdict-p2', 'objects'], ['point-comment-p2', 'Nej.']] as const) data.append(name, value); // prettier-ignore
    expect(answerTypedOf(data)).toEqual({ verdict: 'endorses', comment: 'Bra.\nTack.', points: { p2: { verdict: 'objects', comment: 'Nej.' } } }); // prettier-ignore
  });

  test('att gå vidare utan ett svar kräver ett skäl', () => {
    expect(readEnding('  ')).toEqual({ errors: { reason: 'Skriv varför samrådet går vidare utan svaret.' } });
    expect(readEnding(' Tiden är ute. ')).toEqual({ reason: 'Tiden är ute.' });
  });
});
