import type { Report } from '#checking/report.ts';
import type { Block } from '#reading/block.ts';
import type { Claim, Found } from '#reading/points/claims.ts';
import type { FrameSource } from '#reading/frame/frame-source.ts';
import { followUpPeriod } from '#reading/points/follow-up-period.ts';
import { latin } from '#reading/latin.ts';

type Publication = Report['publications'][number];

const ADDRESS = latin(
  /(?:https?:\/\/|www\.)[^\s<>"”)\]]+|(?<![@\p{L}\d.-])[a-zåäö\d-]+(?:\.[a-zåäö\d-]+)*\.(?:se|nu|com|org|eu|example)(?:\/[^\s<>"”)\]]*)?(?![\p{L}\d@-])/giu,
);
/** What a sentence or its paragraph tells of when it tells where the follow-up is published. */
const PUBLISHED = latin(
  /uppfölj|medborgarlöft|löfte|publicer|resultat|redovis|rapport|lagts ut|läggs ut|webb|läs mer|finns (?:på|att läsa|tillgänglig)|tillgänglig/iu,
);
const LAID_OUT = latin(/lagts ut|publicera|lagt ut|finns|redovisa|läggs ut|tillgänglig/iu);

/** Web addresses where the promise or its follow-up is said to be published, as written, with the follow-up period. */
export function readPublications(source: FrameSource, year: number | null): Found<Publication[]> {
  const found: Told[] = [];
  const claims: Claim[] = [];
  for (const block of source.blocks) {
    if (!PUBLISHED.test(block.text)) continue;
    for (const { text, kind } of source.sentences.filter((sentence) => sentence.no === block.no)) {
      if (kind === 'basis' || kind === 'dispatch' || kind === 'signatures') continue;
      const addresses = ownPeriods(text, addressesIn(text, block.links), year).filter(
        ({ address }) => !found.some((other) => other.address === address),
      );
      found.push(...addresses);
      if (addresses.length > 0) claims.push({ no: block.no, role: 'publication' });
    }
  }
  return { value: withPeriods(found, statedPeriods(source, year)), claims };
}

type Told = { readonly address: string; readonly periods: readonly string[] };
type Placed = { readonly address: string; readonly at: number };

/**
 * "tertial 1 på A och tertial 3 på B": each address has the periods since the one before it, or all up to the next
 * where the addresses come first. Where some address would have none, all share the sentence's periods.
 */
function ownPeriods(text: string, addresses: readonly Placed[], year: number | null): Told[] {
  const before = addresses.map(({ at }, index) => text.slice(addresses[index - 1]?.at ?? 0, at));
  const after = addresses.map(({ at }, index) => text.slice(at, addresses[index + 1]?.at));
  const parted = [before, after]
    .map((parts) => parts.map((part) => periodsIn(part.replace(ADDRESS, ' '), year)))
    .find((parts) => parts.every((periods) => periods.length > 0));
  const all = periodsIn(text, year);
  return addresses.map(({ address }, index) => ({
    address,
    periods: addresses.length > 1 ? (parted?.[index] ?? all) : all,
  }));
}

/** Written addresses, and those that words lead to, in the order of the words. */
function addressesIn(text: string, links: Block['links']): Placed[] {
  const written = [...text.matchAll(ADDRESS)].map((match) => ({
    at: match.index,
    address: match[0].replace(/[.,;:!?]+$/u, ''),
  }));
  const linked = links
    .filter(
      (link) =>
        /^https?:/i.test(link.address) &&
        text.includes(link.words) &&
        !written.some(({ address }) => link.words.includes(address)),
    )
    .map((link) => ({ at: text.indexOf(link.words), address: link.address }));
  return [...written, ...linked].sort((a, b) => a.at - b.at);
}

/** A period told in the address's own sentence is its own; one told elsewhere goes to the first address. */
function withPeriods(found: readonly Told[], elsewhere: readonly string[]): Publication[] {
  const used = new Set(found.flatMap((entry) => entry.periods));
  const rest = elsewhere.filter((period) => !used.has(period));
  return found.flatMap(({ address, periods }, index): Publication[] => {
    const all = periods.length > 0 ? periods : index === 0 ? rest : [];
    return all.length === 0 ? [{ address, period: null }] : all.map((period) => ({ address, period }));
  });
}

/** "uppföljningen lagts ut på kommunens externa webb (tertial 2)": published, but the address stands elsewhere. */
function statedPeriods(source: FrameSource, year: number | null): string[] {
  return source.sentences
    .filter(
      ({ text }) =>
        LAID_OUT.test(text) &&
        /webb|hemsida|webbplats|intranät|sida/iu.test(text) &&
        /uppfölj|resultat|redovis/iu.test(text),
    )
    .flatMap(({ text }) => periodsIn(text, year));
}

const PERIOD = latin(
  /(?:t[ae]rtial(?:et)?|kvartal|halvår)\s?\d(?:(?:,|\s?och|\s?samt|\s?[-–])\s?(?:t[ae]rtial\s?)?\d(?!\d))*(?:\s(?:19|20)\d{2})?|(?<![\p{L}\d])T\s?[1-3](?:\s(?:19|20)\d{2})?(?![\p{L}\d])|(?:första|andra|tredje|fjärde) (?:t[ae]rtialet|kvartalet|halvåret)(?:\s(?:19|20)\d{2})?/giu,
);

function periodsIn(text: string, year: number | null): string[] {
  const labels = [...text.matchAll(PERIOD)].flatMap((match) => {
    const stated = /(?:19|20)\d{2}/.exec(match[0])?.[0];
    const word = /t[ae]rtial|kvartal|halvår|T/iu.exec(match[0])?.[0] ?? '';
    const digits = match[0].replace(/(?:19|20)\d{2}/u, '').match(/\d/g) ?? [];
    const range =
      /[-–]/.test(match[0]) && digits.length === 2
        ? Array.from({ length: Number(digits[1]) - Number(digits[0]) + 1 }, (_, at) => String(Number(digits[0]) + at))
        : digits;
    const names =
      range.length > 1 ? range.map((digit) => `${word} ${digit}`) : [match[0].replace(/(?:19|20)\d{2}/u, '')];
    return names.map(
      (name) =>
        followUpPeriod(`${name} ${stated ?? ''}`.trim(), stated === undefined ? year : Number(stated))?.label ?? '',
    );
  });
  return [...new Set(labels.filter((label) => label !== ''))];
}
