import type { Dates } from '#checking/report.ts';
import { readDay } from '#reading/frame/dates.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { findPeriods, type FoundPeriod } from '#reading/frame/periods.ts';
import { latin } from '#reading/latin.ts';

const PROMISE = String.raw`(?:medborgarlöft|löft|överenskommelse|handlingsplan)\p{L}*`;
const LABEL = latin(
  /^(?:(?:(?:löftes|giltighets|avtals)?period(?:en)?|giltighetstid|giltighet|tidsperiod|löptid|gäller(?: under| för)?|avser(?: perioden)?)\s*:|(?:löftes|giltighets|avtals)?period(?:en)?\s+(?:från\s+)?(?:den\s+)?(?=\d)|(?:löftet |medborgarlöftet )?(?:gäller|giltigt|avser)(?: för)?(?: perioden| åren| år| från| under)?\s+[^.]{4,60}$)/iu,
);
const VALID = latin(
  new RegExp(
    String.raw`(?:${PROMISE}[^.]{0,60}?(?:gäller|gällde|gälla|avser|avsåg|löper|löpte|sträcker sig|pågick|omfattar|omfattade|är giltig\p{L}*|har gällt|pågår|lovar|lovade)|(?<!\p{L})lov(?:ar|ade|at)(?!\p{L})|(?:gäller|gällde|gälla|löper|löpa|avser) (?:under |för )?(?:perioden|tiden|åren|året|från|mellan|under|för|(?=(?:19|20)\d{2})))`,
    'iu',
  ),
);
/** Years of councils' goals, of other documents and of the method's history. */
const OTHER = latin(
  /mandatperiod|kommunfullmäktiges? |övergripande mål|mål för|strategisk plan|styrmodell|lag \(|överenskommelse/iu,
);

/** "Det gäller 2022 och 2023." after the promise was named. */
const IT = /^de[tn] (?:gäller|gällde|avser|avsåg|löper) (?:under |för )?(?:åren |perioden |år )?(?=\d)/iu;

/** What a document that is an agreement says of itself. */
const OWN = latin(
  /^(?:denna |den här )?(?:överenskommelsen?|avtalet|detta avtal) (?:gäller|gällde|löper|avser|träder|är giltig)/iu,
);

/** A title that tells of results: the months it names are those it reports on. */
const REPORTS = /uppfölj|rapport|redovis|resultat|tertial|halvår|månad/iu;

/**
 * The promise's own period: said to be what it is valid for, else named with it in title or text. The years of
 * goals and agreements, and the year in which the document was written, are not it.
 */
export function readPromisePeriod(source: FrameSource, title: string | null): Dates | null {
  const dates = firstPeriod(source, title);
  return dates === null ? null : { from: dates.from, to: prolonged(source, dates.to) };
}

const PROLONGED = latin(
  /löfte\p{L}*[^.]{0,60}? förläng(?:s|ts|des|t)[^.]{0,40}?(?:till och med|t\.?o\.?m\.?|till)(?: utgången av| slutet av)? (.{4,30})/iu,
);

/** The last day of a promise that the document says was prolonged; a proposal to do so changes nothing yet. */
function prolonged(source: FrameSource, to: string): string {
  const ends = source.sentences
    .filter(({ text, kind }) => kind !== 'decision' && !/föresl|förslag|bör |kan komma/iu.test(text))
    .map(({ text }) => PROLONGED.exec(text)?.[1])
    .filter((words) => words !== undefined)
    .map((words) => readDay(words) ?? findPeriods(words)[0]?.dates.to);
  return ends.find((end) => end !== undefined && end > to) ?? to;
}

function firstPeriod(source: FrameSource, title: string | null): Dates | null {
  const reports = REPORTS.test(title ?? '');
  const itself = /överenskommelse|avtal/iu.test(title ?? '');
  const labelled = source.blocks
    .filter((block) => LABEL.test(block.text))
    .flatMap((block) => findPeriods(block.text))
    .filter((period) => !(reports && isPartOfYear(period)));
  const sentences = source.sentences.filter(
    ({ text, kind }) =>
      kind !== 'goals' && kind !== 'basis' && kind !== 'attachments' && !(isOther(text) && !(itself && OWN.test(text))),
  );
  const stated = sentences
    .filter(
      ({ text }) =>
        (VALID.test(text) && latin(new RegExp(`${PROMISE}|lovar|lovade|lovat`, 'iu')).test(text)) || IT.test(text),
    )
    .flatMap(({ text }) => afterVerb(text));
  const exact = [...labelled, ...stated].find(
    (period) => period.form === 'days' || period.form === 'months' || period.form === 'half-year',
  );
  if (exact !== undefined) return exact.dates;
  const titled = title === null ? null : inTitle(title);
  const refined = source.sentences
    .filter(({ text }) => VALID.test(text))
    .flatMap(({ text }) => afterVerb(text))
    .find((period) => titled !== null && refines(period, titled));
  if (refined !== undefined) return refined.dates;
  if (titled !== null && titled.form !== 'year') return titled.dates;
  const range = [...labelled, ...stated].find((period) => period.form === 'years');
  if (range !== undefined && (titled === null || covers(range.dates, titled.dates))) return range.dates;
  const near = sentences.map(({ text }) => nearPromise(text)).filter((period) => period !== null);
  if (titled !== null)
    return (near.find((period) => period.form !== 'year' && covers(period.dates, titled.dates)) ?? titled).dates;
  return (labelled[0] ?? stated[0] ?? mostNamed(near))?.dates ?? null;
}

function isOther(text: string): boolean {
  return OTHER.test(text) && !/medborgarlöft|löftet/iu.test(text);
}

/** Days or months that begin and end in the years that the title names. */
function refines(period: FoundPeriod, named: FoundPeriod): boolean {
  return (
    (period.form === 'days' || period.form === 'months') &&
    named.form === 'years' &&
    period.dates.from.slice(0, 4) === named.dates.from.slice(0, 4) &&
    period.dates.to.slice(0, 4) === named.dates.to.slice(0, 4)
  );
}

function covers(range: Dates, part: Dates): boolean {
  return range.from <= part.from && range.to >= part.to;
}

/** Periods after "gäller", so that "som beslutades 2016 gäller 2017" gives 2017. */
function afterVerb(text: string): FoundPeriod[] {
  const verb = VALID.exec(text);
  const start = verb === null ? 0 : verb.index + verb[0].length - 12;
  const after = findPeriods(text).filter((period) => period.start >= start);
  return after.filter(
    (period) =>
      !/(?:beslut|undertecknad|skrev|tecknad|följ|även|också|nästa|fortsätter|mål(?:en)? för)\p{L}*[^,.]{0,25}$/iu.test(
        text.slice(0, period.start),
      ),
  );
}

/** The promise's name and the places after it are shorter; a text of many years stays quick. */
const NEAR = 200;

/** A period right after or before the promise's name: "medborgarlöfte(t) (för) 2017", "2023 års medborgarlöfte". */
function nearPromise(text: string): FoundPeriod | null {
  for (const period of findPeriods(text)) {
    const before = text.slice(Math.max(0, period.start - NEAR), period.start);
    const after = text.slice(period.end, period.end + NEAR);
    if (
      /medborgarlöft\p{L}*(?:[\s,:–-]+|\s+\p{L}+){0,1}(?:\s*(?:[(]|för|under|åren|år|perioden|gällande|avseende|från|i|med|mellan)\s*){0,3}$/iu.test(
        before,
      )
    )
      return period;
    if (/(?<!\p{L})löft\p{L}*[^.]{0,80}\sför (?:perioden|åren)\s*$/iu.test(before)) return period;
    if (/^\s*års?\s+(?:\p{L}+\s+)?medborgarlöft/iu.test(after)) return period;
    if (
      /medborgarlöft\p{L}*(?:\s+(?:för|i|till|med|kring|om))?(?:\s+(?:stadsdelen\s+)?\p{Lu}[\p{L}-]+(?:\s+(?:kommun|stad|och|centrum))?){1,4}[\s,–-]*(?:för |under |åren |perioden )?$/u.test(
        before,
      )
    )
      return period;
  }
  return null;
}

/** A follow-up's own months ("andra halvåret 2022", "maj-augusti 2022") are not the promise's period. */
function inTitle(title: string): FoundPeriod | null {
  const words = title.replace(/(?:tertial|kvartal|halvår|T|Q)\s?\d(?:\s?(?:och|-|–)\s?\d)?[\s,/-]*\d{4}/giu, '');
  const reports = REPORTS.test(title);
  const own = (period: FoundPeriod | null): boolean => period !== null && !(reports && isPartOfYear(period));
  return [nearPromise(words), ...findPeriods(words)].find(own) ?? null;
}

function isPartOfYear({ dates, form }: FoundPeriod): boolean {
  return (
    form === 'half-year' || (form !== 'year' && form !== 'years' && dates.from.slice(0, 4) === dates.to.slice(0, 4))
  );
}

function mostNamed(periods: readonly FoundPeriod[]): FoundPeriod | null {
  const times = (period: FoundPeriod): number =>
    periods.filter((other) => other.dates.from === period.dates.from && other.dates.to === period.dates.to).length;
  return [...periods].sort((a, b) => times(b) - times(a))[0] ?? null;
}
