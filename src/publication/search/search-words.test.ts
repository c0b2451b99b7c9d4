import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closestWord } from '#publication/search/closest-word.ts';
import { exactExpression, searchExpression } from '#publication/search/search-expression.ts';
import { readSearch, searchAddress } from '#publication/search/search-request.ts';
import { fold, formsOf, queryWords, wordsIn, writtenWords } from '#publication/search/search-words.ts';

test('prickar, ringar, accenter, stora bokstäver och osynliga tecken skiljer inte ord åt', () => {
  expect(fold('Ängsgården på Åsö')).toBe('angsgarden pa aso');
  expect(fold('A\u0308ngs\u00adgården')).toBe('angsgarden');
  expect(fold('Idé\u200f')).toBe('ide');
  expect(wordsIn("go'aanka ’degmada’")).toEqual(['goaanka', 'degmada']);
  expect(fold('مُسْتَشْفى')).toBe(fold('مستشفى'));
});

test('ord skiljs av allt som varken är bokstav eller siffra', () => {
  expect(wordsIn('och/eller park–torg, T1\u00a02021 (3)')).toEqual(['och', 'eller', 'park', 'torg', 't1', '2021', '3']);
});

test('bestämd form i neutrum är också den obestämda', () => {
  expect(formsOf('medborgarloftet')).toEqual(['medborgarloftet', 'medborgarlofte']);
  expect(formsOf('medborgarloftets')).toEqual(['medborgarloftets', 'medborgarlofte']);
  expect(formsOf('belysning')).toEqual(['belysning']);
});

test('högst åtta ord av de första hundra tecknen', () => {
  expect(queryWords(`${'a '.repeat(49)}torg`)).toEqual(['a']);
  expect(queryWords('å'.repeat(10_000))).toEqual(['a'.repeat(60)]);
  expect(queryWords('ett två tre fyra fem sex sju åtta nio')).toHaveLength(8);
  expect(queryWords(' <>&|!():*\'"\\\0\u202e ')).toEqual([]);
});

test('det som föreslås är ord som de skrivs, inga siffror och inga korta', () => {
  expect(writtenWords(['Vi ska byta 46 Lampor på gården.'])).toEqual([
    { word: 'byta', folded: 'byta' },
    { word: 'lampor', folded: 'lampor' },
    { word: 'gården', folded: 'garden' },
  ]);
});

const asked = (word: string, ...others: string[]) => ({ word, others, isEmpty: false });

test('varje ord ska finnas: som det är, som början, böjt eller sist i ett längre', () => {
  const all = { lang: 'sv', municipality: null, kind: null, party: null, state: null } as const;
  expect(searchExpression([asked('vandring', 'vandring', 'trygghetsvandring'), asked('i')], all)).toBe(
    "('sv~vandring':* | 'sv~trygghetsvandring') & ('sv~i')",
  );
  expect(searchExpression([{ word: 'och', others: [], isEmpty: true }, asked('park')], all)).toBe("('sv~park':*)");
  expect(searchExpression([asked('park')], { ...all, lang: 'ar', municipality: 'ekby', state: 'late' })).toBe(
    "((('ar~park':*)) | ('=l:ar' & ('sv~park':*))) & '=m:ekby' & '=s:late'",
  );
  expect(exactExpression([{ word: 'och', others: [], isEmpty: true }], 'sv')).toBe("'sv~och'");
});

test('det närmaste ordet, om det är nog nära', () => {
  const near = [
    { word: 'belysning', folded: 'belysning', stem: 'belysning' },
    { word: 'bevakning', folded: 'bevakning', stem: 'bevakning' },
    { word: 'parken', folded: 'parken', stem: 'park' },
  ];
  expect(closestWord('belysnig', near)?.word).toBe('belysning');
  expect(closestWord('prak', near)?.word).toBe('parken');
  expect(closestWord('vinter', near)).toBeNull();
});

test('en fråga i en adress läses, skrivs och läses lika; det som inte är ett val är inget val', () => {
  const read = (address: string) => readSearch(new URLSearchParams(address), 'sv');
  expect(read('q=+lampor%20+nu&kommun=ekby&slag=point&part=police&status=late&sida=3')).toEqual({
    query: 'lampor nu',
    isCut: false,
    choice: { lang: 'sv', municipality: 'ekby', kind: 'point', party: 'police', state: 'late' },
    page: 3,
  });
  expect(read('kommun=../x&slag=x&part=x&status=x&sida=-1')).toEqual(read(''));
  expect(read(`q=${'å'.repeat(10_000)}`)).toMatchObject({ query: 'å'.repeat(100), isCut: true });
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (query) => {
      const once = read(new URLSearchParams({ q: query }).toString());
      expect(read(searchAddress(once, 2))).toEqual({ ...once, isCut: false, page: 2 });
    }),
  );
});
