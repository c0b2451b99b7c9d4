import type { Report } from '#checking/report.ts';
import type { Claim, Found } from '#reading/claims.ts';
import type { FrameSource } from '#reading/frame-source.ts';
import { followUpPeriod } from '#reading/follow-up-period.ts';

type Publication = Report['publications'][number];

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"”)\]]+|(?<![@\p{L}\d.-])[a-zåäö\d-]+(?:\.[a-zåäö\d-]+)*\.(?:se|nu|com|org|eu|example)(?:\/[^\s<>"”)\]]*)?(?![\p{L}\d@-])/giu;
/** What a sentence or its paragraph tells of when it tells where the follow-up is published. */
const PUBLISHED = /uppfölj|medborgarlöft|löfte|publicer|resultat|redovis|rapport|lagts ut|läggs ut|webb|läs mer|finns (?:på|att läsa|tillgänglig)|tillgänglig/iu;
const LAID_OUT = /lagts ut|publicera|lagt ut|finns|redovisa|läggs ut|tillgänglig/iu;

/** Web addresses where the promise or its follow-up is said to be published, as written, with the follow-up period. */
export function readPublications(source: FrameSource, year: number | null): Found<Publication[]> {
  const value: Publication[] = [];
  const claims: Claim[] = [];
  for (const block of source.blocks) {
    const sentences = source.sentences.filter((sentence) => sentence.no === block.no);
    for (const { text, kind } of sentences.length === 0 ? [{ text: block.text, kind: null }] : sentences) {
      if (kind === 'basis' || kind === 'dispatch' || kind === 'signatures') continue;
      const written = [...text.matchAll(ADDRESS)].map((match) => match[0].replace(/[.,;:!?]+$/u, ''));
      const linked = block.links.filter((link) => text.includes(link.words) && /^https?:/i.test(link.address) && !written.some((address) => link.words.includes(address))).map((link) => link.address);
      if (written.length + linked.length === 0 || !PUBLISHED.test(block.text)) continue;
      for (const address of [...written, ...linked]) {
        if (!value.some((other) => other.address === address)) value.push({ address, period: null });
      }
      claims.push({ no: block.no, role: 'publication' });
    }
  }
  const periods = statedPeriods(source, year);
  return { value: withPeriods(value, periods, source, year), claims };
}

/** A period told in the address's own sentence is its own; one told elsewhere goes to the municipality's first address. */
function withPeriods(publications: readonly Publication[], elsewhere: readonly string[], source: FrameSource, year: number | null): Publication[] {
  const own = publications.map((publication) => {
    const sentence = source.sentences.find(({ text }) => text.includes(publication.address))?.text ?? '';
    return { ...publication, period: periodsIn(sentence, year) };
  });
  const result: Publication[] = [];
  const used = new Set(own.flatMap((entry) => entry.period));
  const rest = elsewhere.filter((period) => !used.has(period));
  own.forEach((entry, index) => {
    const periods = entry.period.length > 0 ? entry.period : index === 0 ? rest : [];
    if (periods.length === 0) result.push({ address: entry.address, period: null });
    else result.push(...periods.map((period) => ({ address: entry.address, period })));
  });
  return result;
}

/** "uppföljningen lagts ut på kommunens externa webb (tertial 2)": published, but the address stands elsewhere. */
function statedPeriods(source: FrameSource, year: number | null): string[] {
  return source.sentences
    .filter(({ text }) => LAID_OUT.test(text) && /webb|hemsida|webbplats|intranät|sida/iu.test(text) && /uppfölj|resultat|redovis/iu.test(text))
    .flatMap(({ text }) => periodsIn(text, year));
}

const PERIOD = /(?:t[ae]rtial(?:et)?|kvartal|halvår)\s?\d(?:(?:,|\s?och|\s?samt|\s?[-–])\s?(?:t[ae]rtial\s?)?\d(?!\d))*(?:\s(?:19|20)\d{2})?|(?<![\p{L}\d])T\s?[1-3](?:\s(?:19|20)\d{2})?(?![\p{L}\d])|(?:första|andra|tredje|fjärde) (?:t[ae]rtialet|kvartalet|halvåret)(?:\s(?:19|20)\d{2})?/giu;

function periodsIn(text: string, year: number | null): string[] {
  const labels = [...text.matchAll(PERIOD)].flatMap((match) => {
    const stated = /(?:19|20)\d{2}/.exec(match[0])?.[0];
    const word = /t[ae]rtial|kvartal|halvår|T/iu.exec(match[0])?.[0] ?? '';
    const digits = match[0].replace(/(?:19|20)\d{2}/u, '').match(/\d/g) ?? [];
    const range = /[-–]/.test(match[0]) && digits.length === 2 ? Array.from({ length: Number(digits[1]) - Number(digits[0]) + 1 }, (_, at) => String(Number(digits[0]) + at)) : digits;
    const names = range.length > 1 ? range.map((digit) => `${word} ${digit}`) : [match[0].replace(/(?:19|20)\d{2}/u, '')];
    return names.map((name) => followUpPeriod(`${name} ${stated ?? ''}`.trim(), stated === undefined ? year : Number(stated))?.label ?? '');
  });
  return [...new Set(labels.filter((label) => label !== ''))];
}
