/** Names of municipalities and districts that are not on any map. */
const FIRST =
  'Ask Bjälk Dun Fjäll Gran Humle Klöver Lärk Mus Nypon Pil Rips Sälg Tistel Vass Ängs Ören Kvist Ribb Svan Trast Vide Lin Timmer Stubb Bränn Kvarn Stjärn Ärt Mossa'.split(
    ' ',
  );
const LAST = 'vik torp bro sele hed mark lunda näs dal fors'.split(' ');
const DISTRICTS =
  'Norrgärdet Sunnanängen Kvarnbacken Hagalid Björkhagen Solsidan Lillån Granlyckan Mellanmalmen Tallåsen Västerparken Klockarängen'.split(
    ' ',
  );

const MOST_MUNICIPALITIES = FIRST.length * LAST.length;
const DISTRICTS_EACH = 3;

/** The name of municipality `no` (from 0), such as "Askvik". No two have the same. */
export function municipalityName(no: number): string {
  const [first, last] = [FIRST[no % FIRST.length], LAST[Math.floor(no / FIRST.length)]];
  if (first === undefined || last === undefined) throw new RangeError(`there are ${MOST_MUNICIPALITIES} names`);
  return `${first}${last}`;
}

/**
 * Three districts of municipality `no`, in the order of the alphabet, which is that of their addresses too: what is
 * written of one municipality in that order then stands right when the names of another are put in.
 */
export function districtNames(no: number): string[] {
  const names = Array.from(
    { length: DISTRICTS_EACH },
    (_, index) => DISTRICTS[(no * 5 + index * 4 + 1) % DISTRICTS.length] ?? '',
  );
  return names.toSorted((a, b) => a.localeCompare(b, 'sv'));
}
