import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readVotes } from '#dialogue/opinion-csv.ts';
import { votesOf, type Vote } from '#dialogue/opinion-votes.ts';
import { AppError, ERRORS, sentenceFor } from '#platform/errors.ts';
import { tableOf } from '#tests/support/divided-votes.ts';

const HEAD = 'participant,group-id,n-comments,n-votes,n-agree,n-disagree';
const read = (text: string) => readVotes(new TextEncoder().encode(text));
const plain = (text: string) => {
  const { participants, statements, starts, columns, values } = read(text);
  return { participants, statements, starts: [...starts], columns: [...columns], values: [...values] };
};

const TABLE = `${HEAD},0,1,2\na,1,0,2,1,1,1,,-1\nb,0,4,1,0,0,,0,\n`;
const READ = {
  participants: ['a', 'b'],
  statements: ['0', '1', '2'],
  starts: [0, 2, 3],
  columns: [0, 2, 1],
  values: [1, -1, 0],
};

describe('en tabell med röster', () => {
  test.each([
    ['som Polis skriver den', TABLE],
    ['med märke först', `\ufeff${TABLE}`],
    ['med radslut från Windows', TABLE.replaceAll('\n', '\r\n')],
    ['med citattecken', TABLE.replaceAll(/[^,\n]+/g, '"$&"')],
    ['med semikolon', TABLE.replaceAll(',', ';')],
    ['med tomma rader sist', `${TABLE}\n\n`],
    ['med decimaler', TABLE.replace('a,1,0,2,1,1,1,,-1', 'a,1,0,2,1,1,1.0,,-1.0')],
    ['utan antal', TABLE.replace('b,0,4,1,0,0', 'b,,,,,')],
    ['med antal som är noll', TABLE.replace('b,0,4,1,0,0', 'b,0,0,0,0,0')],
  ])('läses %s', (_, text) => {
    expect(plain(text)).toEqual(READ);
  });

  test('läses utan att se filens egna grupper', () => {
    expect(plain(TABLE.replace('a,1,', 'a,vad som helst,'))).toEqual(READ);
  });

  test('kan ha kommatecken och citattecken inom citattecken', () => {
    expect(plain(`${HEAD},"lampor, bänkar"\n"a ""b"", c",,,,,, 1 \n`)).toMatchObject({
      participants: ['a "b", c'],
      statements: ['lampor, bänkar'],
      values: [1],
    });
  });

  test('läses som den skrevs, vilka rösterna än är', () => {
    const vote = fc.constantFrom<Vote | null>(1, 0, -1, null);
    const table = fc
      .integer({ min: 1, max: 8 })
      .chain((width) =>
        fc.array(fc.array(vote, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 9 }),
      );
    fc.assert(
      fc.property(table, (rows) => {
        const votes = votesOf(
          rows.map((_, row) => `p${row}`),
          (rows[0] ?? []).map((_, column) => `s${column}`),
          rows,
        );
        expect(read(tableOf(votes))).toEqual(votes);
      }),
    );
  });
});

describe('det som inte är en tabell med röster nekas i en mening', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => index);
  test.each([
    ['en tom fil', '', 'votes-no-table'],
    ['ett brev', 'Hej!\nHär kommer rösterna.\n', 'votes-no-table'],
    ['ett brev med "citat', 'Hej, "kära\n', 'votes-no-table'],
    ['inga påståenden', `${HEAD}\na,0,0,0,0,0\n`, 'votes-no-table'],
    ['deltagaren inte först', `group-id,participant,1\n0,a,1\n`, 'votes-no-table'],
    ['samma uppgift två gånger', `participant,group-id,group-id,1\na,0,0,1\n`, 'votes-no-table'],
    ['ett påstående utan namn', `${HEAD},1,\na,,,,,,1,1\n`, 'votes-column'],
    ['två påståenden med samma namn', `${HEAD},1,1\na,,,,,,1,1\n`, 'votes-column'],
    ['en formel som påstående', `${HEAD},=1+1\na,,,,,,1\n`, 'votes-column'],
    ['en formel som deltagare', `${HEAD},1\n@SUM(A1),,,,,,1\n`, 'votes-participant'],
    ['en formel som röst', `${HEAD},1\na,,,,,,=1\n`, 'votes-cell'],
    ['ett ord som röst', `${HEAD},1\na,,,,,,ja\n`, 'votes-cell'],
    ['två som röst', `${HEAD},1\na,,,,,,2\n`, 'votes-cell'],
    ['en deltagare utan beteckning', `${HEAD},1\n,,,,,,1\n`, 'votes-participant'],
    ['samma deltagare två gånger', `${HEAD},1\na,,,,,,1\na,,,,,,0\n`, 'votes-participant'],
    ['en för kort rad', `${HEAD},1,2\na,,,,,,1\n`, 'votes-row'],
    ['en för lång rad', `${HEAD},1\na,,,,,,1,1\n`, 'votes-row'],
    ['en tom rad mitt i', `${HEAD},1\na,,,,,,1\n\nb,,,,,,1\n`, 'votes-row'],
    ['ett ensamt citattecken', `${HEAD},1\n"a,,,,,,1\n`, 'votes-row'],
    ['text efter ett citattecken', `${HEAD},1\n"a"b,,,,,,1\n`, 'votes-row'],
    ['en cell på flera miljoner tecken', `${HEAD},1\n"${'a'.repeat(9e6)}",,,,,,1\n`, 'votes-participant'],
    ['ett citat på flera miljoner tecken', `${HEAD},1\n"${'""'.repeat(5e6)}\n`, 'votes-row'],
    ['fel antal röster', `${HEAD},1\na,0,0,2,1,0,1\n`, 'votes-count'],
    ['håller med och inte bytta', `${HEAD},1\na,0,0,1,1,0,-1\n`, 'votes-count'],
    ['för många påståenden', `${HEAD},${many(2001).join(',')}\n`, 'votes-too-many'],
    [
      'för många deltagare',
      `${HEAD},1\n${many(10_001)
        .map((who) => `${who},,,,,,1`)
        .join('\n')}\n`,
      'votes-too-many',
    ],
  ])('%s', (_, text, code) => {
    let thrown: unknown;
    try {
      read(text);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(AppError);
    if (!(thrown instanceof AppError)) return;
    expect(thrown.code).toBe(code);
    expect(ERRORS[thrown.code].exit).toBe(2);
    expect(sentenceFor(thrown)).not.toMatch(/[{}]/);
  });

  test('bytes som inte är text', () => {
    expect(() => readVotes(new Uint8Array([0x70, 0xff, 0xfe, 0x00]))).toThrow('votes-no-table');
  });

  test('meningen säger raden och kolumnen, och inget av det som står där', () => {
    try {
      read(`${HEAD},1\nAnna Andersson,,,,,,hemligt\n`);
      expect.unreachable();
    } catch (error) {
      expect(sentenceFor(error)).toBe('Rad 2, kolumn 7 är ingen röst. Skriv 1, 0 eller -1, eller lämna den tom.');
    }
  });

  test('vilka bytes som helst läses eller nekas, och inget annat', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string().map((tail) => new TextEncoder().encode(`${HEAD},1\n${tail}`)),
        ),
        (bytes) => {
          try {
            readVotes(bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(AppError);
          }
        },
      ),
    );
  });
});
